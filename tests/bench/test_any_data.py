"""Anybody's data: one JSON object, or a sentence for each line that is bad."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench import matching
from bench.any_data import DataError, any_task
from bench.task import Task
from bot.knowledge.base import Knowledge

KEYS = {
    "top1", "top3", "auroc", "answered_right_at_5", "ms_median", "ms_p99", "memory_mb", "build_s",
    "questions", "out_of_scope",
}  # fmt: skip
TAUGHT = '{"id": "a", "text": "one"}\n{"id": "b", "text": "two"}\n{"id": "c", "text": "three"}\n'


@pytest.fixture
def files(tmp_path: Path, task: Task) -> tuple[Path, Path]:
    """The handful of entries as files."""
    phrasings, questions = tmp_path / "phrasings.jsonl", tmp_path / "questions.jsonl"
    rows: list[dict[str, Any]] = [{"id": name, "text": text} for name, text in task.phrasings]
    phrasings.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    rows = [{"text": q.text, "label": next(iter(q.right), None)} for q in task.questions]
    questions.write_text("\n".join(map(json.dumps, rows)) + "\n\n", encoding="utf-8")
    return phrasings, questions


def test_one_json_object_with_every_key(
    files: tuple[Path, Path],
    base: Knowledge,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matching, "read", lambda: base)
    engines = ["--engine", "ours-lexical", "--engine", "fts5"]
    matching._main(["--phrasings", str(files[0]), "--questions", str(files[1]), *engines])
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["ours-lexical", "fts5"]
    for facts in found.values():
        assert set(facts) == KEYS
        assert facts["questions"] == 5
        assert facts["out_of_scope"] == 3
        # Each question shares its noun with its entry alone.
        assert facts["top1"] >= 0.8
        assert facts["auroc"] >= 0.8
        assert 0 < facts["ms_median"] <= facts["ms_p99"]
        assert facts["build_s"] > 0
    # It loads rapidfuzz, the stemmer and the everyday words, if nothing else.
    assert found["ours-lexical"]["memory_mb"] > 1


def test_what_cannot_be_learnt_is_said_without_a_traceback(
    tmp_path: Path, base: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "read", lambda: base)
    phrasings, questions = tmp_path / "p", tmp_path / "q"
    phrasings.write_text(TAUGHT.replace("one", "?").replace("two", "!").replace("three", "-"))
    questions.write_text('{"text": "one", "label": "a"}')
    given = ["--phrasings", str(phrasings), "--questions", str(questions), "--engine"]
    with pytest.raises(SystemExit, match=r"tfidf-lr: .*empty vocabulary"):
        matching._main([*given, "tfidf-lr"])


def test_messages_out_of_scope_can_be_taught(tmp_path: Path, base: Knowledge) -> None:
    phrasings, questions = tmp_path / "p", tmp_path / "q"
    phrasings.write_text(TAUGHT + '{"id": null, "text": "four"}\n')
    questions.write_text('{"text": "one", "label": "a"}')
    task = any_task(phrasings, questions, base)
    assert task.out_of_scope == ("four",)
    assert task.knowledge.out_of_scope.far == ["four"]
    assert {name for name, _ in task.phrasings} == set(task.knowledge.entries) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (b"{", r"q:2: is not JSON .*; write one object a line"),
        (b'["one", "a"]', r"q:2: is no JSON object; write"),
        (b'{"text": "one"}', r"q:2: has no 'label'; add it"),
        (b'{"label": "a"}', r"q:2: has no 'text'; add it"),
        (b'{"text": 3, "label": "a"}', r"q:2: 'text' is 3, not text; put it in \"quotes\""),
        (b'{"text": " ", "label": "a"}', r"q:2: 'text' has no text; write some"),
        (b'{"text": null, "label": "a"}', r"q:2: 'text' has no text; write some"),
        (b'{"text": "one", "label": "z"}', r"q:2: label 'z' is no id in p; correct it, or write null"),
        (b'{"text": "\xff", "label": "a"}', r"q:2: is not UTF-8; save the file as UTF-8"),
        (b"[" * 100_000, r"q:2: is not JSON"),
    ],
)  # fmt: skip
def test_a_bad_line_is_named(tmp_path: Path, base: Knowledge, line: bytes, complaint: str) -> None:
    phrasings, questions = tmp_path / "p", tmp_path / "q"
    phrasings.write_text(TAUGHT)
    questions.write_bytes(b'{"text": "one", "label": "a"}\n' + line + b"\n")
    with pytest.raises(DataError, match=complaint):
        any_task(phrasings, questions, base)


def test_every_bad_line_is_named_up_to_ten(tmp_path: Path, base: Knowledge) -> None:
    phrasings = tmp_path / "p"
    phrasings.write_text(TAUGHT + "{}\n" * 12)
    with pytest.raises(DataError) as caught:
        any_task(phrasings, phrasings, base)
    lines = str(caught.value).splitlines()
    assert [line.split(":")[1] for line in lines[:10]] == [str(at) for at in range(4, 14)]
    assert lines[10:] == ["and 2 more"]


def test_too_little_or_nothing_is_said(tmp_path: Path, base: Knowledge) -> None:
    phrasings, questions = tmp_path / "p", tmp_path / "q"
    with pytest.raises(DataError, match=r"p: cannot be read .*; correct the path"):
        any_task(phrasings, questions, base)
    phrasings.write_text('{"id": "a", "text": "one"}')
    with pytest.raises(DataError, match="p: has phrasings of 1 ids"):
        any_task(phrasings, questions, base)
    phrasings.write_text(TAUGHT)
    questions.write_text("\n")
    with pytest.raises(DataError, match="q: is empty"):
        any_task(phrasings, questions, base)


def test_both_files_are_needed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        matching._main(["--phrasings", "p"])
    assert "belong together" in capsys.readouterr().err


def test_clinc_that_is_absent_is_named(
    tmp_path: Path, base: Knowledge, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setattr(matching, "read", lambda: base)
    matching._main(["--clinc", str(tmp_path), "--folds", "0"])
    told = capsys.readouterr().err
    assert f"CLINC150 is left out: {tmp_path} has no kb.jsonl and no test.jsonl" in told
