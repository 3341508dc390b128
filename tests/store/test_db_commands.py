from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from bot.cli.db import db
from bot.conversation.reply import Reply
from bot.conversation.turn import Consent, ConsentChange, Memory, Miss, Rating, Turn
from bot.settings import settings
from bot.store.store import Store
from tests.store.moments import NOON


@pytest.fixture
def senpai_db(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Runs `senpai db` with a database URL in the environment, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(url: str, *arguments: str | Path) -> Result:
        monkeypatch.setenv("SENPAI_DATABASE_URL", url)
        settings.cache_clear()
        return CliRunner().invoke(db, [str(argument) for argument in arguments])

    yield run
    settings.cache_clear()


def test_migrate_makes_the_database_and_then_has_nothing_to_do(senpai_db, url: str) -> None:
    assert senpai_db(url, "migrate").output == "schema none -> 0001\n"
    assert senpai_db(url, "migrate").output == "the schema is up to date (0001)\n"


def test_status_of_nothing(senpai_db, sqlite_url: str, postgresql_url: str) -> None:
    result = senpai_db(sqlite_url, "status")
    assert result.exit_code == 1
    assert "there is no database at" in result.output
    assert not Path(sqlite_url.removeprefix("sqlite:///")).exists()
    result = senpai_db(postgresql_url, "status")
    assert result.exit_code == 0
    assert "schema    none; this program works with 0001: run senpai db migrate" in result.output
    assert "inbox" not in result.output


async def test_status_counts(senpai_db, store: Store, url: str) -> None:
    async with store.begin() as work:
        for number in range(3):
            await work.inbox.add(number, "a", "{}", NOON)
        (update,) = await work.inbox.next(1)
        await work.inbox.done(update, NOON)
        await work.outbox.add("a", "sendMessage", "{}", NOON)
        records = (ConsentChange(Consent.GIVEN), Rating("x", True), Miss("a", ()), Miss("b", ()))
        await work.people.keep("p", "p", Turn(Reply(), Memory(), records), NOON)
    result = await in_thread(senpai_db, url, "status")
    assert result.exit_code == 0
    assert result.output.splitlines()[1:] == [
        "schema    0001, up to date",
        "inbox     2 updates to answer",
        "outbox    1 posts to deliver",
        "misses    2 questions without an answer",
        "ratings   1",
    ]
    async with store._engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    result = await in_thread(senpai_db, url, "migrate")
    assert result.exit_code == 1
    assert "9999" in result.output


def test_backup_and_restore(senpai_db, sqlite_url: str, tmp_path: Path) -> None:
    assert senpai_db(sqlite_url, "migrate").exit_code == 0
    result = senpai_db(sqlite_url, "backup", tmp_path / "copy.db")
    assert result.exit_code == 0
    assert "backed up to" in result.output
    again = senpai_db(sqlite_url, "backup", tmp_path / "copy.db")
    assert again.exit_code == 1
    assert again.output.startswith("Error: ")
    assert "not overwritten" in again.output
    result = senpai_db(sqlite_url, "restore", tmp_path / "copy.db")
    assert result.exit_code == 0
    assert "the old database is kept as" in result.output
    assert senpai_db(sqlite_url, "restore", tmp_path / "missing.db").exit_code == 1


def test_mistakes_are_one_line_and_keep_the_password(senpai_db) -> None:
    for arguments in (("status",), ("migrate",), ("backup", "x"), ("restore", "x")):
        result = senpai_db("mysql://user:geheim@host/name", *arguments)
        assert result.exit_code == 1
        assert "write sqlite:///FILE" in result.output
        assert "geheim" not in result.output
    result = senpai_db("postgresql://user:geheim@127.0.0.1:1/name", "status")
    assert result.exit_code == 1
    assert "cannot be used" in result.output
    assert "geheim" not in result.output


async def in_thread(function, *arguments) -> Result:
    import asyncio

    return await asyncio.to_thread(function, *arguments)
