"""What the writer has worked as and for how long; licences, publications, schooling in English."""

from collections.abc import Iterator

from bot.understanding.slots.candidates import Candidate
from bot.understanding.slots.message import Message
from bot.understanding.slots.split import Gap
from bot.understanding.slots.whose import Speaker, Whose

CUES = ("i_am", "i_have", "have")
MOST_YEARS = 50
_FARTHEST_WORK = 7
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "isang": 1, "dalawang": 2, "tatlong": 3, "limang": 5,
}  # fmt: skip
_NOT_WORK = frozenset({
    "old", "olds", "contract", "contracts", "visa", "ban", "ago", "left", "later", "course",
    "degree", "diploma", "program", "programme", "college", "university", "gap", "limit",
    "na", "more", "validity", "renewal", "stay", "lease", "student", "bond", "study", "of",
})  # fmt: skip
_ENOUGH = frozenset({"enough", "ok", "okay", "preferred", "required", "needed"})
_OF_WORK = frozenset({
    "experience", "exp", "teaching", "work", "working", "professional", "industry",
    "solid", "hands",
})  # fmt: skip
_QUESTION = frozenset({
    "is", "are", "if", "can", "need", "should", "how", "must", "required", "enough", "minimum", "at",
    "does", "do", "want", "plan", "after", "will", "would",
})  # fmt: skip


def experiences(message: Message, speaker: Speaker) -> Iterator[Candidate]:
    """Years of work by kind that the writer may have told.

    Args:
        message: The message.
        speaker: Knows whom its words speak of.
    """
    for at in range(len(message.texts)):
        years, last = _years(message, at)
        if years is None or not _counts_work(message, last):
            continue
        first, end = message.clause(at)
        texts = message.texts[first:end]
        if any(text in _QUESTION for text in texts[: at - first + 1]) or any(
            text in _ENOUGH or message.within("demands", text) for text in texts[at - first :]
        ):
            continue
        work = _nearest_work(message, at, last, first, end)
        if work is None:
            continue
        whose = speaker.whose[at]
        part = message.parts[message.part_of[at]]
        said = whose is Whose.SELF or speaker.is_told(at, cues=CUES)
        listed = whose is Whose.NOBODY and (
            speaker.opens_clause(at, covered=True) or message.pure[message.part_of[at]]
        )
        if part.asked and not speaker.is_told(at, cues=CUES):
            continue
        if said or listed:
            words = message.texts[first:end]
            clear = any(word in message.vocabulary.experience for word in words) or any(
                word in {"as", "worked", "been", "working"} for word in words
            )
            yield Candidate(
                "experience",
                (work, years),
                at,
                last,
                said=said or (listed and clear),
                solid=speaker.opens_clause(at),
            )


def licences(message: Message, speaker: Speaker) -> Iterator[Candidate]:
    """Licences to teach that the writer may have told of."""
    for found in message.licences:
        said = speaker.is_told(found.first, cues=CUES)
        said = said or found.first in message.starts["holder_after"]
        if not found.value:
            plain = message.texts[found.first] in {"dont", "walang", "wala"}
            said = said or (plain and speaker.plainly(found.first))
            said = said or (
                message.texts[found.first] == "no"
                and speaker.opens_clause(found.first, covered=True)
                and not _asks_for(message, found.last)
                and not message.parts[message.part_of[found.first]].asked
            )
        yield Candidate("teaching_licence", found.value, found.first, found.last, said)


def publications(message: Message, speaker: Speaker) -> Iterator[Candidate]:
    """Numbers of publications that the writer may have told of."""
    words = message.vocabulary.publications
    for at, text in enumerate(message.texts):
        if text not in words or message.gap(at) != Gap.NONE:
            continue
        start = at - 1
        while start > 0 and message.texts[start] in words | {
            "published",
            "academic",
            "peer",
            "reviewed",
        }:
            start -= 1
        number = message.texts[start]
        if number == "no" or (number.isdigit() and len(number) < 4):
            said = speaker.is_told(start, cues=CUES) or (
                number == "no"
                and speaker.opens_clause(start)
                and not _asks_for(message, at + 1)
                and not message.parts[message.part_of[at]].asked
            )
            value = 0 if number == "no" else int(number)
            yield Candidate("publications", value, start, at + 1, said)


def english_schooling(message: Message, speaker: Speaker) -> Iterator[Candidate]:
    """Years of school taught in English."""
    for start, end in message.vocabulary.english_schooling.spans(message.texts):
        if speaker.whose[start] is Whose.OTHERS:
            continue
        first, last = message.clause(start)
        for at in range(first, last):
            years, after = _years(message, at)
            if years is None:
                continue
            said = speaker.whose[at] is Whose.SELF and not any(
                text in _QUESTION for text in message.texts[first:at]
            )
            listed = speaker.opens_clause(at, covered=True)
            if said or listed:
                yield Candidate(
                    "english_schooling_years", years, min(at, start), max(after, end), said
                )
            break


def _asks_for(message: Message, last: int) -> bool:
    return message.within("required", message.after(last))


def _years(message: Message, at: int) -> tuple[float | None, int]:
    """A number of years at a word, and the word after it."""
    text = message.texts[at]
    digits = text.rstrip("abcdefghijklmnopqrstuvwxyz+")
    unit = text[len(digits) :]
    number: float | None
    if text in _NUMBERS:
        number, unit = float(_NUMBERS[text]), ""
    else:
        try:
            number = float(digits)
        except ValueError:
            return None, at
    if number > MOST_YEARS:
        return None, at
    if unit in message.vocabulary.years:
        return number, at + 1
    if unit:
        return None, at
    last = at + 1
    if message.after(last) in {"plus", "full", "whole", "na"}:
        last += 1
    if message.after(last) in message.vocabulary.years:
        return number, last + 1
    return None, at


def _counts_work(message: Message, last: int) -> bool:
    after = message.after(last)
    if after == "of":
        return message.after(last + 1) in _OF_WORK or any(
            found.first == last + 1 for found in message.work
        )
    return after not in _NOT_WORK


def _nearest_work(message: Message, at: int, last: int, first: int, end: int) -> str | None:
    """The kind of work that years belong to: the next one, else the last one before."""
    following = [
        found for found in message.work if last - 1 <= found.first < min(end, last + _FARTHEST_WORK)
    ]
    preceding = [
        found for found in message.work if max(first, at - _FARTHEST_WORK) <= found.first < at
    ]
    # "cook for 10 years in Thai restaurants": what stands before "for" is the work.
    if preceding and message.before(at) in {"for", "since", "ng", "selama", "por"}:
        return preceding[-1].value
    if (
        preceding
        and preceding[-1].last == at
        and not (following and following[0].first in {last, last + 1})
    ):
        return preceding[-1].value  # "chef 12 years in a hotel"
    if following and message.after(following[0].last) in _NOT_WORK:
        return None  # "2 year engineering diploma"
    if following:
        return following[0].value
    return preceding[-1].value if preceding else None
