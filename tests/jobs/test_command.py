"""`senpai jobs import`, as a person and as a tool call it."""

import json

from click.testing import CliRunner, Result

from bot.cli.jobs import jobs
from tests.jobs import documents


def _run(data: bytes, *options: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(jobs, ["import", "-", *options], input=data)


def test_one_listing_a_line() -> None:
    result = _run(documents.LEVER + b"\n", "--dry-run", "--json")
    assert result.exit_code == 0
    (written,) = [json.loads(row) for row in result.stdout.splitlines()]
    assert written["title"] == "Data Scientist"
    assert written["prefecture"] == ["Osaka", "Tokyo"]
    assert (written["japanese_level"], written["degree_level"]) == ("N2", "master")
    assert written["visa_sponsorship"] is True
    assert written["salary_min_yen_month"] == 500_000
    assert written["evidence"]["salary_min_yen_month"]["origin"] == "structured"
    assert "1 listings, 0 rows skipped" in result.stderr


def test_skipped_rows_are_told_beside_the_listings() -> None:
    result = _run(documents.ASHBY, "--dry-run", "--json", "--format", "ashby")
    assert len(result.stdout.splitlines()) == 2
    assert "skipped Secret role: not listed by the employer" in result.stderr


def test_a_table_for_people() -> None:
    result = _run(documents.RSS, "--dry-run")
    assert result.exit_code == 0
    assert "Teacher & Tutor" in result.stdout
    assert "250,000 JPY a month" in result.stdout.replace("\n", " ")


def test_brackets_in_an_ad_are_no_markup() -> None:
    result = _run(b"[red]Cook[/red] [/]\nin Kobe", "--dry-run", "--format", "text")
    assert result.exit_code == 0
    assert "[red]Cook" in result.stdout


def test_storing_is_refused_for_now() -> None:
    result = _run(documents.RSS)
    assert result.exit_code == 1
    assert "storing listings is not built yet; use --dry-run" in result.stderr


def test_a_file_of_another_format_is_an_error_in_one_line() -> None:
    result = _run(b"{", "--dry-run", "--format", "lever")
    assert result.exit_code == 1
    assert "expected Lever's list of postings" in result.stderr
    assert "Traceback" not in result.stderr
