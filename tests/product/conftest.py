"""The advisor as it is shipped: the real knowledge base, learnt once and kept between runs."""

from pathlib import Path

import pytest

from bot.conversation.desk import Desk
from bot.conversation.senpai import Senpai

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


@pytest.fixture(scope="session")
def product_cache(request: pytest.FixtureRequest) -> Path:
    """A cache folder beside pytest's own; its files are named by content, so they never mislead."""
    assert request.config.cache is not None
    return request.config.cache.mkdir("senpai")


@pytest.fixture(scope="session")
def product(product_cache: Path) -> Senpai:
    """The advisor."""
    return Desk.open(KNOWLEDGE, product_cache, lambda _doing, _done: None).senpai
