"""How sure we are: that a question is one of ours at all, and that the best entry is the right one.

Two logistic regressions over a few signs of a good match, trained on questions that the matcher had
not seen: phrasings held out from their entry (the best entry may be right), phrasings of entries that
were left out as a whole, and messages out of scope (no entry is right). Whether to answer rests on the
first: two neighbouring entries that share a question make the best one doubtful and the question none
the less ours, and a neighbour is one press away. The second is what is told as the confidence.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FALSE_ANSWERS = 0.08
"""Share of messages out of scope that may get an answer."""
FALSE_OFFERS = 0.40
"""Share of messages out of scope that may be offered topics; an offer misleads nobody."""
ANSWER_SHARE = 0.45
"""Probability that the best entry must have among all: less, and topics are offered instead."""


def signs(
    log_probabilities: NDArray[np.float32],
    similarities: NDArray[np.float64],
    sentence_similarities: NDArray[np.float64],
    *,
    example_labels: NDArray[np.int32],
    coverage: float,
    words: int,
    abroad: bool,
) -> NDArray[np.float64]:
    """The values of `CONFIDENCE_FEATURES` for one match.

    Args:
        log_probabilities: One a class; the last class is "none of them".
        similarities: Of the words, one a training example (0..1).
        sentence_similarities: Of the sentence, one a training example (-1..1).
        example_labels: Class number of each training example.
        coverage: Share of the message's IDF mass that the knowledge base knows (0..1).
        words: Number of words.
        abroad: Whether it is about somewhere else than Japan.
    """
    known = log_probabilities[:-1]
    order = np.argpartition(known, -2)[-2:]
    best = int(order[np.argmax(known[order])])
    top = float(known[best])
    second = float(min(known[order]))
    probabilities = np.exp(log_probabilities)
    entropy = float(-(probabilities * log_probabilities).sum()) / math.log(len(probabilities))
    is_best = example_labels == best
    return np.array(
        [
            top,
            top - second,
            entropy,
            float(similarities.max(initial=0.0)),
            float(similarities[is_best].max(initial=0.0)),
            float(sentence_similarities.max(initial=0.0)),
            float(sentence_similarities[is_best].max(initial=0.0)),
            coverage,
            math.log1p(words),
            float(log_probabilities[-1]),
            float(abroad),
        ]
    )


def probability(signs_of_match: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    """What one of the two regressions says.

    Args:
        signs_of_match: Output of `signs`.
        weights: Weights and, last, the bias.

    Returns:
        0..1.
    """
    score = float(signs_of_match @ weights[:-1] + weights[-1])
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))


def thresholds(outside: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """From where on to answer and to offer.

    Args:
        outside: For messages out of scope: how likely each was held to be ours, and the probability
            of its best entry.

    Returns:
        The probability of being ours to answer from, where the best entry has its share, and the one
        to offer topics from; the first is the higher.
    """
    if not outside:
        return 0.5, 0.5
    likely = [ours if best >= ANSWER_SHARE else 0.0 for ours, best in outside]
    answer = float(np.quantile(likely, 1 - FALSE_ANSWERS))
    offer = float(np.quantile([ours for ours, _ in outside], 1 - FALSE_OFFERS))
    # Where few messages out of scope are known, hardly one looks like an entry; a half is the least.
    answer = max(answer, 0.5)
    return answer, min(max(offer, 0.5), answer)
