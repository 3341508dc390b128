"""Which countries the writer is a citizen of, and where in the world they come from."""

from collections.abc import Iterator

from bot.understanding.slots.candidates import Candidate
from bot.understanding.slots.country_words import CountryWord
from bot.understanding.slots.message import Message
from bot.understanding.slots.phrases import Found
from bot.understanding.slots.split import Gap
from bot.understanding.slots.whose import Speaker

_ARTICLES = frozenset({"the", "sa", "ng", "o", "a", "negara"})
_CARRIES_ON = frozenset({
    "and", "but", "i", "im", "n", "with", "living", "currently", "now", "po", "here", "se",
    "hu", "hun", "hoon", "ka", "kasi", "so", "who", "na", "ho", "bata",
})  # fmt: skip

MOST_COUNTRIES = 60
"""Countries of a message that are looked at; who names more tells nothing of themselves."""
_SPOKEN = 4
"""Words back from a language to "speak", where it is one of several."""
_BUSY = 8
"""Words between a word for people and what they look for."""
_SCHOOL = frozenset(
    {"graduated", "graduate", "grad", "degree", "passport", "visa", "diploma", "certificate"}
)


def nationalities(message: Message, speaker: Speaker) -> Iterator[Candidate]:
    """Nationalities that the writer may have told.

    Args:
        message: The message.
        speaker: Knows whom its words speak of.
    """
    dual = bool(message.starts["dual"])
    graded = {at for found in message.levels for at in range(found.first, found.last)}
    plain = {at for found in message.plain for at in range(found.first, found.last)}
    for number, found in enumerate(message.countries[:MOST_COUNTRIES]):
        if found.value.kind == "city" or found.first in plain:
            continue
        if found.value.code == "JP" and found.value.kind == "name" and not dual:
            continue
        following = message.countries[number + 1] if number + 1 < len(message.countries) else None
        previous = message.countries[number - 1] if number else None
        beside = _beside(message, previous, found) or _beside(message, found, following)
        if (beside and not dual) or _is_something_else(message, found):
            continue
        said = _is_said(message, speaker, found) or (dual and _in_dual(message, speaker, found))
        if found.value.kind == "many" and not said:
            continue
        people = found.value.kind in {"people", "flag"}
        if (
            not said
            and found.value.common
            and not people
            and not message.words[found.first].capital
        ):
            continue
        if (
            not said
            and found.value.common
            and found.value.language
            and (message.gap(found.first) == Gap.NONE or message.gap(found.last) == Gap.NONE)
        ):
            continue  # "english schooling"; but "English, 22"
        if not said and found.value.language and not _begins_or_stands_alone(message, found):
            continue
        if not said and found.first in graded:
            continue  # "english fluently"
        if not said and (found.value.code == "JP" or not _may_be_listed(message, speaker, found)):
            continue
        yield Candidate("nationality", found.value.code, found.first, found.last, said, people)


def _begins_or_stands_alone(message: Message, found: Found[CountryWord]) -> bool:
    """Whether a word for people in a list is no language: not in "with french, spanish"."""
    part = message.parts[message.part_of[found.first]]
    if all(message.within("fillers", word) for word in message.texts[: part.first]):
        return not any(
            message.within("taught_before", word) for word in message.texts[: found.first]
        )
    if found.value.common:
        return False
    languages = sum(other.value.language for other in message.countries)
    return languages == 1


def _may_be_listed(message: Message, speaker: Speaker, found: Found[CountryWord]) -> bool:
    """Whether a country may stand for a nationality in a list: not in "in Nepal", "to Canada"."""
    before = message.before(found.first)
    if found.value.kind == "name" and any(
        other.value.kind == "name" and 0 < abs(other.first - found.first) <= 2
        for other in message.countries
    ):
        return False  # "Spain → Japan"
    return (
        found.value.kind != "name"
        or not before
        or before[0].isdigit()
        or message.covered[found.first - 1] != -1
        or _from(message, speaker, found) == "bare"
        or (before == "of" and message.before(found.first - 1) in {"citizen", "national"})
        or (before != "of" and message.within("nationality_fillers", before))
    )


def origins(message: Message, speaker: Speaker) -> Iterator[Candidate]:
    """Cities abroad that the writer is from: they live abroad."""
    for found in message.countries:
        if found.value.kind == "city" and found.value.code != "JP":
            origin = _from(message, speaker, found)
            if origin:
                part = message.parts[message.part_of[found.first]]
                short = part.last == found.last <= part.first + 4 and not part.asked
                said = origin == "said" or (short and speaker.opens_clause(found.first))
                yield Candidate("location", "abroad", found.first, found.last, said)


def _beside(
    message: Message, one: Found[CountryWord] | None, two: Found[CountryWord] | None
) -> bool:
    """Whether two words for countries make one ("filipino american", "chinese malaysian")."""
    return (
        one is not None
        and two is not None
        and two.first == one.last
        and message.gap(two.first) == Gap.NONE
        and one.value.code != two.value.code
        and "city" not in (one.value.kind, two.value.kind)
        and one.value.kind != "flag"
    )


def _is_something_else(message: Message, found: Found[CountryWord]) -> bool:
    """Whether the word belongs to a thing, a language, or half a descent."""
    after, before = message.after(found.last), message.before(found.first)
    if message.within("half", before) or message.within("denials", before):
        return True
    if found.value.kind in {"name", "flag"}:
        return message.within("not_people", after) and not message.within("passports", after)
    if found.value.language:
        if message.within("taught", after):
            return True
        if after in {"and", "or"} and message.within("taught", message.after(found.last + 2)):
            return True
        spoken = any(
            message.within("taught_before", message.word(at))
            for at in range(max(0, found.first - _SPOKEN), found.first)
        )
        if spoken and before in {"and", "or", "n"} and not message.within("passports", after):
            return True
        if message.within("taught_before", before) and not message.within("passports", after):
            return True
    return message.within("not_people", after)


def _is_said(message: Message, speaker: Speaker, found: Found[CountryWord]) -> bool:
    many = found.value.kind == "many"
    after = message.after(found.last)
    if message.within("passports", after):
        cues = ("i_have", "have", "i_am", "as_a")
        if speaker.is_told(found.first, cues=cues, fillers="nationality_fillers", farthest=8):
            return True
        if (
            _ends_with(message, found.last + 1, "holder_after")
            or _ends_with(message, found.last, "holder_after")
            or _ends_with(message, found.last + 1, "after")
        ):
            return speaker.opens_clause(found.first, covered=True)
    if found.value.kind == "name":
        if _from(message, speaker, found) == "said":
            return True
        carries_on = message.gap(found.last) != Gap.NONE or after in _CARRIES_ON or after.isdigit()
        if not carries_on:
            return False
    cue = speaker.cue_before(
        found.first, cues=("i_am", "as_a"), fillers="nationality_fillers", farthest=10
    )
    if cue and not (many and not _says_we(message, found.first)):
        return not (found.value.kind == "flag" and cue == "as_a")
    if many:
        return False
    last = found.last
    while message.gap(last) == Gap.NONE and message.covered[last] != -1 and last < found.last + 2:
        last += 1  # "indian nurse here"
    if found.value.kind == "people" and (
        _seeks(message, found.last) or _is_whole_part(message, found)
    ):
        return speaker.opens_clause(found.first, covered=True)
    end = message.starts["after"].get(last) if message.gap(last) == Gap.NONE else None
    if end is None or (message.texts[last:end] == ["po"] and message.gap(end) == Gap.NONE):
        return False
    return speaker.opens_clause(found.first, covered=True)


def _seeks(message: Message, at: int) -> bool:
    """Whether such as "nurse with N3 looking" follows."""
    for _ in range(_BUSY):
        after = message.after(at)
        if not after:
            return False
        if message.within("seeking", after):
            return after != "looking" or message.after(at + 1) in {"for", "to"}
        if (
            message.covered[at] == -1
            and after not in message.vocabulary.sets["fillers"]
            and not after[0].isdigit()
        ):
            return False
        at += 1
    return False


def _is_whole_part(message: Message, found: Found[CountryWord]) -> bool:
    """Whether "french national" stands alone between commas."""
    part = message.parts[message.part_of[found.first]]
    return (
        part.first == found.first
        and part.last == found.last + 1
        and message.texts[found.last] in {"national", "citizen"}
        and not part.asked
    )


def _says_we(message: Message, first: int) -> bool:
    start = max(0, first - 6)
    return any(word in {"we", "weare", "kami", "hum"} for word in message.texts[start:first])


def _ends_with(message: Message, last: int, cue: str) -> bool:
    return message.gap(last) == Gap.NONE and last in message.starts[cue]


def _in_dual(message: Message, speaker: Speaker, found: Found[CountryWord]) -> bool:
    """Whether one of two nationalities is told: "dual citizen US and Japan"."""
    first, last = message.clause(found.first)
    for start in message.starts["dual"]:
        if first <= start < last:
            return speaker.opens_clause(start, covered=True) or speaker.is_told(
                start, cues=("i_am", "i_have", "have"), fillers="nationality_fillers"
            )
    return False


def _is_greeting(message: Message, start: int) -> bool:
    """Whether only politeness stands between the beginning of a clause and a word."""
    at = start
    while message.gap(at) == Gap.NONE:
        if message.covered[at - 1] != -1:
            return False
        at -= 1
    return True


def _from(message: Message, speaker: Speaker, found: Found[CountryWord]) -> str | None:
    """Whether "from" stands before a country or city, and whether the writer is meant."""
    at = found.first
    while message.before(at) in _ARTICLES and at not in message.ends["from_"]:
        at -= 1
    start = message.ends["from_"].get(at)
    if start is None or message.before(start) in _SCHOOL:
        return None
    origin = speaker.introduced(start)
    if origin == "bare":
        after = message.after(found.last)
        ended = message.gap(found.last) != Gap.NONE or after in _CARRIES_ON or after.isdigit()
        flag = any(
            other.first == found.last and other.value.kind == "flag" for other in message.countries
        )
        greeted = start > 0 and message.gap(start) == Gap.NONE and _is_greeting(message, start)
        if speaker.whose[start].name == "OTHERS":
            return None
        if (ended or flag) and (greeted or after == "here"):
            return "said"
        return "bare" if ended or flag else None
    return origin
