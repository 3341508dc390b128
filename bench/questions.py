"""Scores the whole way from a message to its outcome on a file of questions."""

import json
from pathlib import Path
from typing import Any

from bench.data import knowledge as read
from bench.data import task, trained
from bench.noise import noised
from bench.task import Question, Task
from bot.knowledge.base import Knowledge
from bot.understanding.sentences import installed
from bot.understanding.understand import Kind, Understanding


def main(path: Path) -> None:
    """Print how often questions are answered, offered or missed rightly.

    Args:
        path: A JSON object a line: `q`, `gold` (entry id, or null when the honest answer is that we
            do not know), `also_ok` (other ids that are right).
    """
    base = read()
    understanding = Understanding(base, trained(base), installed())
    read_words = understanding.reader.all_words
    taught = {
        tuple(read_words(text)) for entry in base.entries.values() for text in entry.phrasings
    }
    rows = _rows(path)
    overlap = sum(tuple(read_words(row["q"])) in taught for row in rows)
    inside = [row for row in rows if row["gold"] and row["gold"] in base.entries]
    outside = [row for row in rows if not row["gold"]]
    top1 = top3 = answered_right = answered_wrong = offered_right = 0
    for row in inside:
        right = {row["gold"], *row.get("also_ok", [])}
        asks = understanding.understand(row["q"]).asks
        ranked = [found.id for ask in asks for found in ask.ranked[:1]]
        ranked += [found.id for ask in asks for found in ask.ranked[1:3]]
        top1 += bool(right & set(ranked[: max(1, len(asks))]))
        top3 += bool(right & set(ranked))
        kinds = {ask.kind for ask in asks}
        first = {ask.ranked[0].id for ask in asks if ask.kind is Kind.ANSWER}
        if first:
            answered_right += bool(first & right)
            answered_wrong += not first & right
        elif Kind.OFFER in kinds:
            offered_right += bool(right & set(ranked))
    false = sum(
        any(ask.kind is Kind.ANSWER for ask in understanding.understand(row["q"]).asks)
        for row in outside
    )
    count = max(1, len(inside))
    print(f"# Questions: {path.name}: {len(inside)} in scope, {len(outside)} out of scope")
    print(f"wordings that are also phrasings: {overlap}")
    print(f"top-1 {top1 / count:.3f}, top-3 {top3 / count:.3f}")
    print(
        f"answered rightly {answered_right / count:.3f}, answered wrongly "
        f"{answered_wrong / count:.3f}, right 'did you mean' {offered_right / count:.3f}, "
        f"helped {(answered_right + offered_right) / count:.3f}"
    )
    print(f"out of scope answered {false / max(1, len(outside)):.3f}")


def samples(path: Path, base: Knowledge) -> Task:
    """The same questions for the engines side by side; those on entries that we lack are left out.

    Args:
        path: As for `main`.
        base: What is learnt.
    """
    rows = [row for row in _rows(path) if not row["gold"] or row["gold"] in base.entries]
    typed = noised([row["q"] for row in rows])
    questions = tuple(
        Question(
            row["q"],
            frozenset([row["gold"], *row.get("also_ok", [])] if row["gold"] else []),
            wrong,
        )
        for row, wrong in zip(rows, typed, strict=True)
    )
    return task(f"questions of {path.name}", base, questions)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
