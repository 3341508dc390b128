"""Figures for maintainers."""

import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.conversation.senpai import Senpai
from bot.knowledge.base import Knowledge
from bot.knowledge.load import load
from bot.knowledge.statistics import coverage, due, sections, statements


@pytest.fixture
def knowledge(senpai: Senpai) -> Knowledge:
    return senpai.knowledge


def test_sections_add_up(knowledge: Knowledge) -> None:
    *parts, whole = sections(knowledge, date(2026, 11, 24))
    assert whole.name == "all"
    assert {part.name for part in parts} == {"routes", "teaching", "where-to-turn"}
    assert sum(part.entries for part in parts) == whole.entries == len(knowledge.entries)
    assert whole.phrasings[0] == min(part.phrasings[0] for part in parts)
    assert 0 < whole.official <= whole.facts
    assert 0 < whole.overdue < whole.facts


def test_what_is_due_comes_oldest_first(knowledge: Knowledge) -> None:
    today = date(2026, 11, 24)
    found = due(knowledge, today)
    assert found
    assert [one.review_by for one in found] == sorted(one.review_by for one in found)
    assert all(one.review_by < today for one in found)
    assert len(due(knowledge, date(2099, 1, 1))) == len(list(statements(knowledge)))


def test_everything_dated_falls_due(knowledge: Knowledge) -> None:
    kinds = Counter(one.kind for one in due(knowledge, date(2099, 1, 1)))
    assert kinds == {
        "fact": len(knowledge.facts),
        "nationality": 8 * len(knowledge.nationalities),
        "office": len(knowledge.offices),
        "list of countries": len(knowledge.country_lists),
    }
    passport = next(one for one in statements(knowledge) if one.name == "PH leaving")
    assert passport.what == "Direct hiring is banned, with exceptions."


def test_coverage_counts_what_is_there(small_knowledge: Path) -> None:
    today = date(2026, 11, 24)
    loaded = load(small_knowledge, today)
    assert loaded.knowledge
    assert loaded.draft
    found = {one.what: one for one in coverage(loaded.knowledge, loaded.draft, today)}
    assert found["routes"].number == 3
    assert found["routes"].notes["with pay"] == sum(
        route.pay is not None for route in loaded.knowledge.routes.values()
    )
    assert found["nationalities"].notes == {
        "dated statements": 8,
        "unknown in them": 0,
        "rules": 1,
    }
    assert found["offices"].notes == {"labour": 1}
    assert found["lexicon"].notes["prefectures"] == 47
    facts, dated = found["facts"], found["all dated"]
    assert facts.number == facts.notes["with source and check"] == len(loaded.knowledge.facts)
    assert dated.number == len(list(statements(loaded.knowledge)))
    overdue = due(loaded.knowledge, today)
    assert dated.notes["overdue"] == len(overdue) > 0
    soon = due(loaded.knowledge, today + timedelta(days=30))
    assert dated.notes["due in 30 days"] == len(soon) - len(overdue)


def test_unknowns_are_counted(small_knowledge: Path, tmp_path: Path) -> None:
    today = date(2026, 11, 24)
    folder = tmp_path / "knowledge"
    shutil.copytree(small_knowledge, folder)
    file = folder / "nationalities" / "ph.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("agency: required", "agency: unknown").replace(
        "years_added: yes", "years_added: unknown"
    )
    file.write_text(text, encoding="utf-8")
    loaded = load(folder, today)
    assert loaded.knowledge, loaded.errors
    assert loaded.draft
    found = {one.what: one for one in coverage(loaded.knowledge, loaded.draft, today)}
    assert found["nationalities"].notes["unknown in them"] == 2


def test_sites_are_known_by_their_longest_name(knowledge: Knowledge) -> None:
    site = knowledge.sites[0]
    assert knowledge.site_name(f"https://www.{site.host}/a?b=c") == site.name
    assert knowledge.site_name(f"https://deep.{site.host}/") == site.name
    assert knowledge.site_name("https://unknown.example/x") == "unknown.example"
    assert not knowledge.is_official("https://unknown.example/x")
