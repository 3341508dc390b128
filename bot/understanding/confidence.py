"""How sure we are that the best entry is right, and from where on we answer, offer, or pass.

A logistic regression over a few signs of a good match. It is trained on questions that the matcher
had not seen: phrasings held out from their entry (the best entry may be right), phrasings of entries
that were left out as a whole, and messages out of scope (no entry is right).
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FALSE_ANSWERS = 0.05
"""Share of unanswerable messages that may get an answer; sets the threshold for answering."""
FALSE_OFFERS = 0.50
"""Share of unanswerable messages that may be offered topics; sets the threshold for offering."""


def signs(
    log_probabilities: NDArray[np.float32],
    similarities: NDArray[np.float64],
    example_labels: NDArray[np.int32],
    coverage: float,
    words: int,
) -> NDArray[np.float64]:
    """The values of `CONFIDENCE_FEATURES` for one match.

    Args:
        log_probabilities: One a class.
        similarities: One a training example (0..1).
        example_labels: Class number of each training example.
        coverage: Share of the message's IDF mass that the knowledge base knows (0..1).
        words: Number of words.
    """
    order = np.argpartition(log_probabilities, -2)[-2:]
    best = int(order[np.argmax(log_probabilities[order])])
    top = float(log_probabilities[best])
    second = float(min(log_probabilities[order]))
    probabilities = np.exp(log_probabilities)
    entropy = float(-(probabilities * log_probabilities).sum()) / math.log(len(probabilities))
    of_best = similarities[example_labels == best]
    return np.array(
        [
            top,
            top - second,
            entropy,
            float(similarities.max(initial=0.0)),
            float(of_best.max(initial=0.0)),
            coverage,
            math.log1p(words),
        ]
    )


def confidence(signs_of_match: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    """Probability (0..1) that the best entry is right.

    Args:
        signs_of_match: Output of `signs`.
        weights: Weights and, last, the bias.
    """
    score = float(signs_of_match @ weights[:-1] + weights[-1])
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))


def thresholds(negatives: Sequence[float]) -> tuple[float, float]:
    """Where to start answering and offering, from the confidences of unanswerable messages.

    Args:
        negatives: Confidences that messages without a right entry got.

    Returns:
        The confidence to answer from and the one to offer topics from; the first is the higher.
    """
    ranked = np.sort(np.asarray(negatives))
    answer = float(np.quantile(ranked, 1 - FALSE_ANSWERS))
    offer = float(np.quantile(ranked, 1 - FALSE_OFFERS))
    return max(answer, offer + 1e-6), offer
