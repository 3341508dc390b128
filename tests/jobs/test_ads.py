"""Whole advertisements and salary strings, written by hand, against what a careful reader notes."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from bench.extraction import listing, salaries, same
from bot.jobs.gazetteer import Gazetteer

HERE = Path(__file__).parent


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("ad", _rows("ads.jsonl"), ids=lambda ad: ad["id"])
def test_an_ad_is_read_as_a_careful_reader_reads_it(ad: dict[str, Any], places: Gazetteer) -> None:
    got = listing(ad, places)
    wrong = {
        key: (want, got.get(key), got["evidence"].get(key))
        for key, want in ad["expected"].items()
        if key not in ad["ambiguous"] and not same(want, got.get(key))
    }
    assert not wrong


@pytest.mark.parametrize("row", _rows("salaries.jsonl"), ids=lambda row: row["text"][:40])
def test_base_pay_is_found_among_other_money(row: dict[str, Any], places: Gazetteer) -> None:
    assert salaries([row], places) == []


def test_every_value_quotes_words_of_the_ad(places: Gazetteer) -> None:
    for ad in _rows("ads.jsonl"):
        words = " ".join(str(value) for key, value in ad.items() if key != "expected")
        for key, evidence in listing(ad, places)["evidence"].items():
            if evidence["origin"] == "structured":
                continue
            for quote in evidence["text"].split(" ... "):
                assert _plain(quote) in _plain(words), (ad["id"], key, quote)


def _plain(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())
