"""One engine in a process of its own: what it answers, how fast, and how much memory it takes."""

import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil

from bench.engines import ENGINES
from bench.progress import Progress
from bench.task import Answer, Task

WARM_UP = 20
"""Questions that are asked before the clock and the scales are read."""
ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
TASK, RESULT = "task.pickle", "result.json"


class EngineError(Exception):
    """An engine could not be taught or asked; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one engine did.

    Args:
        answers: One for each text.
        ms: Milliseconds that each took.
        build_s: Seconds to teach it.
        memory_mb: How much larger the process is than before the engine and its libraries were
            loaded, in MB, after all questions.
    """

    answers: list[Answer]
    ms: list[float]
    build_s: float
    memory_mb: float

    @property
    def ms_median(self) -> float:
        """Median milliseconds a question."""
        return float(np.median(self.ms))

    @property
    def ms_p99(self) -> float:
        """Milliseconds in which 99 of 100 questions are answered."""
        return float(np.quantile(self.ms, 0.99))


def measured(engine: str, task: Task, texts: Sequence[str]) -> Measured:
    """Teach an engine and ask it, in a process of its own that uses one core.

    Args:
        engine: Its short name in `ENGINES`.
        task: What it learns.
        texts: What it is asked.

    Raises:
        EngineError: It could not learn from this.
    """
    with tempfile.TemporaryDirectory() as folder:
        with (Path(folder) / TASK).open("wb") as file:
            pickle.dump((engine, task, list(texts)), file)
        done = subprocess.run(
            [sys.executable, "-m", "bench.measure", folder],
            env=os.environ | ONE_CORE,
            stdout=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            raise EngineError(f"{engine} ended with status {done.returncode} on {task.name}")
        found = json.loads((Path(folder) / RESULT).read_text(encoding="utf-8"))
    if "error" in found:
        raise EngineError(f"{engine}: {found['error']}")
    return Measured(
        [Answer(tuple(ranked), score) for ranked, score in found["answers"]],
        found["ms"],
        found["build_s"],
        found["memory_mb"],
    )


def _main(folder: Path) -> None:
    with (folder / TASK).open("rb") as file:
        name, task, texts = pickle.load(file)
    progress = Progress(f"{task.name}, {name}")
    before = psutil.Process().memory_info().rss
    began = time.perf_counter()
    try:
        engine = ENGINES[name].build(task, progress)
    except ValueError as error:
        (folder / RESULT).write_text(json.dumps({"error": str(error)}), encoding="utf-8")
        return
    build_s = time.perf_counter() - began
    for text in texts[:WARM_UP]:
        engine(text)
    answers: list[Answer] = []
    ms: list[float] = []
    for text in progress.through(texts, "asking"):
        began = time.perf_counter()
        answers.append(engine(text))
        ms.append(1000 * (time.perf_counter() - began))
    progress.end()
    grown = psutil.Process().memory_info().rss - before
    result = {
        "answers": [(answer.ranked, answer.score) for answer in answers],
        "ms": ms,
        "build_s": build_s,
        "memory_mb": grown / 1e6,
    }
    (folder / RESULT).write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
