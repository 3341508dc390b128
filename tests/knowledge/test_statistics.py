"""Figures for maintainers."""

from datetime import date

import pytest

from bot.conversation.senpai import Senpai
from bot.knowledge.base import Knowledge
from bot.knowledge.statistics import due, sections


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
    assert [fact.review_by() for fact in found] == sorted(fact.review_by() for fact in found)
    assert all(fact.review_by() < today for fact in found)
    assert len(due(knowledge, date(2099, 1, 1))) == len(knowledge.facts)


def test_sites_are_known_by_their_longest_name(knowledge: Knowledge) -> None:
    site = knowledge.sites[0]
    assert knowledge.site_name(f"https://www.{site.host}/a?b=c") == site.name
    assert knowledge.site_name(f"https://deep.{site.host}/") == site.name
    assert knowledge.site_name("https://unknown.example/x") == "unknown.example"
    assert not knowledge.is_official("https://unknown.example/x")
