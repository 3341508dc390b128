"""The file of places is whole, and its names are found in texts."""

from pathlib import Path

import pytest

from bot.jobs import gazetteer
from bot.jobs.gazetteer import Gazetteer, GazetteerError


def test_there_are_47_prefectures_with_their_codes(places: Gazetteer) -> None:
    codes = [prefecture.code for prefecture in places.prefectures]
    assert codes == [f"JP-{number:02}" for number in range(1, 48)]
    assert {prefecture.region for prefecture in places.prefectures} == {
        "Hokkaido", "Tohoku", "Kanto", "Chubu", "Kansai", "Chugoku", "Shikoku", "Kyushu", "Okinawa",
    }  # fmt: skip


def test_there_are_all_cities_and_the_wards_of_tokyo(places: Gazetteer) -> None:
    spots = [spot for prefecture in places.prefectures for spot in prefecture.cities]
    assert sum(spot.kind == "city" for spot in spots) == 792
    tokyo = places.by_code("JP-13")
    assert tokyo is not None
    assert sum(spot.kind == "ward" for spot in tokyo.cities) == 23


def test_no_prefecture_names_a_place_twice(places: Gazetteer) -> None:
    for prefecture in places.prefectures:
        names = [(spot.name, spot.kanji, spot.of) for spot in prefecture.cities]
        assert len(names) == len(set(names)), prefecture.name


def test_every_ward_lies_in_a_city_of_its_prefecture(places: Gazetteer) -> None:
    for prefecture in places.prefectures:
        cities = {spot.name for spot in prefecture.cities if spot.kind == "city"}
        assert {spot.of for spot in prefecture.cities if spot.of} <= cities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ōsaka", "Ōsaka"),
        ("in Shin-Yokohama today", "Shin-Yokohama"),
        ("Minato City", "Minato City"),
        ("Nagano-ken", "Nagano-ken"),
        ("東京都港区", "東京都"),
        ("osaka", None),
        ("Tokyoite", None),
    ],
)
def test_mentions(text: str, found: str | None, places: Gazetteer) -> None:
    mention = next(places.mentions(text), None)
    assert (mention and text[mention.start : mention.end]) == found


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"places\.yaml"):
        gazetteer.load(tmp_path)
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "places.yaml").write_text("- code: JP-01\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="name"):
        gazetteer.load(tmp_path)
    (tmp_path / "lexicon" / "places.yaml").write_text("- code: [", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"places\.yaml:"):
        gazetteer.load(tmp_path)
