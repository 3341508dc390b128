"""Words for countries and for places in Japan, with what makes them sure or unsure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.knowledge.lexicon import CountryWords, Prefecture
from bot.understanding.slots.split import fold

CountryKind = Literal["name", "people", "many", "flag", "city", "none"]
"""What names a country; `many` is people in the plural, `none` only looks like a country."""

_NO_PLURAL = ("s", "sh", "ch", "ese", "x", "z")


@dataclass(frozen=True, slots=True)
class CountryWord:
    """What a word says about a country.

    Args:
        code: The country.
        kind: Whether it is its name, its people, its flag or a city.
        capitals: Whether it counts only in capitals.
        common: Whether it is a common word too.
        language: Whether it names a language too.
    """

    code: str
    kind: CountryKind
    capitals: bool = False
    common: bool = False
    language: bool = False


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """What a word says about a place in Japan.

    Args:
        places: Places of that name as prefecture code and city; no city for the prefecture itself.
        common: Whether it is a common word or a family name too.
    """

    places: tuple[tuple[str, str | None], ...]
    common: bool


def country_words(countries: Sequence[CountryWords]) -> Iterator[tuple[str, CountryWord]]:
    """All words for countries, their citizens and their cities; of equal ones the first counts."""
    for country in countries:
        common = {fold(text) for text in country.also_words}
        languages = {fold(text) for text in country.languages}

        def word(text: str, kind: CountryKind) -> CountryWord:
            folded = fold(text)
            return CountryWord(
                country.code,  # noqa: B023 (used at once)
                kind,
                common=folded in common,  # noqa: B023
                language=folded in languages,  # noqa: B023
            )

        flag = "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in country.code)
        yield flag, CountryWord(country.code, "flag")
        for text in (country.name, *country.names):
            yield text, word(text, "name")
        for text in country.people:
            yield text, word(text, "people")
        for text in country.cities:
            yield text, word(text, "city")
    # After all others, so that no plural or short form hides a word that is written down.
    for country in countries:
        for text in country.capitals:
            yield text, CountryWord(country.code, "name", capitals=True)
        for text in country.people:
            if text.isascii() and not text.lower().endswith(_NO_PLURAL):
                plural = (
                    text[:-3] + "men" if text.endswith("man") and text[-4] != "r" else text + "s"
                )
                yield plural, CountryWord(country.code, "many")


_SUFFIXES = ("shi", "city", "ku", "ward", "cho", "machi", "town", "mura", "village")
_PREFECTURE_SUFFIXES = ("ken", "prefecture", "pref", "fu")
_KANJI_SUFFIXES = "市区町村県府都"
_SHORTEST_PLACE = 4
"""Letters of a place that counts without its prefecture or a suffix."""


def short_kanji(kanji: str | None) -> list[str]:
    """A name with and without 市, 県 and so on; one character alone says too little."""
    if not kanji:
        return []
    short = kanji[:-1] if kanji[-1] in _KANJI_SUFFIXES and len(kanji) > 2 else kanji
    return [kanji, short] if len(short) > 1 else [kanji]


def place_words(
    prefectures: Sequence[Prefecture], taken: frozenset[str]
) -> Iterator[tuple[str, PlaceWord]]:
    """All words for places in Japan.

    Args:
        prefectures: The places of the lexicon.
        taken: Words with which people tell of themselves, which are no places on their own.
    """
    for prefecture in prefectures:
        names = [prefecture.name, *short_kanji(prefecture.kanji), *prefecture.aliases]
        here = PlaceWord(((prefecture.code, None),), common=False)
        for name in names:
            yield name, here
            if name.isascii():
                for suffix in _PREFECTURE_SUFFIXES:
                    yield f"{name} {suffix}", here
    cities: dict[str, list[tuple[str, str | None]]] = {}
    plain: dict[str, str] = {}
    unsure: dict[str, bool] = {}
    for prefecture in prefectures:
        for city in prefecture.cities:
            spellings = [city.name, *short_kanji(city.kanji)]
            spellings += [text for alias in city.aliases for text in short_kanji(alias)]
            place = (prefecture.code, city.name)
            for spelling in spellings:
                key = fold(spelling)
                plain.setdefault(key, spelling)
                if place not in cities.setdefault(key, []):
                    cities[key].append(place)
                weak = spelling.isascii() and (
                    city.common_word == "true" or len(spelling) < _SHORTEST_PLACE or key in taken
                )
                unsure[key] = unsure.get(key, False) or weak
    for key, places in cities.items():
        spelling = plain[key]
        yield spelling, PlaceWord(tuple(places), unsure[key])
        if spelling.isascii():
            for suffix in _SUFFIXES:
                yield f"{spelling} {suffix}", PlaceWord(tuple(places), common=False)
