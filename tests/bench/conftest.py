"""A handful of entries to measure on."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.noise import noised
from bench.ours import small_knowledge as around
from bench.task import Question, Task
from bot.knowledge.base import Knowledge
from bot.knowledge.load import load

PHRASINGS = {
    "pay": (
        "how much is the monthly salary", "what salary do teachers get", "is the salary paid monthly",
        "salary before tax", "what do they pay each month",
    ),
    "flight": (
        "who pays for the plane ticket", "is the plane ticket covered", "can i choose my own flight",
        "do i get a return flight", "which airport does the flight leave from",
    ),
    "housing": (
        "will they find me an apartment", "how big are the apartments", "is the apartment furnished",
        "can i live in a shared apartment", "who is the landlord of the apartment",
    ),
    "visa": (
        "how long does the visa take", "which visa do i need", "can i renew the visa",
        "does the visa cost anything", "what if the visa is refused",
    ),
    "papers": (
        "which documents do i have to send", "do the documents need a stamp",
        "are copies of the documents enough", "in which language are the documents",
        "where do i post the documents",
    ),
}  # fmt: skip
OUTSIDE = ("who won the football match", "recipe for banana bread", "is it going to snow")


@pytest.fixture(scope="session")
def base(small_knowledge: Path) -> Knowledge:
    """The small knowledge base of all tests."""
    knowledge = load(small_knowledge, datetime(2026, 11, 24, tzinfo=UTC).date()).knowledge
    assert knowledge
    return knowledge


@pytest.fixture(scope="session")
def task(base: Knowledge) -> Task:
    """Five entries of which the last phrasing of each is asked, and messages out of scope."""
    taught = tuple((name, text) for name, texts in PHRASINGS.items() for text in texts[:-1])
    asked = [(texts[-1], name) for name, texts in PHRASINGS.items()]
    asked += [(text, "") for text in OUTSIDE]
    wrong = noised([text for text, _ in asked])
    questions = tuple(
        Question(text, frozenset([name] if name else []), typed)
        for (text, name), typed in zip(asked, wrong, strict=True)
    )
    return Task("a handful", taught, (), questions, around(base, taught))
