"""Which status of residence the writer holds."""

from collections.abc import Iterator

from bot.knowledge.profile import Status
from bot.understanding.slots.candidates import Candidate
from bot.understanding.slots.message import Message
from bot.understanding.slots.phrases import Found
from bot.understanding.slots.split import Gap
from bot.understanding.slots.whose import Speaker, Whose

_ON = frozenset({"on", "under", "holding", "using"})
_PAPER = frozenset({"visa", "status", "holder", "visas"})
_DONE = frozenset({"finished", "completed", "passed", "lulus", "took", "did", "failed", "refused"})
_SKIPPED = frozenset(
    {"a", "an", "the", "my", "own", "valid", "1", "2", "3", "5", "year", "years", "current"}
)
_ASKING = frozenset({
    "can", "do", "does", "is", "are", "if", "how", "what", "could", "should", "would",
    "may", "will", "someone", "people", "you", "allowed", "possible", "want", "apply",
    "when", "while", "pwede", "puede", "bisa", "boleh", "mau", "ingin", "gusto", "need",
    "get", "getting", "to",
})  # fmt: skip


def statuses(message: Message, speaker: Speaker) -> Iterator[Candidate]:
    """Statuses that the writer may hold.

    Args:
        message: The message.
        speaker: Knows whom its words speak of.
    """
    for found in message.statuses:
        if _is_said(message, speaker, found):
            yield Candidate("status", found.value, found.first, found.last, said=True)
        elif _stands_alone(message, found):
            yield Candidate("status", found.value, found.first, found.last, said=False, leads=False)


def _stands_alone(message: Message, found: Found[Status]) -> bool:
    """Whether a status is an item of a list; it is held if the writer is in Japan."""
    part = message.parts[message.part_of[found.first]]
    return part.first == found.first and part.last == found.last and not part.asked


def is_named(message: Message, found: Found[Status]) -> bool:
    """Whether a status is meant by a word that means other things too ("PR", "dependent")."""
    words = message.words[found.first : found.last]
    phrase = " ".join(word.text for word in words)
    if phrase not in message.vocabulary.weak_statuses:
        return True
    if message.after(found.last) in _PAPER:
        return True
    return all(word.upper for word in words)


def _is_said(message: Message, speaker: Speaker, found: Found[Status]) -> bool:
    if speaker.whose[found.first] is Whose.OTHERS:
        return False
    first, _ = message.clause(found.first)
    if not _DONE.isdisjoint(message.texts[first : found.first]):
        return False
    if message.after(found.last) == "there" or _of_another_country(message, found):
        return False
    at = found.first
    while message.before(at) in _SKIPPED:
        at -= 1
    if message.before(at) in _ON:
        return _states(message, speaker, at - 1)
    if _holder_follows(message, speaker, found):
        return True
    if "my" in message.texts[at : found.first]:
        last = found.last + (message.after(found.last) in _PAPER)
        return message.gap(last) == Gap.NONE and last in message.starts["visa_lives"]
    phrase_is_paper = any(word in _PAPER for word in message.texts[found.first : found.last + 1])
    if (
        found.last < len(message.texts)
        and message.gap(found.last) == Gap.NONE
        and message.texts[found.last] in {"pe", "par", "me", "mein"}
    ):
        part = message.parts[message.part_of[found.first]]
        alone = (part.first, part.last) == (found.first, found.last + 1)
        own = speaker.whose[found.first] is Whose.SELF or alone
        return own and speaker.opens_clause(found.first, covered=True)
    cue = speaker.cue_before(found.first, cues=("i_have", "have", "i_am"), farthest=8)
    if cue == "i_am":
        # "I'm PR", "my visa is student": but not "I'm a technical intern trainer".
        return not phrase_is_paper or message.texts[found.first - 1] in {"is", "visa", "status"}
    if cue is not None:
        return phrase_is_paper or is_named(message, found)
    return False


def _of_another_country(message: Message, found: Found[Status]) -> bool:
    """Whether it is a status of a country that is not Japan ("permanent resident of australia")."""
    return any(
        country.first in {found.last + 1, found.last + 2}
        and country.value.code != "JP"
        and message.after(found.last) in {"of", "in"}
        for country in message.countries
    )


def _holder_follows(message: Message, speaker: Speaker, found: Found[Status]) -> bool:
    last = found.last + (message.after(found.last) == "visa")
    return (
        message.gap(last) == Gap.NONE
        and (last in message.starts["holder_after"] or last in message.starts["after"])
        and speaker.opens_clause(found.first, covered=True)
    )


def _states(message: Message, speaker: Speaker, on: int) -> bool:
    """Whether "on a student visa" tells how the writer is here, and is not asked about."""
    if speaker.is_told(on + 1, cues=("i_have",), farthest=6):
        return True
    first, last = message.clause(on)
    if message.parts[message.part_of[on]].asked:
        last = on
        if speaker.whose[on] is not Whose.SELF:
            return False
    if any(text in _ASKING for text in message.texts[first:last]):
        return False
    if speaker.opens_clause(on, covered=True):
        return True
    return speaker.whose[on] is Whose.SELF or any(
        end <= on and start >= first for start, end in message.starts["i_live"].items()
    )
