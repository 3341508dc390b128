"""What all tests may use: a small knowledge base, and an advisor that has learnt it."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.conversation.desk import Desk
from bot.conversation.senpai import Senpai
from bot.conversation.turn import Consent, Incoming, Memory
from bot.understanding.understand import Kind

TESTS = Path(__file__).parent
PRODUCT = TESTS.parent / "knowledge"


@dataclass(frozen=True, slots=True)
class Topics:
    """What the advisor for the small knowledge base is sure about.

    Args:
        questions: Questions with the title of their answer; they may be asked one after the other.
    """

    questions: tuple[tuple[str, str], ...]


@pytest.fixture(scope="session")
def now() -> datetime:
    """A moment at which some facts of the small knowledge base are overdue."""
    return datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def small_knowledge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge folder of eight answers; its fixed sentences are those of the product."""
    folder = tmp_path_factory.mktemp("small") / "knowledge"
    shutil.copytree(TESTS / "small_knowledge", folder)
    shutil.copytree(PRODUCT / "ui", folder / "ui")
    shutil.copytree(PRODUCT / "lexicon", folder / "lexicon")
    shutil.copy(PRODUCT / "lexicon.yaml", folder)
    return folder


@pytest.fixture(scope="session")
def small_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder; once `senpai` is there, it holds what was learnt."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def senpai(small_knowledge: Path, small_cache: Path) -> Senpai:
    """An advisor for the small knowledge base."""
    return Desk.open(small_knowledge, small_cache, lambda _doing, _done: None).senpai


@pytest.fixture(scope="session")
def topics(senpai: Senpai, now: datetime) -> Topics:
    """Questions that the advisor answers, whatever thresholds its last training came to."""
    found: list[tuple[str, str]] = []
    memory = Memory()
    for entry in senpai.knowledge.entries.values():
        for question in sorted(entry.phrasings, key=lambda text: -_confidence(senpai, text)):
            turn = senpai.reply(Incoming(question), memory, Consent.REFUSED, now)
            outcomes = [message.outcome for message in turn.reply.messages if message.outcome]
            if [outcome.answer_id for outcome in outcomes] == [entry.id]:
                found.append((question, entry.title))
                memory = turn.memory
                break
    assert len(found) >= 5, found
    return Topics(tuple(found))


def _confidence(senpai: Senpai, text: str) -> float:
    asks = senpai.understanding.understand(text).asks
    return asks[0].confidence if asks and asks[0].kind is Kind.ANSWER else 0.0
