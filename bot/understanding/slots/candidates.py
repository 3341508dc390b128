"""Things that the writer may have said about themselves, and lists of such things.

"filipino, 27, bs educ, N4" says nothing by its grammar; that two or more such things stand in a row,
with nothing else between, does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.understanding.slots.message import Message
from bot.understanding.slots.whose import Speaker, Whose

LOOSE_WORDS = 3
"""A part of a list with something that we do not know may have so many words."""
ENOUGH = 2
"""Things in a row that make a list about oneself."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that the writer may have said about themselves.

    Args:
        key: The profile key.
        value: Its value, as in `Evidence`.
        first: The first word that says it.
        last: Number after the last word.
        said: Whether grammar says it ("I am"); otherwise it counts in a list only.
        leads: Whether it may begin a list on its own; a bare country ("Nepal N4") may not.
        solid: Whether it counts in a list even where words stand beside it that we do not know.
    """

    key: str
    value: Any
    first: int
    last: int
    said: bool
    leads: bool = True
    solid: bool = False


def told(message: Message, speaker: Speaker, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that were really said, in the order of the message.

    Args:
        message: The message.
        speaker: Knows whom its words speak of.
        candidates: What may have been said.
    """
    by_part: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_part.setdefault(message.part_of[candidate.first], []).append(candidate)
    result: list[Candidate] = []
    run: list[tuple[int, list[Candidate]]] = []
    for number, part in enumerate(message.parts):
        here = by_part.get(number, [])
        if _continues(message, speaker, number, here):
            run.append((number, here))
        else:
            result += _from_run(message, speaker, run)
            run = []
            result += [candidate for candidate in here if candidate.said]
        if part.asked:
            result += _from_run(message, speaker, run)
            run = []
    result += _from_run(message, speaker, run)
    return sorted(result, key=lambda candidate: candidate.first)


def _continues(message: Message, speaker: Speaker, number: int, here: Sequence[Candidate]) -> bool:
    """Whether a part may stand in a list about oneself."""
    part = message.parts[number]
    if any(candidate.said or candidate.solid for candidate in here):
        return True
    if any(speaker.whose[at] is Whose.OTHERS for at in range(part.first, part.last)):
        return False
    return message.pure[number] or part.last - part.first <= LOOSE_WORDS


def _from_run(
    message: Message, speaker: Speaker, run: list[tuple[int, list[Candidate]]]
) -> list[Candidate]:
    weight = 0
    keys: set[str] = set()
    leads = False
    for number, here in run:
        part = message.parts[number]
        said = any(candidate.said for candidate in here)
        opened = any(
            (
                at in message.starts["i_am"]
                and speaker.whose[at] is not Whose.OTHERS
                and (at == part.first or message.texts[at] in message.vocabulary.sets["selves"])
            )
            or (message.ends["i_am"].get(at + 1, -1) >= part.first and message.texts[at] == "ko")
            for at in range(part.first, part.last)
        )
        if said:
            weight += ENOUGH
            leads = True
        elif message.pure[number] and not part.asked:
            keys.update(candidate.key for candidate in here)
            leads = leads or any(candidate.leads for candidate in here)
        elif any(candidate.solid for candidate in here):
            keys.update(candidate.key for candidate in here if candidate.solid)
            leads = True
        if opened and not said:
            weight += 1
            leads = True
    weight += len(keys)
    aged = "age" in keys or any(candidate.said for _, here in run for candidate in here)
    kept: list[Candidate] = []
    names = {
        candidate.value
        for _, here in run
        for candidate in here
        if candidate.key == "nationality" and not candidate.leads and not candidate.said
    }
    for number, here in run:
        part = message.parts[number]
        pure = message.pure[number] and not part.asked
        for candidate in here:
            bare_name = candidate.key == "nationality" and not candidate.leads
            enough = weight >= ENOUGH and leads and pure
            if bare_name and (len(names) > 1 or not (aged or _stands_alone(message, candidate))):
                enough = False
            if (
                candidate.said
                or enough
                or (candidate.solid and weight >= ENOUGH and not part.asked)
            ):
                kept.append(candidate)
    return kept


def _stands_alone(message: Message, candidate: Candidate) -> bool:
    part = message.parts[message.part_of[candidate.first]]
    return (part.first, part.last) == (candidate.first, candidate.last)
