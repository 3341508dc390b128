"""How old the writer is."""

import re
from collections.abc import Iterator
from datetime import date

from bot.understanding.slots.candidates import Candidate
from bot.understanding.slots.message import Message
from bot.understanding.slots.split import Gap
from bot.understanding.slots.whose import Speaker

YOUNGEST, OLDEST = 15, 80
_GLUED = re.compile(r"(\d{2})(?:yo|yrs?|y|f|m|year|years|yearsold|yold)?")
_UNITS = (
    "y o", "yo", "y/o", "yrs old", "yr old", "years old", "year old", "years of age",
    "yearsold", "years young", "na ako", "tuoi", "tahun", "thn", "anos", "ans",
    "taong gulang", "taon", "saal", "歳", "才", "살", "세", "岁", "yrs", "na po ako", "na po",
    "na",
)  # fmt: skip
_OLD = frozenset({
    "y o", "yo", "yrs old", "yr old", "years old", "year old", "years of age", "tuoi",
    "taong gulang", "歳", "才", "살", "세", "岁",
})  # fmt: skip
_BARE_UNITS = frozenset({"tahun", "anos", "ans", "taon", "saal", "yrs", "thn"})
"""Words for years alone; an age only after "I am" or "my age"."""
_HAVE_YEARS = frozenset({"tengo", "tenho", "ai", "jai"})
_AFTER = frozenset({
    "and", "but", "so", "now", "from", "living", "currently", "looking", "this", "turning",
    "btw", "with", "going", "already", "f", "m", "male", "female", "single", "married",
    "next", "in", "po", "na", "lang", "n", "&", "am", "is", "i", "im", "can", "w",
})  # fmt: skip
_UNTOLD_AFTER = frozenset({"in", "is", "with"})
_BORN = frozenset({"born", "lahir", "ipinanganak", "nacido", "nascido", "sinh"})


def ages(message: Message, speaker: Speaker, today: date | None) -> Iterator[Candidate]:
    """Ages that the writer may have told.

    Args:
        message: The message.
        speaker: Knows whom its words speak of.
        today: The day of the message; without it years of birth say nothing.
    """
    for at, text in enumerate(message.texts):
        if not text[0].isdigit() or message.in_money[at] or message.covered[at] != -1:
            continue
        found = _GLUED.fullmatch(text)
        if not found:
            if today and len(text) == 4 and text.isdigit():
                yield from _born(message, speaker, at, today)
            continue
        age = int(found[1])
        turning = message.before(at) == "turning"
        if turning:
            age -= 1
        if not YOUNGEST <= age <= OLDEST:
            continue
        glued = text != found[1]
        listed = message.parts[message.part_of[at]]
        alone = listed.first == at and listed.last == at + 2
        unit, last = _unit(message, at)
        if (
            unit is None
            and not glued
            and alone
            and message.texts[at + 1] in {"year", "years", "yrs"}
        ):
            unit, last = "yrs", at + 2
        if unit is None and not glued and not _ends_well(message, at):
            continue
        cue = speaker.cue_before(at, cues=("i_am",), farthest=10)
        if unit in _BARE_UNITS and not cue and message.before(at) in _HAVE_YEARS:
            cue = "i_have"
        if unit in _BARE_UNITS and not cue and not alone:
            continue
        said = cue is not None or unit in {"na ako", "na po ako"}
        if not said and unit is not None and unit in _OLD and speaker.opens_clause(at):
            said = message.gap(last) != Gap.NONE and not message.parts[message.part_of[at]].asked
        if not said and turning:
            said = speaker.is_told(at - 1, cues=("i_am",))
        if unit is None and not glued and said and message.after(at + 1) in _UNTOLD_AFTER:
            said = turning or message.after(at + 1) == "with"
        pure = message.pure[message.part_of[at]]
        if not said and not pure and not speaker.opens_clause(at, covered=True):
            continue
        yield Candidate("age", age, at, last, said)


def _unit(message: Message, at: int) -> tuple[str | None, int]:
    """The words after a number that make it an age, and the word after them."""
    if message.after(at + 1) == "old" and not message.texts[at].isdigit():
        return "years old", at + 2  # "35yrs old"
    for size in (3, 2, 1):
        last = at + 1 + size
        if last <= len(message.texts) and all(
            message.gap(number) == Gap.NONE for number in range(at + 1, last)
        ):
            phrase = " ".join(message.texts[at + 1 : last])
            if phrase in _UNITS:
                return phrase, last
    return None, at + 1


def _ends_well(message: Message, at: int) -> bool:
    """Whether nothing is counted by a bare number ("27 schools")."""
    after = message.after(at + 1)
    if message.within("passports", after):
        return False
    if after in message.vocabulary.years or message.before(at) in {
        "n",
        "jlpt",
        "level",
        "under",
        "over",
    }:
        return False
    if not after or after in _AFTER:
        return True
    return at + 1 < len(message.covered) and message.covered[at + 1] == at + 1


def _born(message: Message, speaker: Speaker, at: int, today: date) -> Iterator[Candidate]:
    year = int(message.texts[at])
    age = today.year - year
    start = at - 1 if message.before(at) in {"in", "year", "noong", "tahun", "nam"} else at
    if not YOUNGEST <= age <= OLDEST or message.before(start) not in _BORN:
        return
    # Without the day, the age that is right for most: as if born in the middle of the year.
    if today.month < 7:
        age -= 1
    first = start - 1
    said = speaker.opens_clause(first) or speaker.is_told(first, cues=("i_am",))
    if said:
        yield Candidate("age", age, first, at + 1, said=True)
