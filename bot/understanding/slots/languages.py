"""How well the writer says they know Japanese and English."""

from collections.abc import Iterator

from bot.knowledge.profile import SCALES
from bot.understanding.slots.candidates import Candidate
from bot.understanding.slots.message import Message
from bot.understanding.slots.phrases import Found
from bot.understanding.slots.split import Gap
from bot.understanding.slots.vocabulary import GradeOf
from bot.understanding.slots.whose import Speaker

CUES = ("i_am", "i_have", "have")
_VERY = frozenset(
    {"very", "quite", "pretty", "about", "around", "at", "only", "still", "just", "like", "really"}
)
_OR = frozenset({"to", "or", "and", "dan"})
_MINE = {
    "japanese": frozenset({"japanese", "nihongo"}),
    "english": frozenset({"english", "ingles", "inggris"}),
}


def languages(message: Message, speaker: Speaker) -> Iterator[Candidate]:
    """Levels that the writer may have told.

    Args:
        message: The message.
        speaker: Knows whom its words speak of.
    """
    previous: Found[GradeOf] | None = None
    for found in message.levels:
        language, level = found.value
        joined = previous and _joined(message, previous, found)
        if joined and previous:  # "N4 or N3", "N4-N3": the lower one is sure
            scale = SCALES[language]
            level = min(level, previous.value[1], key=scale.index)
        previous = found
        after = message.after(found.last)
        if message.within("required", after):
            continue
        said = speaker.is_told(found.first, cues=CUES) or (
            message.gap(found.last) == Gap.NONE
            and (
                found.last in message.starts["after"]
                or found.last in message.starts["holder_after"]
            )
            and speaker.opens_clause(found.first, covered=True)
        )
        yield Candidate(language, level, found.first, found.last, said)
    yield from _bare_grades(message, speaker)
    yield from _scores(message, speaker)


def lower_of_two(candidates: list[Candidate], message: Message) -> list[Candidate]:
    """Drop the higher of two levels that are named as a range."""
    kept: list[Candidate] = []
    for candidate in candidates:
        before = kept[-1] if kept else None
        if (
            before
            and before.key == candidate.key in {"japanese", "english"}
            and candidate.first - before.last <= 1
            and all(message.gap(at) == Gap.NONE for at in range(before.last, candidate.first + 1))
        ):
            lower = min(before, candidate, key=lambda one: SCALES[one.key].index(one.value))
            kept[-1] = lower
        else:
            kept.append(candidate)
    return kept


def _joined(message: Message, one: Found[GradeOf], two: Found[GradeOf]) -> bool:
    return (
        one.value[0] == two.value[0]
        and two.first - one.last <= 1
        and all(message.gap(at) == Gap.NONE for at in range(one.last, two.first + 1))
        and all(message.texts[at] in _OR for at in range(one.last, two.first))
    )


def _bare_grades(message: Message, speaker: Speaker) -> Iterator[Candidate]:
    """Grades that stand apart from the language: "my english is fluent"."""
    for last, start in message.ends["i_am"].items():
        said_of = message.texts[start:last]
        for language, table in message.vocabulary.bare_grades.items():
            if not any(word in _MINE[language] for word in said_of):
                continue
            at = last
            while (
                at < len(message.texts)
                and message.texts[at] in _VERY
                and message.gap(at) == Gap.NONE
            ):
                at += 1
            if message.gap(at) != Gap.NONE or not speaker.is_told(at, cues=("i_am",)):
                continue
            found = next(
                (
                    one
                    for one in table.find(message.words[at : at + 4], message.texts[at : at + 4])
                    if one.first == 0
                ),
                None,
            )
            if found and found.value != "none":
                end = at + found.last
                yield Candidate(language, found.value, at, end, said=True)


def _scores(message: Message, speaker: Speaker) -> Iterator[Candidate]:
    """Scores of tests of English."""
    for found in message.tests:
        at = found.last
        while message.after(at) in {"score", "of", "is", "overall", "band", "around", "with"}:
            at += 1
        text = message.after(at)
        try:
            score = float(text)
        except ValueError:
            continue
        test = found.value
        if not score <= test.most:
            continue
        level = "basic"
        if score >= test.intermediate:
            level = "intermediate"
        if score >= test.fluent:
            level = "fluent"
        said = speaker.is_told(found.first, cues=CUES)
        yield Candidate("english", level, found.first, at + 1, said)
