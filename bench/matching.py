"""How well a question finds its entry: our engine and its peers side by side.

`python -m bench.matching` measures on CLINC150 and on our own phrasings, with `--samples FILE` also on
a file of questions. `--phrasings FILE --questions FILE` measures on anybody's data and prints JSON.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.any_data import DataError, any_task, report
from bench.clinc import BESIDE_THE_CHECKOUT, absent, clinc
from bench.data import FOLDS, held_out
from bench.data import knowledge as read
from bench.engines import ENGINES
from bench.measure import EngineError, measured
from bench.questions import samples
from bench.scores import Scores, scores
from bench.task import Task

HEADINGS = (
    "engine", "top-1", "top-3", "AUROC", "right at 5 %",
    "noised: top-1", "top-3", "AUROC", "right at 5 %",
    "ms median", "ms p99", "MB", "build s",
)  # fmt: skip
LEGEND = """\
AUROC: how often a question in scope gets a higher score than one out of scope. Right at 5 %: questions
in scope answered, and rightly, from the score on at which 5 % of those out of scope are answered.
Noised: the same questions with one or two letters wrong. ms a question, MB grown, seconds to learn: a
process and one core for each engine."""


def compare(tasks: Sequence[Task], engines: Sequence[str]) -> None:
    """Print a table for each task, one engine a row.

    Raises:
        EngineError: An engine could not learn from a task.
    """
    print("# Matching")
    print(LEGEND)
    for task in tasks:
        inside = sum(bool(question.right) for question in task.questions)
        ids = {name for name, _ in task.phrasings}
        print(
            f"\n## {task.name}: {len(ids)} ids, {len(task.phrasings)} phrasings; {inside} questions "
            f"in scope, {len(task.questions) - inside} out of scope"
        )
        print(_row(HEADINGS))
        print(_row(["---"] * len(HEADINGS)), flush=True)
        for engine in engines:
            print(_row([ENGINES[engine].title, *_measures(engine, task)]), flush=True)


def _measures(engine: str, task: Task) -> list[str]:
    questions = task.questions
    clean, noised = [q.text for q in questions], [q.noised for q in questions]
    found = measured(engine, task, clean + noised)
    cells: list[str] = []
    for answers in (found.answers[: len(clean)], found.answers[len(clean) :]):
        cells += _shares(scores(questions, answers))
    return [
        *cells,
        f"{found.ms_median:.2f}",
        f"{found.ms_p99:.2f}",
        f"{found.memory_mb:.0f}",
        f"{found.build_s:.1f}",
    ]


def _shares(good: Scores) -> list[str]:
    shares = (good.top1, good.top3, good.auroc, good.answered_right_at_5)
    return ["" if share is None else f"{share:.3f}" for share in shares]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main(
    *,
    clinc_folder: Path = BESIDE_THE_CHECKOUT,
    folds: int = 1,
    samples_file: Path | None = None,
    engines: Sequence[str] = tuple(ENGINES),
) -> None:
    """Compare on CLINC150 (if it is there), on our phrasings, and on a file of questions (if given)."""
    base = read()
    tasks: list[Task] = []
    missing = absent(clinc_folder)
    if missing:
        print(missing, file=sys.stderr)
    else:
        tasks.append(clinc(clinc_folder, base))
    tasks += [held_out(base, fold) for fold in range(folds)]
    if samples_file:
        tasks.append(samples(samples_file, base))
    compare(tasks, engines)


def parser() -> argparse.ArgumentParser:
    """The options."""
    found = argparse.ArgumentParser(prog="python -m bench.matching", description=__doc__)
    found.add_argument(
        "--phrasings", type=Path, help='anybody\'s data: {"id", "text"} a line, in JSON'
    )
    found.add_argument(
        "--questions", type=Path, help='anybody\'s data: {"text", "label" or null} a line, in JSON'
    )
    found.add_argument(
        "--engine",
        choices=[*ENGINES, "all"],
        action="append",
        metavar="ENGINE",
        help=f"which engine, may be given several times: {', '.join(ENGINES)}, or all (the default)",
    )
    found.add_argument(
        "--clinc",
        type=Path,
        default=BESIDE_THE_CHECKOUT,
        help="the folder of CLINC150, by default %(default)s",
    )
    found.add_argument(
        "--folds",
        type=int,
        choices=range(FOLDS + 1),
        default=1,
        help=f"on how many of {FOLDS} parts of our phrasings, each held out once",
    )
    found.add_argument(
        "--samples",
        type=Path,
        help='also on a file of questions: {"q", "gold" or null, "also_ok"} a line',
    )
    return found


def _main(arguments: Sequence[str] | None = None) -> None:
    options = parser()
    given = options.parse_args(arguments)
    engines = list(ENGINES) if not given.engine or "all" in given.engine else given.engine
    if (given.phrasings is None) != (given.questions is None):
        options.error("--phrasings and --questions belong together; give both")
    try:
        if given.phrasings:
            task = any_task(given.phrasings, given.questions, read())
            print(json.dumps(report(task, engines), indent=2, ensure_ascii=False))
        else:
            main(
                clinc_folder=given.clinc,
                folds=given.folds,
                samples_file=given.samples,
                engines=engines,
            )
    except (DataError, EngineError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    _main()
