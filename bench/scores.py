"""How good answers are: right at first, right among three, and silent when they should be."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from bench.task import Answer, Question

FALSE_ANSWERS = 0.05
"""Share of the questions out of scope that may be answered."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares (0..1) of the questions; None where there are no questions to tell from.

    Args:
        top1: In scope, the first candidate is right.
        top3: In scope, one of the first three is right.
        auroc: Probability that a question in scope gets a higher score than one out of scope.
        answered_right_at_5: In scope, answered and right, when the threshold lets at most 5 % of the
            questions out of scope be answered.
    """

    top1: float | None
    top3: float | None
    auroc: float | None
    answered_right_at_5: float | None


def scores(questions: Sequence[Question], answers: Sequence[Answer]) -> Scores:
    """Score answers.

    Args:
        questions: What was asked.
        answers: One for each.
    """
    right = np.array(
        [answer.ranked[:1] != () and answer.ranked[0] in question.right
         for question, answer in zip(questions, answers, strict=True)],
        dtype=bool,
    )  # fmt: skip
    among = np.array(
        [
            not question.right.isdisjoint(answer.ranked[:3])
            for question, answer in zip(questions, answers, strict=True)
        ],
        dtype=bool,
    )
    inside = np.array([bool(question.right) for question in questions], dtype=bool)
    score = np.array([answer.score for answer in answers])
    if not inside.any():
        return Scores(None, None, None, None)
    top1, top3 = float(right[inside].mean()), float(among[inside].mean())
    if inside.all():
        return Scores(top1, top3, None, None)
    return Scores(
        top1,
        top3,
        auroc(score[inside], score[~inside]),
        answered_right(score[inside], right[inside], score[~inside]),
    )


def auroc(inside: ArrayLike, outside: ArrayLike) -> float:
    """Area under the ROC curve: how often a question in scope scores higher; a tie counts half.

    Args:
        inside: Scores of the questions in scope, at least one.
        outside: Scores of the questions out of scope, at least one.
    """
    order = np.sort(np.asarray(outside))
    lower = np.searchsorted(order, inside, side="left")
    not_higher = np.searchsorted(order, inside, side="right")
    return float((lower + not_higher).mean() / 2 / len(order))


def answered_right(
    inside: ArrayLike, right: ArrayLike, outside: ArrayLike, false_answers: float = FALSE_ANSWERS
) -> float:
    """Share of the questions in scope that are answered, and rightly so.

    Questions are answered from a score on: the lowest one from which on no more than a given share
    of the questions out of scope are answered. Equal scores are all answered or all not.

    Args:
        inside: Scores of the questions in scope, at least one.
        right: Whether the first candidate is right, one for each of `inside`.
        outside: Scores of the questions out of scope, at least one.
        false_answers: The share that may be answered (0..1).
    """
    score: NDArray[np.float64] = np.asarray(inside, dtype=np.float64)
    highest_first = np.sort(np.asarray(outside, dtype=np.float64))[::-1]
    allowed = int(false_answers * len(highest_first) + 1e-9)
    # Above the first question out of scope that must stay unanswered.
    answered = score > highest_first[allowed] if allowed < len(highest_first) else score > -np.inf
    return float((answered & np.asarray(right, dtype=bool)).mean())
