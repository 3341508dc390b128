"""Scores are what their names say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from sklearn.metrics import roc_auc_score

from bench.scores import answered_right, auroc, scores
from bench.task import NOTHING, Answer, Question

values = some.lists(some.integers(0, 5), min_size=1, max_size=12)


def question(*right: str) -> Question:
    return Question("text", frozenset(right), "txet")


@given(values, values)
def test_auroc_is_that_of_scikit_learn(inside: list[int], outside: list[int]) -> None:
    expected = roc_auc_score([1] * len(inside) + [0] * len(outside), inside + outside)
    assert auroc(inside, outside) == pytest.approx(expected)


def test_auroc_takes_no_candidate_for_the_lowest_score() -> None:
    assert auroc([0.1, NOTHING.score], [0.0, NOTHING.score]) == pytest.approx(0.625)


def test_five_of_a_hundred_may_be_answered_falsely() -> None:
    outside = np.arange(100.0)  # the five highest: 95 to 99
    assert answered_right([94.0, 94.5, 200.0, 300.0], [True, True, True, False], outside) == 0.5
    assert answered_right([94.0], [True], outside) == 0.0


def test_of_fewer_than_twenty_none_may_be_answered_falsely() -> None:
    assert answered_right([0.5, 0.6], [True, True], [0.5, 0.1, 0.1]) == 0.5


def test_equal_scores_are_all_answered_or_all_not() -> None:
    # Answering from 7 on would answer ten of a hundred.
    outside = [7.0] * 10 + [1.0] * 90
    assert answered_right([7.0, 8.0], [True, True], outside) == 0.5


def test_all_may_be_answered() -> None:
    assert answered_right([-1.0, NOTHING.score], [True, False], [5.0], false_answers=1.0) == 0.5


def test_first_and_among_three() -> None:
    questions = [question("a"), question("a", "b"), question("a"), question("a"), question()]
    answers = [
        Answer(("a", "b"), 4.0),
        Answer(("b", "c"), 3.0),
        Answer(("b", "c", "a"), 2.0),
        Answer(("b", "c", "d", "a"), 1.0),
        Answer(("a",), 2.5),
    ]
    found = scores(questions, answers)
    assert (found.top1, found.top3) == (0.5, 0.75)
    assert found.auroc == 0.5
    assert found.answered_right_at_5 == 0.5


def test_without_questions_out_of_scope_there_is_nothing_to_tell_apart() -> None:
    found = scores([question("a"), question("b")], [Answer(("a",), 1.0), NOTHING])
    assert (found.top1, found.top3) == (0.5, 0.5)
    assert found.auroc is None
    assert found.answered_right_at_5 is None


def test_without_questions_in_scope_no_score_is_known() -> None:
    found = scores([question()], [NOTHING])
    assert (found.top1, found.top3, found.auroc, found.answered_right_at_5) == (None,) * 4
