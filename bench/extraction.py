"""How well listings are read: recall of stated values, precision of claimed ones, by field.

    python -m bench.extraction LISTINGS.jsonl [SALARIES.jsonl] [--half odd|even] [--misses]

Records of LISTINGS have `expected` (and perhaps `expected_extra`, `ambiguous`) beside the keys of the
`jsonl` format, or `text` with a pasted ad. A null in `expected` means that the record does not state
the value. Records of SALARIES have `text`, `min`, `max`, `currency` and `period`.
"""

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from bot.jobs import gazetteer
from bot.jobs.as_json import as_json
from bot.jobs.read import read
from bot.jobs.sources import pasted, records

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 24)
EXTRA = ("salary_period", "salary_min", "salary_max", "salary_currency", "deadline", "degree_level")
Miss = tuple[str, str, Any, Any, str]


def listing(record: dict[str, Any], places: gazetteer.Gazetteer) -> dict[str, Any]:
    """Read one record as `senpai jobs import` does."""
    if "text" in record:
        batch = pasted.parse(record["text"].encode())
    else:
        batch = records.parse(json.dumps(record).encode())
    return as_json(read(batch.postings[0], places, TODAY))


def same(expected: Any, got: Any) -> bool:
    if isinstance(expected, list) and isinstance(got, list):
        return set(expected) == set(got)
    if (
        isinstance(expected, int | float)
        and not isinstance(expected, bool)
        and isinstance(got, int | float)
    ):
        return abs(expected - got) < 1
    return bool(expected == got)


def score(
    rows: list[dict[str, Any]], places: gazetteer.Gazetteer
) -> tuple[dict[str, Counter[str]], list[Miss]]:
    """Counts by field: stated, found, claimed, right."""
    counts: dict[str, Counter[str]] = {}
    misses: list[Miss] = []
    for row in rows:
        got = listing(row, places)
        expected = dict(row["expected"])
        extra = {key: value for key, value in row.get("expected_extra", {}).items() if key in EXTRA}
        for key, want in {**expected, **extra}.items():
            if key in row.get("ambiguous", ()):
                continue
            count = counts.setdefault(key, Counter())
            have = got.get(key)
            right = have is not None and same(want, have)
            count["stated"] += want is not None
            count["found"] += want is not None and right
            # Extra keys are not given for every record, so that a claim beyond them may be right.
            count["claimed"] += have is not None and (want is not None or key in expected)
            count["right"] += right
            if (want is not None or key in expected) and not (
                right or (want is None and have is None)
            ):
                evidence = got["evidence"].get(key, {}).get("text", "")
                misses.append((row.get("id", "?"), key, want, have, evidence))
    return counts, misses


def salaries(
    rows: list[dict[str, Any]], places: gazetteer.Gazetteer
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The salary strings that are read wrongly, with what was read."""
    wrong = []
    for row in rows:
        record = {"title": "x", "salary_text": row["text"]}
        got = listing(record, places)
        have = {key: got[f"salary_{key}"] for key in ("min", "max", "currency", "period")}
        if not all(
            row[key] == have[key]
            if row[key] is None
            else have[key] is not None and same(row[key], have[key])
            for key in have
        ):
            wrong.append((row, have))
    return wrong


def _rows(path: Path, half: str | None) -> list[dict[str, Any]]:
    lines = [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    return lines[0::2] if half == "odd" else lines[1::2] if half == "even" else lines


def _ratio(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "  -  "


def _print(field: str, count: Counter[str]) -> None:
    recall = _ratio(count["found"], count["stated"])
    precision = _ratio(count["right"], count["claimed"])
    print(f"{field:26} {count['stated']:6} {recall} {count['claimed']:7} {precision}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("listings", type=Path)
    parser.add_argument("salaries", type=Path, nargs="?")
    parser.add_argument("--half", choices=("odd", "even"))
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    places = gazetteer.load(ROOT / "knowledge")
    rows = _rows(arguments.listings, arguments.half)
    counts, misses = score(rows, places)
    total: Counter[str] = Counter()
    print(f"{len(rows)} listings\n{'field':26} stated recall claimed precision")
    for field, count in counts.items():
        total.update(count)
        _print(field, count)
    _print("all", total)
    if arguments.misses:
        for miss in misses:
            print("  ", *miss, sep=" | ")
    if arguments.salaries:
        strings = _rows(arguments.salaries, arguments.half)
        wrong = salaries(strings, places)
        print(f"salary strings {_ratio(len(strings) - len(wrong), len(strings))} of {len(strings)}")
        for row, have in wrong:
            if arguments.misses:
                print("  ", row["text"], {key: row[key] for key in have}, have)


if __name__ == "__main__":
    main()
