"""The judge for the small knowledge base."""

from datetime import date
from pathlib import Path

import pytest

from bot.advisor.eligibility import Eligibility
from bot.knowledge.load import load


@pytest.fixture(scope="session")
def today(now) -> date:
    return now.date()


@pytest.fixture(scope="session")
def judge(small_knowledge: Path, today: date) -> Eligibility:
    knowledge = load(small_knowledge, today).knowledge
    assert knowledge is not None
    return Eligibility(knowledge)
