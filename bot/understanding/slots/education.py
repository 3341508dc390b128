"""What the writer has studied: highest completed degree, subject, when and where."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.knowledge.profile import Subject
from bot.understanding.slots.candidates import Candidate
from bot.understanding.slots.message import Message
from bot.understanding.slots.phrases import Found
from bot.understanding.slots.split import Gap
from bot.understanding.slots.vocabulary import DegreeWord
from bot.understanding.slots.whose import Speaker, Whose

CUES = ("i_am", "i_have", "have")
_FINISHED = frozenset({
    "graduate", "graduated", "grad", "holder", "degree", "completed", "passed", "pass",
    "educ", "only", "here", "lang", "po", "of",
})  # fmt: skip
_MAJOR = frozenset({"major", "majored", "degree", "graduate", "grad", "graduated"})
_LINKS = frozenset({
    "in", "of", "major", "ng", "sa", "and", "degree", "w", "em", "en", "the", "de",
    "jurusan", "nganh", "honours", "hons", "science", "arts", "is", "was", "my",
})  # fmt: skip
_STUDIED = frozenset({"studied", "study", "major", "majored", "course", "jurusan"})
_FARTHEST_FIELD = 4
_FARTHEST_YEAR = 7
_EARLIEST = 1970


def degrees(message: Message, speaker: Speaker) -> Iterator[tuple[Candidate, DegreeWord]]:
    """Completed levels of education that the writer may have told.

    Args:
        message: The message.
        speaker: Knows whom its words speak of.
    """
    for found in message.degrees:
        word = found.value
        if word.degree is None:
            continue
        if word.plain:
            if speaker.plainly(found.first):
                said = (
                    speaker.is_told(found.first, cues=CUES)
                    or speaker.opens_clause(found.first, covered=True)
                    or message.texts[found.first] in {"didnt", "never", "dropped", "did"}
                )
                yield Candidate("degree", word.degree, found.first, found.last, said), word
            continue
        if _is_unfinished(message, found):
            continue
        cue = speaker.cue_before(found.first, cues=CUES)
        said = cue is not None
        if message.before(found.first) == "my" and message.after(found.last) in {"is", "was", "in"}:
            said = True
        elif word.weak and (cue == "i_am" or _is_particle(message, found)):
            said = cue is not None and _is_more_than_a_word(message, found)
        if not said and message.starts["finishing"]:
            continue
        if not said and word.weak and not _is_more_than_a_word(message, found):
            continue
        if _ends_with(message, found, "after") and speaker.opens_clause(found.first, covered=True):
            said = True
        solid = _opens_part(message, found)
        yield Candidate("degree", word.degree, found.first, found.last, said, solid=solid), word
    yield from _of_subject(message, speaker)


def no_degree(message: Message, speaker: Speaker) -> Found[DegreeWord] | None:
    """Where the writer says that they have no degree."""
    for found in message.degrees:
        if found.value.degree is None and speaker.whose[found.first] is not Whose.OTHERS:
            own = message.texts[found.first] in {"dont", "do", "wala", "walang"}
            if (
                own
                or speaker.opens_clause(found.first, covered=True)
                or speaker.is_told(found.first, cues=CUES)
            ):
                return found
    return None


def fields(
    message: Message, speaker: Speaker, told_degrees: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Subjects of the degrees that were told, and of studies.

    Args:
        message: The message.
        speaker: Knows whom its words speak of.
        told_degrees: Degrees that are known to be the writer's.
    """
    for found in message.fields:
        subject = found.value[0]
        if subject is None:
            continue
        major = message.after(found.last) in _MAJOR or message.before(found.first) in _STUDIED
        if any(_belongs(message, degree, found) for degree in told_degrees):
            yield Candidate("field", subject, found.first, found.last, said=True, leads=major)
        elif major:
            near = any(
                message.part_of[degree.first] == message.part_of[found.first] - 1
                for degree in told_degrees
            )
            said = near or speaker.is_told(found.first, cues=CUES)
            if message.after(found.last) == "student":
                said = False
            yield Candidate("field", subject, found.first, found.last, said, leads=True)


def graduations(message: Message, speaker: Speaker, today: date | None) -> Iterator[Candidate]:
    """Years since the writer left school, where the day is known.

    Args:
        message: The message.
        speaker: Knows whom its words speak of.
        today: The day of the message.
    """
    for start, last in message.starts["just_graduated"].items():
        if speaker.whose[start] is Whose.OTHERS:
            continue
        own = message.texts[start] in {"i", "kaka"} or message.after(last) == "ako"
        opens = message.texts[start] == "just" and speaker.opens_clause(start)
        said = own or opens or speaker.is_told(start, cues=CUES)
        yield Candidate("graduated_within_years", 0, start, last, said)
    for start, last in message.starts["graduated"].items():
        own = message.texts[start] in message.vocabulary.sets["selves"]
        if speaker.whose[start] is Whose.OTHERS or not (
            own or speaker.opens_clause(start, covered=True) or speaker.is_told(start, cues=CUES)
        ):
            continue
        year = message.before(start)  # "b.tech 2023 passout"
        if today and len(year) == 4 and year.isdigit() and _EARLIEST <= int(year) <= today.year:
            yield Candidate(
                "graduated_within_years", today.year - int(year), start - 1, last, said=True
            )
            continue
        for at in range(last, min(last + _FARTHEST_YEAR, len(message.texts))):
            if message.gap(at) != Gap.NONE:
                break
            text = message.texts[at]
            if (
                text.isdigit()
                and message.after(at + 1) in message.vocabulary.years
                and message.after(at + 2) in {"ago", "na", "lalu"}
            ):
                yield Candidate("graduated_within_years", int(text), start, at + 3, said=True)
                break
            if today and len(text) == 4 and text.isdigit() and _EARLIEST <= int(text) <= today.year:
                yield Candidate(
                    "graduated_within_years", today.year - int(text), start, at + 1, said=True
                )
                break


def top_universities(message: Message, speaker: Speaker) -> Iterator[Candidate]:
    """Whether the writer's degree is from one of the first hundred universities."""
    for start, last in message.vocabulary.top_university.spans(message.texts):
        at = start
        while (
            message.before(at) in {"from", "a", "the", "in", "at"} or message.before(at).isdigit()
        ):
            at -= 1
        graduated = any(message.before(at) == word for word in ("graduated", "degree", "graduate"))
        if speaker.whose[start] is not Whose.OTHERS and (
            (graduated and speaker.opens_clause(at - 1, covered=True))
            or speaker.is_told(start, cues=CUES)
        ):
            yield Candidate("university_rank_top100", True, start, last, said=True)


def _opens_part(message: Message, found: Found[DegreeWord]) -> bool:
    """Whether an item of a list begins with the degree, and nothing is demanded or asked in it."""
    part = message.parts[message.part_of[found.first]]
    return (
        part.first == found.first
        and not part.asked
        and not any(
            message.within("required", message.texts[at]) for at in range(part.first, part.last)
        )
    )


def _of_subject(message: Message, speaker: Speaker) -> Iterator[tuple[Candidate, DegreeWord]]:
    """Degrees that are known by their subject: "business degree", "cs grad"."""
    taken = {at for found in message.degrees for at in range(found.first, found.last)}
    for found in message.fields:
        if found.value[0] is None or found.last in taken or found.first in taken:
            continue
        if message.after(found.last) in {"degree", "graduate", "grad"}:
            word = DegreeWord("bachelor", found.value[0])
            said = speaker.is_told(found.first, cues=CUES)
            yield Candidate("degree", "bachelor", found.first, found.last + 1, said), word


def _is_particle(message: Message, found: Found[DegreeWord]) -> bool:
    """Whether it is as short as the particles of Tagalog ("meron ba") and Malay."""
    text = message.texts[found.first]
    return found.last - found.first == 1 and len(text) < 3 and text.isalpha()


def _is_unfinished(message: Message, found: Found[DegreeWord]) -> bool:
    """Whether it is still being studied for, or was given up."""
    at = found.last
    for _ in range(_FARTHEST_FIELD):
        after = message.after(at)
        if not after:
            return False
        if message.within("unfinished_after", after):
            return True
        if message.covered[at] == -1 and after not in message.vocabulary.sets["fillers"]:
            return False
        at += 1
    return False


def _is_more_than_a_word(message: Message, found: Found[DegreeWord]) -> bool:
    """Whether "ba" or "masters" is a degree here."""
    after = message.after(found.last)
    if after in _FINISHED or after == "in":
        return True
    if all(word.upper for word in message.words[found.first : found.last]):
        return True
    beside = {found.last, found.last + 1}
    return (
        any(
            field.first in beside and message.gap(found.last) == Gap.NONE
            for field in message.fields
        )
        or found.value.field is not None
    )


def _belongs(message: Message, degree: Candidate, field: Found[tuple[Subject | None]]) -> bool:
    """Whether a subject stands beside a degree: "BA in history", "nursing graduate"."""
    if field.first >= degree.first and field.last <= degree.last:
        return True
    if field.last == degree.first and message.gap(degree.first) == Gap.NONE:
        return True
    if not degree.last <= field.first <= degree.last + _FARTHEST_FIELD:
        return False
    return all(
        message.gap(at) == Gap.NONE
        and (at == field.first or message.texts[at] in _LINKS or message.covered[at] != -1)
        for at in range(degree.last, field.first + 1)
    )


def _ends_with(message: Message, found: Found[DegreeWord], cue: str) -> bool:
    return message.gap(found.last) == Gap.NONE and found.last in message.starts[cue]
