"""Where the writer is: in Japan or abroad."""

from collections.abc import Iterator

from bot.understanding.slots.candidates import Candidate
from bot.understanding.slots.message import Message
from bot.understanding.slots.split import Gap
from bot.understanding.slots.whose import Speaker, Whose

_BETWEEN = frozenset(
    {"the", "now", "near", "around", "central", "downtown", "rural", "mga", "ang", "my"}
)
_IN = frozenset({"in", "sa", "di", "o", "em", "en", "at", "based"})
_STILL = frozenset({"for", "since", "now", "currently", "already", "rn", "right"})
_BEFORE = 4
"""Words before "living in" that may say that it is a wish."""


def locations(message: Message, speaker: Speaker) -> Iterator[Candidate]:
    """Places where the writer may have said they are.

    Args:
        message: The message.
        speaker: Knows whom its words speak of.
    """
    spots = [(found.first, found.last, "japan", True) for found in message.places]
    spots += [
        (
            found.first,
            found.last,
            "japan" if found.value.code == "JP" else "abroad",
            found.value.kind == "city",
        )
        for found in message.countries
        if found.value.kind in {"name", "city"}
    ]
    for first, last, value, exact in spots:
        said = _lives(message, speaker, first, last) or _lives_before(message, speaker, first, last)
        if not said and exact:
            said = _works_there(message, speaker, first)
        if said:
            yield Candidate("location", value, first, last, said=True)
        elif (
            exact
            and value == "abroad"
            and message.before(first) in _IN
            and (message.before(first - 1) not in {"born", "raised", "grew"})
        ):
            yield Candidate("location", value, first, last, said=False)


def _lives(message: Message, speaker: Speaker, first: int, last: int) -> bool:
    """Whether "I live in" or the like stands before a place."""
    at = first
    for _ in range(3):
        start = message.ends["i_live"].get(at)
        if start is not None:
            return _is_no_wish(message, speaker, start, last)
        if message.before(at) not in _BETWEEN:
            return False
        at -= 1
    return False


def _is_no_wish(message: Message, speaker: Speaker, start: int, last: int) -> bool:
    sets = message.vocabulary.sets
    if message.texts[start] in sets["selves"]:
        return message.before(start) not in sets["not_said"] | sets["others"]
    if speaker.whose[start] is Whose.OTHERS:
        return False
    at = start
    for _ in range(_BEFORE):
        before = message.before(at)
        if before in sets["not_there"]:
            return False
        if not before:
            break
        at -= 1
    if speaker.is_told(start, cues=("i_am", "i_have")):
        return True
    if not speaker.opens_clause(start, covered=True):
        return False
    # "Living in Tokyo is expensive" is about anybody.
    after = message.after(last)
    if message.texts[start].endswith("ing") or message.texts[start] in {"kerja", "tinggal"}:
        return after in _STILL or (after == "" and not message.parts[message.part_of[start]].asked)
    return True


def _lives_before(message: Message, speaker: Speaker, first: int, last: int) -> bool:
    """Whether "mein rehta hoon" or the like stands after a place."""
    return (
        message.gap(last) == Gap.NONE
        and last in message.starts["live_after"]
        and speaker.whose[first] is not Whose.OTHERS
    )


def _works_there(message: Message, speaker: Speaker, first: int) -> bool:
    """Whether the writer is something in a place: "I'm an ALT in Gunma"."""
    if message.before(first) not in _IN or first < 2:
        return False
    at = first - 1
    job = message.covered[at - 1]
    if job == -1 or message.gap(at) != Gap.NONE:
        return False
    work = {found.first for found in message.work}
    papers = {found.first for found in message.statuses}
    if job in papers:
        return speaker.is_told(job, cues=("i_am", "i_have"), farthest=8)
    return job in work and speaker.is_told(
        job, cues=("i_am",), fillers="nationality_fillers", farthest=8
    )
