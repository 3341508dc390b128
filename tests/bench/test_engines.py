"""Each engine finds what it was taught, and takes any text at all."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bench.engines import ENGINES
from bench.scores import scores
from bench.task import Engine, Task
from bot.understanding.sentences import installed

NO_TEXT = ["", " ", "?", '"', "\0", "'; --", "日本", "🙂", "*", "a", "NEAR(", "\ud800x", "x" * 4096]
needs_sentences = pytest.mark.skipif(not installed().size, reason="no sentence model installed")


@pytest.fixture(scope="module")
def engine() -> Callable[[str, Task], Engine]:
    """Taught engines, each taught once."""
    taught: dict[str, Engine] = {}

    def build(name: str, task: Task) -> Engine:
        if name not in taught:
            taught[name] = ENGINES[name].build(task, lambda _doing, _done: None)
        return taught[name]

    return build


NAMES = [
    pytest.param(name, marks=needs_sentences) if name in {"ours", "minilm-lr"} else name
    for name in ENGINES
]


@pytest.mark.parametrize("name", NAMES)
def test_phrasings_are_found(name: str, task: Task, engine: Callable[[str, Task], Engine]) -> None:
    ask = engine(name, task)
    found = [ask(text).ranked[0] == owner for owner, text in task.phrasings]
    # WRatio has ties: a whole phrasing is still found.
    assert sum(found) == len(found)


@pytest.mark.parametrize("name", NAMES)
def test_any_text_is_taken(name: str, task: Task, engine: Callable[[str, Task], Engine]) -> None:
    ask = engine(name, task)
    ids = {owner for owner, _ in task.phrasings}
    for text in NO_TEXT:
        answer = ask(text)
        assert len(answer.ranked) <= 3
        assert set(answer.ranked) <= ids


def test_classes_learn_messages_out_of_scope(task: Task) -> None:
    questions = tuple(q for q in task.questions if not q.right)
    taught = replace(task, out_of_scope=tuple(q.text for q in questions))
    before = ENGINES["tfidf-lr"].build(task, lambda _doing, _done: None)
    after = ENGINES["tfidf-lr"].build(taught, lambda _doing, _done: None)
    for question in questions:
        assert after(question.text).score < before(question.text).score
        assert "~none" not in after(question.text).ranked


def test_new_questions_are_found_by_weighing_words(
    task: Task, engine: Callable[[str, Task], Engine]
) -> None:
    for name in ("ours-lexical", "bm25s", "tfidf-lr"):
        ask = engine(name, task)
        found = scores(task.questions, [ask(question.text) for question in task.questions])
        assert found.top1 is not None
        assert found.top1 >= 0.8, name
