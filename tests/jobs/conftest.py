"""What tests of listings share: the places of Japan, and reading a posting in one line."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.jobs import gazetteer
from bot.jobs.gazetteer import Gazetteer
from bot.jobs.listing import Listing
from bot.jobs.posting import Posting
from bot.jobs.read import read

TODAY = date(2026, 11, 24)
Read = Callable[..., Listing]


@pytest.fixture(scope="session")
def places() -> Gazetteer:
    return gazetteer.load(Path(__file__).parents[2] / "knowledge")


@pytest.fixture
def listing(places: Gazetteer) -> Read:
    """Reads a posting given by its fields; `title` may be left out."""

    def read_fields(**fields: Any) -> Listing:
        posting = Posting(**{"source": "test", "title": "Vacancy", **fields})
        return read(posting, places, TODAY)

    return read_fields
