"""`senpai doctor`: what keeps the bot from running, and what does not."""

import asyncio
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import examination, senpai
from bot.cli.examination import Health
from bot.settings import settings
from bot.store.store import migrate
from tests.knowledge.folder import Folder

TOKEN = "123456:SECRET-secret-SECRET"


@pytest.fixture
def run(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs the doctor on a healthy installation, unless a setting says otherwise."""
    monkeypatch.chdir(tmp_path)
    healthy = {
        "KNOWLEDGE_DIR": str(folder.path),
        "CACHE_DIR": str(tmp_path / "cache"),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'data' / 'db.sqlite3'}",
        "TELEGRAM_TOKEN": TOKEN,
    }

    def told(**changed: str) -> Result:
        for name, value in (healthy | changed).items():
            monkeypatch.setenv(f"SENPAI_{name}", value)
        settings.cache_clear()
        result = CliRunner().invoke(senpai, ["doctor"])
        assert "SECRET" not in result.output
        return result

    yield told
    settings.cache_clear()


def bad(result: Result) -> list[str]:
    return [line for line in result.output.splitlines() if line.startswith("BAD")]


def test_a_healthy_installation(run, tmp_path: Path) -> None:
    result = run()
    assert result.exit_code == 0, result.output
    assert bad(result) == []
    assert "3 answers, 2 facts, 0 warnings" in result.output
    assert "not there yet" in result.output
    assert not (tmp_path / "data").exists()
    assert not (tmp_path / "cache").exists()
    asyncio.run(migrate(f"sqlite:///{tmp_path / 'data' / 'db.sqlite3'}"))
    assert "schema 0001" in run().output


def test_every_line_that_is_not_well_has_its_remedy(run) -> None:
    lines = run(TELEGRAM_TOKEN="").output.splitlines()
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith(("BAD", "note")):
            assert after.strip().startswith("-> "), line


def test_without_a_token_the_bot_cannot_run(run) -> None:
    result = run(TELEGRAM_TOKEN=" ")
    assert result.exit_code == 1
    assert len(bad(result)) == 1
    assert "@BotFather" in result.output


def test_broken_knowledge(run, folder: Folder) -> None:
    folder.replace("answers/pay.yaml", "topic: jet", "topic: jett")
    result = run()
    assert result.exit_code == 1
    assert "1 errors" in bad(result)[0]
    assert "senpai kb check" in result.output


@pytest.mark.parametrize(
    "url", ["mysql://user:SECRET@host/x", "postgresql://user:SECRET@127.0.0.1:1/x"]
)
def test_a_database_that_cannot_be_used(run, url: str) -> None:
    result = run(DATABASE_URL=url)
    assert result.exit_code == 1
    assert "database" in bad(result)[0]


def test_a_cache_that_is_no_folder(run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    result = run(CACHE_DIR=str(tmp_path / "file"))
    assert result.exit_code == 1
    assert "is no folder" in bad(result)[0]


def test_words_only_is_told_with_what_it_costs(run) -> None:
    result = run(SENTENCES="off")
    assert result.exit_code == 0
    assert "words and letters only: fewer questions find their answer" in result.output


def test_what_was_learnt_is_found(run, senpai, small_knowledge: Path, small_cache: Path) -> None:
    result = run(KNOWLEDGE_DIR=str(small_knowledge), CACHE_DIR=str(small_cache))
    assert f"ok   learnt       {small_cache}" in result.output


def test_old_python_and_full_disks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert examination.python((3, 10)).health is Health.BAD
    assert examination.python((3, 11)).health is Health.GOOD
    for free, health in (
        (10_000_000, Health.BAD),
        (100_000_000, Health.WORTH_KNOWING),
        (10**10, Health.GOOD),
    ):
        usage = type("usage", (), {"free": free})
        monkeypatch.setattr("shutil.disk_usage", lambda _path, usage=usage: usage)
        assert examination.space("disk", tmp_path / "not" / "there").health is health


def test_a_setting_that_nothing_reads_is_told(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENPAI_DATABSE_URL", "x")
    assert "SENPAI_DATABASE_URL" in run().output
