"""Things that are told by a phrase of their own: family, Japan or not, tests that were passed."""

from collections.abc import Iterator

from bot.understanding.slots.candidates import Candidate
from bot.understanding.slots.message import Message
from bot.understanding.slots.whose import Speaker, Whose

_ASKED_WITH = frozenset({"have", "had", "having"})


def plain_facts(message: Message, speaker: Speaker) -> Iterator[Candidate]:
    """What such phrases tell of the writer.

    Args:
        message: The message.
        speaker: Knows whom its words speak of.
    """
    for found in message.plain:
        if not speaker.plainly(found.first):
            continue
        key, value = found.value
        if key == "location" and not _is_here(message, speaker, found.first):
            continue
        if key in {"ssw_test_passed", "it_exam_passed", "trainee_completed", "degree_in_japan"}:
            said = (
                speaker.opens_clause(found.first, covered=True)
                or speaker.is_told(found.first, cues=("i_am", "i_have"))
                or message.before(found.first) in {"i", "have", "ive", "already", "na"}
            )
            if said:
                yield Candidate(key, value, found.first, found.last, said)
            continue
        yield Candidate(key, value, found.first, found.last, said=True)
    for start, last in message.starts["not_married"].items():
        own = message.texts[start] in {"im", "i"}
        said = own or speaker.is_told(start, cues=("i_am",), fillers="nationality_fillers")
        if speaker.whose[start] is not Whose.OTHERS:
            yield Candidate("married_to", "none", start, last, said)


def _is_here(message: Message, speaker: Speaker, first: int) -> bool:
    if message.texts[first] in message.vocabulary.sets["selves"]:
        return True
    if speaker.whose[first] is Whose.OTHERS:
        return False
    return message.before(first) not in message.vocabulary.sets["not_there"] and (
        speaker.opens_clause(first, covered=True) or speaker.is_told(first, cues=("i_am",))
    )
