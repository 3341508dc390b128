"""Typing mistakes: one or two random letter edits a text, the same ones on every run."""

import random
import string
from collections.abc import Sequence

from rapidfuzz.distance import OSA

MOST_EDITS = 2
SEED = 20261124


def noised(texts: Sequence[str], seed: int = SEED) -> list[str]:
    """Each text with one or two letters wrong.

    Args:
        texts: What was meant.
        seed: Another one makes other mistakes.

    Returns:
        What was typed. Texts without any letter stay as they are.
    """
    return [
        mistyped(text, random.Random(f"{seed}/{number}/{text}"))
        for number, text in enumerate(texts)
    ]


def mistyped(text: str, chance: random.Random) -> str:
    """A text with one or two letter edits (a letter left out, put in, replaced, or two swapped).

    Args:
        text: What was meant.
        chance: Where the edits come from.
    """
    if not any(map(str.isalpha, text)):
        return text
    edits = chance.randint(1, MOST_EDITS)
    while True:
        typed = text
        for _ in range(edits):
            typed = _edited(typed, chance)
        # A second edit may undo the first.
        if OSA.distance(text, typed) == edits:
            return typed


def _edited(text: str, chance: random.Random) -> str:
    places = [at for at, char in enumerate(text) if char.isalpha()]
    if not places:
        return text
    at = chance.choice(places)
    before, letter, after = text[:at], text[at], text[at + 1 :]
    match chance.choice(("leave out", "put in", "replace", "swap")):
        case "leave out":
            return before + after
        case "put in":
            return before + letter + chance.choice(string.ascii_lowercase) + after
        case "replace":
            return before + chance.choice(string.ascii_lowercase) + after
        case _ if after[:1].isalpha():
            return before + after[0] + letter + after[1:]
        case _:
            return text
