"""Each part of the engine can be switched off by itself."""

from pathlib import Path

import pytest

from bench.ablation import VARIANTS, ablation
from bench.task import Task
from bench.vectors import Remembering
from bot.understanding.sentences import NoSentences
from bot.understanding.speller import Speller


def test_every_part_can_be_off(
    task: Task, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ablation(task, VARIANTS, Remembering(NoSentences(), tmp_path))
    rows = [line.split("|")[1:-1] for line in capsys.readouterr().out.splitlines()[4:]]
    assert [row[0].strip() for row in rows] == [variant.title for variant in VARIANTS]
    changes = {row[0].strip(): (float(row[2]), float(row[7])) for row in rows}
    assert changes["nothing"] == (0, 0)
    # Without words, letters and sentence there is nothing left to match with.
    assert changes["words, pairs and letter groups"][0] < 0
    # What was switched off is on again.
    assert Speller({"salary": 2}, frozenset()).correct(["salery"])[0] == ["salary"]


def test_vectors_are_computed_once(tmp_path: Path) -> None:
    class Counting(NoSentences):
        asked: list[str] = []  # noqa: RUF012

        def vectors(self, texts):  # type: ignore[no-untyped-def]
            self.asked += texts
            return super().vectors(texts)

    remembering = Remembering(Counting(), tmp_path)
    assert remembering.embed(["one", "two", "one"], lambda _done: None).shape == (3, 0)
    Remembering(Counting(), tmp_path).vectors(["two", "three"])
    assert Counting.asked == ["one", "two", "three"]
