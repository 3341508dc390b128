"""Anybody's data: phrasings and questions from JSON Lines, and every score in one JSON object."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from bench.measure import Measured, measured
from bench.noise import noised
from bench.ours import small_knowledge
from bench.scores import scores
from bench.task import Question, Task
from bot.knowledge.base import Knowledge

FEWEST_IDS = 3
"""Below that there is nothing to tell apart."""
MOST_COMPLAINTS = 10
T = TypeVar("T")


class DataError(Exception):
    """Lines that cannot be used: file, line number, what is wrong and what to write."""


def any_task(phrasings_file: Path, questions_file: Path, base: Knowledge) -> Task:
    """The task in two files.

    Args:
        phrasings_file: {"id", "text"} a line; an id of null marks a message out of scope to learn from.
        questions_file: {"text", "label"} a line; a label of null marks a question out of scope.
        base: Gives the lexicon for our engine.

    Raises:
        DataError: Some lines are bad.
    """
    taught = _read(phrasings_file, _phrasing)
    phrasings = tuple((name, text) for name, text in taught if name is not None)
    ids = {name for name, _ in phrasings}
    if len(ids) < FEWEST_IDS:
        raise DataError(
            f"{phrasings_file}: has phrasings of {len(ids)} ids; write some of {FEWEST_IDS} at least"
        )

    def question(row: dict[str, Any]) -> tuple[str, str | None]:
        label = _text_or_null(row, "label")
        if label is not None and label not in ids:
            raise ValueError(
                f"label {label!r} is no id in {phrasings_file.name}; correct it, or write null if no "
                "id is right"
            )
        return _text(row, "text"), label

    asked = _read(questions_file, question)
    if not asked:
        raise DataError(
            f'{questions_file}: is empty; write {{"text": "...", "label": "..."}} a line'
        )
    typed = noised([text for text, _ in asked])
    questions = tuple(
        Question(text, frozenset([label] if label is not None else []), wrong)
        for (text, label), wrong in zip(asked, typed, strict=True)
    )
    outside = tuple(text for name, text in taught if name is None)
    knowledge = small_knowledge(base, phrasings, outside)
    return Task(questions_file.name, phrasings, outside, questions, knowledge)


def report(task: Task, engines: Sequence[str]) -> dict[str, dict[str, float | int | None]]:
    """Measure engines on a task.

    Returns:
        For each engine its scores as shares (0..1), milliseconds, megabytes and seconds; a score is
        None when there is nothing to tell it from.

    Raises:
        EngineError: An engine could not learn from this.
    """
    texts = [question.text for question in task.questions]
    return {name: _facts(task, measured(name, task, texts)) for name in engines}


def _facts(task: Task, found: Measured) -> dict[str, float | int | None]:
    good = scores(task.questions, found.answers)
    inside = sum(bool(question.right) for question in task.questions)
    return {
        "top1": _rounded(good.top1),
        "top3": _rounded(good.top3),
        "auroc": _rounded(good.auroc),
        "answered_right_at_5": _rounded(good.answered_right_at_5),
        "ms_median": round(found.ms_median, 3),
        "ms_p99": round(found.ms_p99, 3),
        "memory_mb": round(found.memory_mb, 1),
        "build_s": round(found.build_s, 4),
        "questions": inside,
        "out_of_scope": len(task.questions) - inside,
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _phrasing(row: dict[str, Any]) -> tuple[str | None, str]:
    return _text_or_null(row, "id"), _text(row, "text")


def _read(path: Path, item: Callable[[dict[str, Any]], T]) -> list[T]:
    """Read every line, or say which are bad."""
    items: list[T] = []
    complaints: list[str] = []
    for number, line in _lines(path):
        try:
            row = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
            if not isinstance(row, dict):
                raise ValueError('is no JSON object; write {"...": "..."} on one line')
            items.append(item(row))
        except UnicodeDecodeError:
            complaints.append(f"{path}:{number}: is not UTF-8; save the file as UTF-8")
        except (json.JSONDecodeError, RecursionError) as error:
            complaints.append(f"{path}:{number}: is not JSON ({error}); write one object a line")
        except ValueError as error:
            complaints.append(f"{path}:{number}: {error}")
    if complaints:
        left = len(complaints) - MOST_COMPLAINTS
        more = [f"and {left} more"] if left > 0 else []
        raise DataError("\n".join(complaints[:MOST_COMPLAINTS] + more))
    return items


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines that are not empty, numbered from 1."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}); correct the path") from None
    # Only line feeds end a line: JSON may hold other line separators.
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.strip():
            yield number, line


def _text(row: dict[str, Any], key: str) -> str:
    value = _text_or_null(row, key)
    if value is None or not value.strip():
        raise ValueError(f"{key!r} has no text; write some")
    return value


def _text_or_null(row: dict[str, Any], key: str) -> str | None:
    if key not in row:
        raise ValueError(f"has no {key!r}; add it")
    value = row[key]
    if value is not None and not isinstance(value, str):
        raise ValueError(f'{key!r} is {json.dumps(value)[:40]}, not text; put it in "quotes"')
    return value
