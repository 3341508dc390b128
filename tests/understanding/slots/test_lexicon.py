"""The lexicon itself."""

from collections import Counter

from bot.knowledge.lexicon import CountryWords, Levels, Prefecture
from bot.understanding.slots import SlotReader
from bot.understanding.slots.split import fold
from tests.understanding.slots.conftest import read


def test_countries() -> None:
    countries: list[CountryWords] = read("countries.yaml", list[CountryWords])
    codes = [country.code for country in countries]
    assert len(codes) >= 195
    assert [code for code, count in Counter(codes).items() if count > 1] == []
    owners: dict[str, set[str]] = {}
    for country in countries:
        for text in (country.name, *country.names, *country.people, *country.cities):
            owners.setdefault(fold(text), set()).add(country.code)
    assert {text: codes for text, codes in owners.items() if len(codes) > 1} == {}


def test_marked_words_stand_in_their_country() -> None:
    countries: list[CountryWords] = read("countries.yaml", list[CountryWords])
    for country in countries:
        words = {
            fold(text) for text in (country.name, *country.names, *country.people, *country.cities)
        }
        marked = {fold(text) for text in (*country.also_words, *country.languages)}
        assert marked <= words, country.code


def test_all_prefectures() -> None:
    places: list[Prefecture] = read("places.yaml", list[Prefecture])
    assert [place.code for place in places] == [f"JP-{number:02}" for number in range(1, 48)]


def test_weak_words_are_listed_words() -> None:
    levels: Levels = read("levels.yaml", Levels)
    degrees = {text for texts in levels.degrees.values() for text in texts}
    assert set(levels.weak_degrees) <= degrees
    statuses = {text for texts in levels.statuses.values() for text in texts}
    assert set(levels.weak_statuses) <= statuses


def test_abbreviations() -> None:
    abbreviations: dict[str, str] = read("abbreviations.yaml", dict[str, str])
    assert {
        "ALT",
        "CIR",
        "BOE",
        "JTE",
        "CoE",
        "OEC",
        "MWO",
        "DMW",
        "SSW",
        "LPK",
        "TITP",
        "ESI",
    } <= set(abbreviations)


def test_every_country_is_found_by_name_people_and_flag(reader: SlotReader) -> None:
    countries: list[CountryWords] = read("countries.yaml", list[CountryWords])
    missed = []
    for country in countries:
        flag = "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in country.code)
        texts = [f"I am from {country.name}", f"I am {flag}"]
        texts += [f"I am {people}" for people in country.people[:1]]
        missed += [
            text
            for text in texts
            if country.code != "JP" and reader.read(text).told.nationality != (country.code,)
        ]
    assert missed == []
