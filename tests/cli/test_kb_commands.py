"""`senpai kb stats`, `stale` and `confusions` on the small knowledge base."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import senpai as command
from bot.settings import settings
from tests.knowledge.folder import Folder


@pytest.fixture
def run(small_knowledge: Path, small_cache: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SENPAI_CACHE_DIR", str(small_cache))
    monkeypatch.setenv("SENPAI_SENTENCES", "off")
    settings.cache_clear()

    def told(*arguments: str, folder: Path = small_knowledge) -> Result:
        return CliRunner().invoke(command, ["kb", "--dir", str(folder), *arguments])

    yield told
    settings.cache_clear()


def test_stats_tell_of_everything(run) -> None:
    result = run("stats")
    assert result.exit_code == 0, result.output
    rows = {line.split("  ")[0]: line for line in result.stdout.splitlines()}
    for what in ("routes", "nationalities", "employers", "offices", "lexicon", "test questions"):
        assert what in rows
    assert "8 dated statements" in rows["nationalities"]
    assert "overdue" in rows["all dated"]


def test_stale_lists_all_kinds(run) -> None:
    result = run("stale", "--days", "20000")
    assert result.exit_code == 0, result.output
    for said in (
        "nationality PH leaving: Direct hiring is banned, with exceptions.",
        "office labour-office: Labour office",
        "list of countries jet-alt: countries that JET takes assistant teachers from",
    ):
        assert said in result.stdout
    assert "fact " in result.stdout
    assert run("stale", "--days", "-20000").stdout == ""


def test_confusions_end_with_their_count(run) -> None:
    result = run("confusions", "--top", "3")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-1].endswith(" warnings")
    told = json.loads(run("confusions", "--json").stdout)
    assert told["right"] + sum(pair["lost"] for pair in told["pairs"]) <= told["asked"]
    assert f"{told['right']} of {told['asked']} phrasings" in result.stdout
    for pair in told["pairs"]:
        for direction in pair["directions"]:
            assert 0 < direction["lost"] <= direction["asked"]
            assert direction["worst"]


def test_broken_knowledge_is_told_in_a_line(run, folder: Folder) -> None:
    folder.replace("answers/pay.yaml", "topic: jet", "topic: jett")
    for name in ("stats", "stale", "confusions", "links"):
        result = run(name, folder=folder.path)
        assert result.exit_code == 1
        assert "senpai kb check" in result.output
