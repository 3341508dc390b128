"""The knowledge base for measurements, and the training of a matcher on part of it."""

import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.base import Knowledge
from bot.knowledge.load import load
from bot.settings import settings
from bot.understanding.everyday import everyday_words
from bot.understanding.model import Model
from bot.understanding.sentences import installed, remembered
from bot.understanding.train import train

SEED = 7
FOLDS = 5


def knowledge() -> Knowledge:
    """The knowledge base that the bot uses."""
    loaded = load(settings().knowledge_dir, datetime.now(UTC).date())
    if loaded.knowledge is None:
        raise SystemExit("the knowledge base has mistakes; see `senpai kb check`")
    return loaded.knowledge


def quiet(_doing: str, _done: float) -> None:
    """No progress."""


def trained(base: Knowledge, tell: Callable[[str, float], None] = quiet) -> Model:
    """A matcher for a knowledge base, trained in this process."""
    sentences = installed(threads=2)

    def embed(texts: Sequence[str], told: Callable[[float], None]) -> NDArray[np.float32]:
        kept = Path(tempfile.gettempdir()) / f"senpai-bench-{sentences.name}.npz"
        return remembered(sentences, texts, kept, told)

    return train(base, everyday_words(), sentences.name, embed, tell)


def split(base: Knowledge, fold: int) -> tuple[Knowledge, list[tuple[str, str]]]:
    """Hold one in `FOLDS` phrasings of each entry out.

    Returns:
        The knowledge base without them, and (phrasing, entry id) of each that was held out.
    """
    random = np.random.default_rng(SEED)
    asked: list[tuple[str, str]] = []
    entries = {}
    for name, entry in base.entries.items():
        order = random.permutation(len(entry.phrasings))
        held = {int(at) for at in order[fold::FOLDS]}
        asked += [(entry.phrasings[at], name) for at in sorted(held)]
        kept = [text for at, text in enumerate(entry.phrasings) if at not in held]
        entries[name] = entry.model_copy(update={"phrasings": kept})
    return base.model_copy(update={"entries": entries}), asked
