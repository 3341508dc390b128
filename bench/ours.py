"""Our own engine, taught on the phrasings of a task.

It is trained in a process of its own, as the bot does it (`bot.understanding.build`), so that only what
answers is counted as its memory.
"""

import json
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from bench.task import NOTHING, Answer, Engine, Task, Tell
from bot.knowledge.base import Knowledge
from bot.knowledge.models import Entry, OutOfScope

if TYPE_CHECKING:
    # Imported late, so that what it loads counts as this engine's memory.
    from bot.understanding.understand import Understanding

MODEL, TASK, COMPLAINT = "model.npz", "task.pickle", "complaint.txt"
AT_ONCE = 256
"""Sentences between two reports of progress."""


def small_knowledge(
    base: Knowledge, phrasings: Sequence[tuple[str, str]], out_of_scope: Sequence[str] = ()
) -> Knowledge:
    """A knowledge base of phrasings alone: entries without titles or answers, no small talk.

    Args:
        base: Gives the lexicon and the fixed sentences.
        phrasings: (id, text) of each; any ids, and as few texts as there are.
        out_of_scope: Messages that must not be answered.
    """
    texts: dict[str, list[str]] = {}
    for name, text in phrasings:
        texts.setdefault(name, []).append(text)
    entries = {
        name: Entry.model_construct(
            id=name, title="", button="", short="", detail="", next=[], related=[], phrasings=lines
        )
        for name, lines in texts.items()
    }
    return base.model_copy(
        update={
            "entries": entries,
            "sections": {},
            "facts": {},
            "topics": {},
            "aspects": {},
            "routes": {},
            # Places outside Japan mean nothing for other people's questions.
            "wordings": None,
            "small_talk": {},
            "out_of_scope": OutOfScope.model_construct(far=list(out_of_scope), near=[]),
        }
    )


@contextmanager
def teachable() -> Iterator[None]:
    """Let the training take a knowledge base without titles, or without messages out of scope."""
    from bot.understanding import examples, train

    examples_of = examples.examples_of
    # Titles and answers that are not there would teach that nothing means anything.
    with patch.object(
        train, "examples_of", lambda *given: [e for e in examples_of(*given) if e.words]
    ):
        yield


def ours(task: Task, tell: Tell, *, lexical: bool = False) -> Engine:
    """The engine of the bot: reading, spelling, matching, confidence, and messages cut into asks.

    Args:
        task: What it learns.
        tell: Told how the training goes on.
        lexical: Without the sentence model.

    Raises:
        ValueError: It could not learn from this; the message says why.
    """
    with tempfile.TemporaryDirectory() as folder:
        with (Path(folder) / TASK).open("wb") as file:
            pickle.dump((task.knowledge, lexical), file)
        _train_in_child(Path(folder), tell)
        from bot.understanding import model
        from bot.understanding.sentences import NoSentences, installed
        from bot.understanding.understand import Understanding

        trained = model.read(Path(folder) / MODEL)
    sentences = NoSentences() if lexical else installed()
    return answering(Understanding(task.knowledge, trained, sentences))


def answering(understanding: "Understanding") -> Engine:
    """An engine that asks an `Understanding`."""

    def engine(text: str) -> Answer:
        asks = sorted(understanding.understand(text).asks, key=lambda ask: -ask.ours)
        if not asks:
            return NOTHING
        # What each ask is taken for, the surest first; then their other candidates.
        ranked = [ask.talk or found.id for ask in asks for found in ask.ranked[:1]]
        ranked += [found.id for ask in asks for found in ask.ranked[1:3]]
        return Answer(tuple(dict.fromkeys(ranked))[:3], asks[0].ours)

    return engine


def _train_in_child(folder: Path, tell: Tell) -> None:
    command = [sys.executable, "-m", "bench.ours", str(folder)]
    with (
        (folder / COMPLAINT).open("w+", encoding="utf-8") as complaint,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=complaint, text=True, encoding="utf-8"
        ) as child,
    ):
        assert child.stdout is not None
        try:
            for line in child.stdout:
                tell(*json.loads(line))
            if child.wait():
                complaint.seek(0)
                last = (complaint.read().strip().splitlines() or ["it was ended"])[-1]
                raise ValueError(f"our engine could not learn from this: {last}")
        finally:
            child.kill()


def _main(folder: Path) -> None:
    from bot.understanding import model
    from bot.understanding.everyday import everyday_words
    from bot.understanding.sentences import NoSentences, installed
    from bot.understanding.train import train

    with (folder / TASK).open("rb") as file:
        knowledge, lexical = pickle.load(file)
    sentences = NoSentences() if lexical else installed()

    def embed(texts: Sequence[str], told: Callable[[float], None]) -> NDArray[np.float32]:
        rows = []
        for start in range(0, len(texts), AT_ONCE):
            rows.append(sentences.vectors(texts[start : start + AT_ONCE]))
            told(start / len(texts))
        return np.concatenate(rows)

    def tell(doing: str, done: float) -> None:
        print(json.dumps([doing, done]), flush=True)

    with teachable():
        model.save(train(knowledge, everyday_words(), sentences.name, embed, tell), folder / MODEL)


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
