"""The lexicon of the repository."""

from pathlib import Path
from typing import Any

import pytest

from bot.knowledge.lexicon import CountryWords, Levels, Prefecture, Telling, Wordings
from bot.knowledge.strict_yaml import parse
from bot.knowledge.validate import validated
from bot.understanding.everyday import everyday_words
from bot.understanding.slots import SlotReader

FOLDER = Path(__file__).parents[3] / "knowledge" / "lexicon"


def read(name: str, kind: Any) -> Any:
    document = parse(name, (FOLDER / name).read_bytes())
    result = validated(document, kind)
    assert result is not None, [str(problem) for problem in document.problems]
    return result


def wordings() -> Wordings:
    return Wordings(
        countries=read("countries.yaml", list[CountryWords]),
        places=read("places.yaml", list[Prefecture]),
        levels=read("levels.yaml", Levels),
        telling=read("telling.yaml", Telling),
    )


@pytest.fixture(scope="session")
def reader() -> SlotReader:
    return SlotReader(wordings(), everyday_words())
