"""A model for a knowledge base: from the cache, or trained in a process of its own.

Training wants scikit-learn and some hundred megabytes, which a process gives back only by ending. So it
runs in a child; this process reads the arrays that the child wrote.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.knowledge import cache
from bot.knowledge.base import Knowledge
from bot.understanding import model as models
from bot.understanding.model import Model
from bot.understanding.sentences import Sentences

Progress = Callable[[str, float], None]
"""Told what is being done and how much of it is done (0..1)."""

LONGEST_TRAINING = 600
"""Seconds after which training is given up."""


class TrainingError(Exception):
    """The child that trains the model ended with an error."""


def path_of(folder: Path, taught: str, sentences: str) -> Path:
    """The cache file of the model for what it was taught (`Knowledge.taught`) and a sentence model."""
    code = cache.code_digest("understanding")
    return folder / f"model-{taught[:20]}-{code}-{sentences}.npz"


def ready(knowledge: Knowledge, sentences: Sentences, folder: Path, progress: Progress) -> Model:
    """The model for a knowledge base.

    Args:
        knowledge: The knowledge base.
        sentences: The sentence model that is installed.
        folder: The cache folder; made if it is missing.
        progress: Told how training goes on; not called when the model is in the cache.

    Raises:
        TrainingError: The child ended with an error; its last lines are in the message.
    """
    path = path_of(folder, knowledge.taught, sentences.name)
    if path.exists():
        try:
            return models.read(path)
        except (ValueError, OSError):
            path.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    _train_in_child(cache.keep(folder, knowledge), path, sentences.name, progress)
    cache.drop_old(folder, "model-*.npz")
    return models.read(path)


def vectors_of(folder: Path, sentences: str) -> Path:
    """The cache file of the sentence vectors, which outlive a model."""
    return folder / f"sentences-{sentences}.npz"


def _train_in_child(knowledge: Path, target: Path, sentences: str, progress: Progress) -> None:
    files = [str(knowledge), str(target)]
    command = [sys.executable, "-m", "bot.understanding.build", *files, sentences]
    with subprocess.Popen(  # noqa: S603 (our own module, no shell)
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        try:
            for line in child.stdout:
                step = json.loads(line)
                progress(step["doing"], step["done"])
            complaint = child.stderr.read()
            if child.wait(timeout=LONGEST_TRAINING):
                last = "\n".join(complaint.splitlines()[-5:])
                raise TrainingError(f"training the matcher failed; try again.\n{last}")
        finally:
            child.kill()


def _main() -> None:
    from bot.understanding.everyday import everyday_words
    from bot.understanding.sentences import named
    from bot.understanding.train import train
    from bot.understanding.vector_files import remembered

    source, target = (Path(argument) for argument in sys.argv[1:3])
    knowledge = Knowledge.model_validate_json(source.read_bytes())

    def say(doing: str, done: float) -> None:
        print(json.dumps({"doing": doing, "done": done}), flush=True)  # noqa: T201 (the protocol)

    sentences = named(sys.argv[3], threads=os.cpu_count() or 1)

    def embed(texts: Sequence[str], tell: Callable[[float], None]) -> NDArray[np.float32]:
        return remembered(sentences, texts, vectors_of(target.parent, sentences.name), tell)

    say("reading the questions", 0.0)
    models.save(train(knowledge, everyday_words(), sentences.name, embed, say), target)


if __name__ == "__main__":
    _main()
