"""What a message names, whoever it is about."""

from collections.abc import Sequence
from typing import TypedDict, cast

from bot.knowledge.profile import Japanese
from bot.understanding.slots.candidates import Candidate
from bot.understanding.slots.country_words import CountryWord, PlaceWord
from bot.understanding.slots.message import Message
from bot.understanding.slots.phrases import Found
from bot.understanding.slots.slots import Country, JapaneseLevel, Place, StatusNamed
from bot.understanding.slots.statuses import is_named

_NEAR = 3
"""Words between a place that is a common word too and its prefecture."""


class Named(TypedDict):
    """The parts of `Slots` that hold what is named."""

    countries: tuple[Country, ...]
    places: tuple[Place, ...]
    japanese: tuple[JapaneseLevel, ...]
    statuses: tuple[StatusNamed, ...]


def named(message: Message, told: Sequence[Candidate]) -> Named:
    """The countries, places, levels and statuses that a message names.

    Args:
        message: The message.
        told: What its writer told of themselves; always named too.
    """
    own = {one.first for one in told if one.key in {"nationality", "status", "location"}}
    return Named(
        countries=tuple(
            Country(found.value.code, message.span(found.first, found.last))
            for found in message.countries
            if found.first in own or _is_country(message, found)
        ),
        places=tuple(
            place for found in message.places if (place := _place(message, found)) is not None
        ),
        japanese=tuple(
            JapaneseLevel(cast("Japanese", level), message.span(first, last))
            for first, last, level in _levels(message)
        ),
        statuses=tuple(
            StatusNamed(found.value, message.span(found.first, found.last))
            for found in message.statuses
            if found.first in own or is_named(message, found)
        ),
    )


def _levels(message: Message) -> list[tuple[int, int, str]]:
    found = [(*one[:2], one.value[1]) for one in message.levels if one.value[0] == "japanese"]
    found += [(*one[:2], str(one.value[1])) for one in message.plain if one.value[0] == "japanese"]
    return sorted(found)


def _is_country(message: Message, found: Found[CountryWord]) -> bool:
    value = found.value
    if value.code == "JP" or (value.common and value.language):
        return False
    if value.common and not message.words[found.first].capital:
        return False
    if value.language and value.kind == "people":
        before, after = message.before(found.first), message.after(found.last)
        return not (
            message.within("taught_before", before)
            or (before == "my" and after in {"is", "was", "level"})
            or message.within("taught", after)
            or after
            in {"language", "speaker", "speakers", "speaking", "class", "classes", "lessons"}
        )
    return True


def _place(message: Message, found: Found[PlaceWord]) -> Place | None:
    places = found.value.places
    if any(
        country.first <= found.first and found.last <= country.last for country in message.countries
    ):
        return None
    near = {
        code
        for other in message.places
        if other is not found and abs(other.first - found.first) <= _NEAR and not other.value.common
        for code, _ in other.value.places
    }
    fitting = [place for place in places if place[0] in near]
    span = message.span(found.first, found.last)
    if found.value.common and not fitting:
        return None
    code, city = (fitting or list(places))[0]
    if len(fitting or places) > 1:
        codes = {place[0] for place in fitting or places}
        return Place(code if len(codes) == 1 else None, city, span)
    return Place(code, city, span)
