"""Documents that lie, break or flood are contained, and what is right in them is kept."""

import json
from datetime import date

import pytest

from bot.jobs.clean import MAX_LINE, MAX_TEXT, address, decoded, line, plain
from bot.jobs.gazetteer import Gazetteer
from bot.jobs.posting import SourceError
from bot.jobs.read import read
from bot.jobs.sources.fields import MAX_BYTES
from bot.jobs.sources.formats import FORMATS, parse
from tests.jobs import documents
from tests.jobs.conftest import TODAY, Read

BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
)


def test_entity_bombs_are_refused() -> None:
    with pytest.raises(SourceError, match="entities"):
        parse(BOMB + b"<rss version='2.0'><channel><item><title>&c;</title></item></channel></rss>")
    with pytest.raises(SourceError, match="document type"):
        parse(BOMB + b"<workzag-jobs><position><name>&c;</name></position></workzag-jobs>")


def test_an_external_entity_is_never_opened() -> None:
    data = (
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><workzag-jobs>&e;</workzag-jobs>'
    )
    with pytest.raises(SourceError):
        parse(data, "personio")


@pytest.mark.parametrize("name", FORMATS)
def test_a_huge_body_is_refused(name: str) -> None:
    with pytest.raises(SourceError, match="bytes"):
        parse(b" " * (MAX_BYTES + 1), name)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\xff\xfe", b"[" * 100_000, b'{"jobs": "none"}', b"<", b"null", b"<div " * 10_000,
     b'[{"text":{"a":1},"lists":"x","categories":[]}]', b'{"jobs":[{"title":["x"]}]}',
     b'{"offers":[{}]}',
     b"<rss><channel><item><title></title></item></channel></rss>", b'{"items":[[1],2,null]}'],
)  # fmt: skip
def test_rubbish_is_refused_or_skipped(name: str, data: bytes) -> None:
    try:
        batch = parse(data, name)
    except SourceError:
        return
    assert all(posting.title for posting in batch.postings)


@pytest.mark.parametrize("name", FORMATS)
def test_a_document_cut_anywhere_never_crashes(name: str) -> None:
    whole = documents.ALL[name]
    for end in range(0, len(whole), 97):
        try:
            batch = parse(whole[:end], name)
        except SourceError:
            continue
        assert all(posting.title for posting in batch.postings)


def test_html_in_a_title_is_only_text() -> None:
    assert (
        line("<b>Chef</b><script>alert(1)</script> &amp; &lt;i&gt;cook&lt;/i&gt;") == "Chef & cook"
    )
    assert line("A\u202eB\u200bC\x07") == "ABC"


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "//evil.example", "/jobs/1", "",
     "https://user:pw@evil.example/", "https://a b.example/", "https://x", "file:///etc/passwd",
     "https://[::1", "https://e.example/\u202ecod", 5, None, "https://e.example/" + "a" * 3_000],
)  # fmt: skip
def test_links_that_are_not_safe_are_left_out(link: object) -> None:
    assert address(link) == ""


def test_a_safe_link_stays_as_it_is() -> None:
    assert (
        address(" https://jobs.example.com/a?b=1&amp;c=2#d ")
        == "https://jobs.example.com/a?b=1&c=2#d"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "shift_jis", "euc_jp"])
def test_encodings(encoding: str) -> None:
    assert decoded("英語講師の募集、東京".encode(encoding)) == "英語講師の募集、東京"


def test_a_wrong_declaration_does_not_lose_the_text() -> None:
    text = '<?xml version="1.0" encoding="us-ascii"?><x>英語</x>'
    assert "英語" in decoded(text.encode())


def test_utf8_that_was_read_as_latin_1_is_repaired() -> None:
    broken = "月給25万円、東京".encode().decode("latin-1")
    assert plain(broken) == "月給25万円、東京"
    assert plain("Café, naïve, 25 °C, ¥100") == "Café, naïve, 25 °C, ¥100"


def test_sizes_are_bounded() -> None:
    assert len(plain("word " * 100_000)) <= MAX_TEXT
    assert len(line("word " * 100_000)) <= MAX_LINE
    deep = "<div>" * 50_000 + "deep" + "</div>" * 50_000
    assert len(plain(deep)) <= MAX_TEXT


def test_dates_that_cannot_be_true_are_left_out_and_noted(listing: Read) -> None:
    read_ = listing(date_posted=date(1970, 1, 1), valid_through=date(2099, 12, 31))
    assert (read_.date_posted, read_.valid_through) == (None, None)
    assert read_.notes == (
        "date posted 1970-01-01 left out: it cannot be true",
        "closing date 2099-12-31 left out: it cannot be true",
    )


def test_a_deadline_in_2099_is_left_out(listing: Read) -> None:
    read_ = listing(description="Application deadline: December 31, 2099")
    assert read_.deadline is None
    assert read_.valid_through is None
    assert read_.notes


@pytest.mark.parametrize("value", [10**30, -(10**15), 0, True, "31/31/2026", "x" * 10_000, [], {}])
def test_odd_dates_in_json(value: object) -> None:
    data = json.loads(documents.LEVER)
    data[0]["createdAt"] = value
    (posting,) = parse(json.dumps(data).encode(), "lever").postings
    assert posting.date_posted in {None, date(1970, 1, 1)}


@pytest.mark.parametrize("value", ["NaN", "Infinity", -5, 0, 10**40, "1e400", [], "ten"])
def test_odd_amounts_in_json(value: object, places: Gazetteer) -> None:
    data = json.loads(documents.LEVER)
    data[0]["salaryRange"] = {"min": value, "max": value, "currency": "JPY", "interval": "x"}
    (posting,) = parse(json.dumps(data).encode(), "lever").postings
    assert read(posting, places, TODAY).salary_min is None


FLOODS = {
    "words": "must have a valid visa or native english " * 1_000,
    "yen": "¥1 " * 10_000,
    "digits": "1" * 40_000,
    "numbers": "1,234 to " * 4_000,
    "brackets": "(" * 20_000 + ")" * 20_000,
    "stops": "a. " * 10_000,
    "kanji": "東京都" * 10_000,
    "dashes": "-" * 40_000,
    "blanks": "a" + " " * 39_000 + "b",
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", FLOODS)
def test_floods_are_read_in_bounded_time(name: str, listing: Read) -> None:
    text = plain(FLOODS[name])
    read_ = listing(title=text[:MAX_LINE], description=text, requirements=text, salary=text)
    assert read_.source == "test"
