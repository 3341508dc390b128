"""CLINC150: 150 things that people ask a voice assistant, and questions out of scope.

Larson et al., An Evaluation Dataset for Intent Classification and Out-of-Scope Prediction (2019), under
CC BY 3.0. Ten phrasings of each are learnt; the test questions come clean and with typing mistakes.
"""

import json
from pathlib import Path
from typing import Any

from bench.ours import small_knowledge
from bench.task import Question, Task
from bot.knowledge.base import Knowledge

BESIDE_THE_CHECKOUT = Path(__file__).parents[1].parent / "shared" / "bench" / "clinc150"
FILES = ("kb.jsonl", "test.jsonl")


def absent(folder: Path) -> str | None:
    """A sentence that says what is missing in the folder; None if the data is there."""
    missing = [name for name in FILES if not (folder / name).is_file()]
    if not missing:
        return None
    return (
        f"CLINC150 is left out: {folder} has no {' and no '.join(missing)}; "
        "name its folder with --clinc FOLDER"
    )


def clinc(folder: Path, base: Knowledge) -> Task:
    """The task.

    Args:
        folder: Holds `kb.jsonl` ({"id", "phrasings"} a line) and `test.jsonl` ({"text", "noisy",
            "label" or null} a line).
        base: Gives the lexicon for our engine.
    """
    # The files also hold names of the entries; nobody is given those.
    phrasings = tuple(
        (row["id"], text) for row in _rows(folder / FILES[0]) for text in row["phrasings"]
    )
    questions = tuple(
        Question(row["text"], frozenset([row["label"]] if row["label"] else []), row["noisy"])
        for row in _rows(folder / FILES[1])
    )
    return Task("CLINC150", phrasings, (), questions, small_knowledge(base, phrasings))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
