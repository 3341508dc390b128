"""How an answer came about, for maintainers who wonder why."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bot.understanding.examples import examples_of
from bot.understanding.speller import Correction
from bot.understanding.understand import Ask, Understanding

NEIGHBOURS = 5
"""Nearest phrasings that are told."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A text that the matcher learnt from and that is near the question.

    Args:
        owner: The entry, small talk or "~none" that it stands under.
        text: As written.
        similarity: How near it is (0..1).
    """

    owner: str
    text: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one ask was understood.

    Args:
        ask: What came of it.
        words: The words that were looked at.
        corrections: Words that were read as others.
        neighbours: The nearest phrasings, nearest first.
    """

    ask: Ask
    words: tuple[str, ...]
    corrections: tuple[Correction, ...]
    neighbours: tuple[Neighbour, ...]


def explained(understanding: Understanding, text: str) -> Iterator[Explanation]:
    """Explain a message, ask by ask.

    Args:
        understanding: The understanding that answers.
        text: The message.
    """
    reader, matcher = understanding.reader, understanding.matcher
    examples = examples_of(understanding.knowledge, reader, matcher.model.labels)
    for ask in understanding.understand(text).asks:
        words = reader.words(ask.text)
        match = matcher.match(words)
        near = matcher.similarities(words)
        neighbours = tuple(
            Neighbour(matcher.model.labels[examples[at].label], examples[at].text, float(near[at]))
            for at in np.argsort(-near, kind="stable")[:NEIGHBOURS].tolist()
        )
        yield Explanation(ask, match.words, match.corrections, neighbours)
