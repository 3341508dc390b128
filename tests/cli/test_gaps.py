"""`senpai kb gaps` on a real database."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import senpai as command
from bot.conversation.reply import Reply
from bot.conversation.senpai import Senpai
from bot.conversation.turn import Consent, ConsentChange, Memory, Miss, Rating, Turn
from bot.settings import settings
from bot.store.store import Store

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
QUESTIONS = ("taxi driver licence from oman valid", "taxi driver licence of oman still valid")
GIVEN = ConsentChange(Consent.GIVEN)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'data' / 'senpai.sqlite3'}"


@pytest.fixture
def warm(senpai: Senpai, small_knowledge: Path, small_cache: Path) -> tuple[Path, Path]:
    """A knowledge folder, and a cache that holds what was learnt from it."""
    assert senpai.knowledge.entries
    return small_knowledge, small_cache


@pytest.fixture
def run(url: str, warm: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    small_knowledge, small_cache = warm
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SENPAI_DATABASE_URL", url)
    monkeypatch.setenv("SENPAI_CACHE_DIR", str(small_cache))
    settings.cache_clear()

    def told(*arguments: str) -> Result:
        return CliRunner().invoke(
            command, ["kb", "--dir", str(small_knowledge), "gaps", *arguments]
        )

    yield told
    settings.cache_clear()


def fill(url: str, person: str, *records) -> None:
    async def write() -> None:
        store = await Store.open(url)
        async with store.begin() as work:
            await work.people.keep(person, person, Turn(Reply(), Memory(), records), NOW)
        await store.close()

    asyncio.run(write())


def test_a_database_that_is_not_there_is_not_made(run, url: str) -> None:
    result = run()
    assert result.exit_code == 1
    assert "there is no database at" in result.output
    assert not Path(url.removeprefix("sqlite:///")).exists()


def test_groups_and_ratings_of_those_who_agreed(run, url: str, senpai: Senpai) -> None:
    entry, *_ = senpai.knowledge.entries
    fill(url, "a", GIVEN, *(Miss(text, ()) for text in QUESTIONS), Rating(entry, helpful=False))
    fill(url, "b", GIVEN, Miss(QUESTIONS[0], ()), Rating(entry, helpful=True))
    fill(url, "c", Miss("zebra crossing lottery", ()), Rating(entry, helpful=False))
    result = run("--json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["groups"] == 1
    (gap,) = told["gaps"]
    assert gap["times"] == 3
    assert {one["question"]: one["times"] for one in gap["asked"]} == {
        QUESTIONS[0]: 2,
        QUESTIONS[1]: 1,
    }
    assert told["not_helpful"] == [{"entry": entry, "helpful": 1, "not_helpful": 1}]

    result = run()
    assert "3x in 2 wordings:" in result.stdout
    assert f"1 of 2  {entry}" in result.stdout
    assert "zebra" not in result.output

    result = run("--draft")
    assert result.exit_code == 0
    assert f"- {QUESTIONS[1]}" in result.stdout


def test_when_there_is_nothing_it_says_so(run, url: str) -> None:
    fill(url, "a", GIVEN)
    result = run()
    assert result.exit_code == 0
    assert "0 groups" in result.stderr
