"""The knowledge base for measurements, and the training of a matcher on part of it."""

import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.noise import noised
from bench.task import Question, Task
from bot.knowledge.base import Knowledge
from bot.knowledge.load import load
from bot.settings import settings
from bot.understanding.everyday import everyday_words
from bot.understanding.model import Model
from bot.understanding.sentences import installed
from bot.understanding.train import train
from bot.understanding.vector_files import remembered

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


def split(base: Knowledge, fold: int) -> tuple[Knowledge, list[tuple[str, str | None]]]:
    """Hold one in `FOLDS` phrasings of each entry, and one in `FOLDS` messages out of scope, out.

    Returns:
        The knowledge base without them, and (phrasing, entry id) of each that was held out; the id is
        None for a message out of scope.
    """
    random = np.random.default_rng(SEED)
    asked: list[tuple[str, str | None]] = []

    def part(texts: Sequence[str], owner: str | None) -> list[str]:
        order = random.permutation(len(texts))
        held = {int(at) for at in order[fold::FOLDS]}
        asked.extend((texts[at], owner) for at in sorted(held))
        return [text for at, text in enumerate(texts) if at not in held]

    entries = {
        name: entry.model_copy(update={"phrasings": part(entry.phrasings, name)})
        for name, entry in base.entries.items()
    }
    scope = base.out_of_scope
    kept = scope.model_copy(update={"far": part(scope.far, None), "near": part(scope.near, None)})
    return base.model_copy(update={"entries": entries, "out_of_scope": kept}), asked


def held_out(base: Knowledge, fold: int) -> Task:
    """What `split` holds out, to be asked of engines that learn the rest."""
    taught, asked = split(base, fold)
    wrong = noised([text for text, _ in asked])
    questions = tuple(
        Question(text, frozenset([owner] if owner else []), typed)
        for (text, owner), typed in zip(asked, wrong, strict=True)
    )
    return task(f"our phrasings, part {fold + 1} of {FOLDS} held out", taught, questions)


def task(name: str, taught: Knowledge, questions: tuple[Question, ...]) -> Task:
    """A task on our knowledge base; every engine learns titles, phrasings and small talk."""
    phrasings = [
        (entry.id, text)
        for entry in taught.entries.values()
        for text in (entry.title, *entry.phrasings)
    ]
    phrasings += [(talk.id, text) for talk in taught.small_talk.values() for text in talk.phrasings]
    scope = taught.out_of_scope
    return Task(name, tuple(phrasings), (*scope.far, *scope.near), questions, taught)
