"""Every format is recognised, and its fields and traps are read right."""

import contextlib
from datetime import date
from decimal import Decimal

import pytest

from bot.jobs.posting import Pay, Posting, SourceError
from bot.jobs.sources.formats import FORMATS, parse, recognised
from tests.jobs import documents


def _only(name: str, data: bytes) -> Posting:
    (posting,) = parse(data, name).postings
    return posting


def test_there_is_a_document_for_every_format() -> None:
    assert set(documents.ALL) == set(FORMATS)


@pytest.mark.parametrize("name", documents.ALL)
def test_the_format_is_recognised(name: str) -> None:
    assert recognised(documents.ALL[name]) == name
    assert parse(documents.ALL[name]) == parse(documents.ALL[name], name)


@pytest.mark.parametrize("name", [*documents.ALL, "text"])
def test_another_format_is_refused_or_empty_but_never_a_crash(name: str) -> None:
    for data in documents.ALL.values():
        with contextlib.suppress(SourceError):
            parse(data, name)


def test_greenhouse() -> None:
    batch = parse(documents.GREENHOUSE, "greenhouse")
    (posting,) = batch.postings
    assert posting.employer == "Kawa Pay"
    assert posting.description.startswith("Go & Rust.\nRequirements\n- Business level Japanese")
    assert posting.date_posted == date(2026, 10, 1)  # not the day of the last edit
    assert posting.valid_through == date(2026, 12, 31)
    assert posting.pay == Pay(Decimal(7_000_000), Decimal(9_000_000), "JPY", None)
    assert [(row.row, row.reason) for row in batch.skipped] == [
        ("Join our talent pool", "a prospect post, not an open position"),
        ("13", "no title"),
    ]


def test_greenhouse_pay_in_dollars_has_cents() -> None:
    data = documents.GREENHOUSE.replace(b'"JPY"', b'"USD"')
    pay = _only("greenhouse", data).pay
    assert pay == Pay(Decimal(70_000), Decimal(90_000), "USD", None)


def test_lever_keeps_the_requirements_that_stand_beside_the_description() -> None:
    posting = _only("lever", documents.LEVER)
    assert posting.requirements == (
        "Requirements\n- JLPT N2\n- Master's degree\nNice to have\n- Doctoral degree"
    )
    assert posting.description == "We forecast demand.\nVisa sponsorship is available."
    assert posting.location == "Osaka; Tokyo"
    assert posting.remote == "hybrid"
    assert posting.pay == Pay(Decimal(6_000_000), Decimal(9_000_000), "JPY", "year")
    assert posting.date_posted == date(2025, 11, 27)
    assert posting.apply_url == ""


def test_ashby_skips_unlisted_jobs_hides_hidden_pay_and_takes_the_salary() -> None:
    batch = parse(documents.ASHBY, "ashby")
    shown, hidden = batch.postings
    assert shown.pay == Pay(Decimal(8_000_000), Decimal(11_000_000), "JPY", "year")
    assert shown.remote == "hybrid"  # isRemote is true for hybrid jobs too
    assert shown.location == "Fukuoka; Tokyo; Japan"
    assert hidden.pay is None
    assert [(row.row, row.reason) for row in batch.skipped] == [
        ("Secret role", "not listed by the employer")
    ]


def test_workable_rows_of_one_job_become_one_posting() -> None:
    batch = parse(documents.WORKABLE, "workable")
    (posting,) = batch.postings
    assert posting.location == "Kyoto, Japan; Madrid, Spain"
    assert posting.countries == ("JP", "ES")
    assert posting.employer == "Twig"
    assert posting.remote is None  # an unticked box denies nothing
    assert "another place of AB12" in batch.skipped[0].reason


def test_smartrecruiters() -> None:
    posting = _only("smartrecruiters", documents.SMARTRECRUITERS)
    assert posting.url == "https://jobs.smartrecruiters.com/Bolt/77"
    assert (posting.remote, posting.countries) == ("hybrid", ("JP",))
    assert posting.requirements == "Fluent Japanese"


def test_recruitee() -> None:
    batch = parse(documents.RECRUITEE, "recruitee")
    (posting,) = batch.postings
    assert posting.pay == Pay(Decimal(280_000), Decimal(340_000), "JPY", "month")
    assert posting.valid_through == date(2027, 1, 31)
    assert batch.skipped[0].reason == "its status is 'closed'"


def test_personio_repeats_an_id_and_an_empty_feed_is_healthy() -> None:
    batch = parse(documents.PERSONIO, "personio")
    (posting,) = batch.postings
    assert posting.employer == "Acme & Co"
    assert posting.location == "Tokyo; Osaka"
    assert posting.description == "Your profile\n- No Japanese required\n2-5 years of experience"
    assert batch.skipped[0].reason == "the same id again"
    empty = parse(b"<?xml version='1.0'?><workzag-jobs></workzag-jobs>")
    assert (empty.postings, empty.skipped) == ([], [])


def test_teamtailor_keeps_the_id_that_survives_a_new_title() -> None:
    posting = _only("teamtailor", documents.TEAMTAILOR)
    assert posting.source_id == "uuid-1"
    assert posting.url == "https://career.example.com/jobs/1"
    assert posting.title == "Hotel & Spa Receptionist"


def test_a_page_with_json_ld_in_a_graph_beside_a_broken_block() -> None:
    batch = parse(documents.PAGE, "jsonld")
    (posting,) = batch.postings
    assert posting.source_id == "159"
    assert posting.url == "https://jobs.example.com/159"
    assert posting.location == "新宿区, JP-13, JP"
    assert posting.pay == Pay(Decimal(240_000), Decimal(280_000), "JPY", "month")
    assert posting.valid_through == date(2026, 12, 1)
    assert posting.description == "- Japanese: Business level\n- Must currently reside in Japan"
    assert [row.row for row in batch.skipped] == ["JSON-LD block 1"]


def test_the_same_posting_twice_in_a_page_is_one() -> None:
    batch = parse(documents.PAGE + documents.PAGE, "jsonld")
    assert len(batch.postings) == 1


@pytest.mark.parametrize(
    ("old", "new"), [(b"itemprop", b"itemprop"), (b"itemprop", b"property"), (b"'", b"'")]
)
def test_microdata_and_rdfa(old: bytes, new: bytes) -> None:
    data = documents.MICRODATA.replace(old, new)
    if new == b"property":
        data = data.replace(b"itemscope itemtype", b"typeof").replace(b"itemtype", b"typeof")
    posting = _only("jsonld", data)
    assert (posting.title, posting.employer, posting.location) == (
        "English Teacher",
        "Hill School",
        "Kobe",
    )
    assert posting.pay == Pay(Decimal(3_600_000), Decimal(3_600_000), "JPY", None)
    assert posting.description == "Part-time.\nFrom April 2027."


def test_wp_job_manager_whatever_its_namespace() -> None:
    posting = _only("rss", documents.RSS)
    assert posting.title == "Teacher & Tutor"
    assert posting.employer == "A & B School"  # not the person who posted it
    assert posting.location == "Nagoya"
    assert posting.salary == "¥250,000 / month"
    assert posting.employment_types == ("Full Time", "Contract")
    assert posting.source_id.endswith("p=1")
    assert posting.date_posted == date(2026, 11, 2)


def test_we_work_remotely_writes_the_company_in_the_title() -> None:
    data = b"""<rss version="2.0"><channel><item><title>Acme: Ruby Developer</title><guid>g</guid>
    <region>Anywhere</region><expires_at>December 1, 2026</expires_at></item></channel></rss>"""
    posting = _only("rss", data)
    assert (posting.employer, posting.title) == ("Acme", "Ruby Developer")


def test_atom() -> None:
    assert recognised(documents.ATOM) == "rss"
    posting = _only("rss", documents.ATOM)
    assert posting.url == "https://jobs.example.com/2"
    assert posting.description == "Sendai. 220,000 yen per month."


def test_a_pasted_ad_with_labels() -> None:
    posting = _only("text", documents.TEXT)
    assert posting.title == "English teacher in Chiba"
    assert posting.employer == "Bay English"
    assert posting.location == "Funabashi"
    assert posting.salary == "250,000 yen / month"
    assert posting.url == "https://bay.example.com/jobs"


def test_japanese_labels_and_a_label_alone_on_its_line() -> None:
    text = "■募集職種\n英語講師\n【勤務地】大阪市北区\n時給:1,800円\n会社名:株式会社ゆめ"
    posting = _only("text", text.encode())
    assert posting.title == "英語講師"
    assert posting.location == "大阪市北区"
    assert posting.salary == "時給:1,800円"
    assert posting.employer == "株式会社ゆめ"


def test_a_position_below_the_title_is_no_title() -> None:
    posting = _only("text", b"KOBE: Cook\nSchool: Inn\nPosition: full-time, from May")
    assert posting.title == "KOBE: Cook"
    assert posting.description == "Position: full-time, from May"


def test_records_tell_which_lines_are_wrong() -> None:
    batch = parse(documents.RECORDS, "jsonl")
    assert [posting.title for posting in batch.postings] == ["ALT"]
    assert [(row.row, row.reason) for row in batch.skipped] == [
        ("line 3", "no JSON"),
        ("line 4", "no object"),
        ("line 5", "no title"),
    ]
