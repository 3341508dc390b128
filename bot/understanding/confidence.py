"""How sure we are that the best entry is right, and from where on we answer, offer, or pass.

A logistic regression over a few signs of a good match. It is trained on questions that the matcher
had not seen: phrasings held out from their entry (the best entry may be right), phrasings of entries
that were left out as a whole, and messages out of scope (no entry is right).
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FALSE_ANSWERS = 0.08
"""Share of messages out of scope that may get an answer."""
FALSE_ANSWERS_NEAR = 0.25
"""Share of questions on a missing topic of our own field that may get a neighbour's answer. Such
questions stand next to a topic that we have; a strict limit here would silence most right answers."""
FALSE_OFFERS = 0.40
"""Share of messages out of scope that may be offered topics; an offer misleads nobody."""


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


def confidence(signs_of_match: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    """Probability (0..1) that the best entry is right.

    Args:
        signs_of_match: Output of `signs`.
        weights: Weights and, last, the bias.
    """
    score = float(signs_of_match @ weights[:-1] + weights[-1])
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))


def thresholds(out_of_scope: Sequence[float], missing: Sequence[float]) -> tuple[float, float]:
    """Where to start answering and offering, from the confidences of unanswerable messages.

    Args:
        out_of_scope: Confidences that messages out of scope got.
        missing: Confidences that questions got whose entry had been left out.

    Returns:
        The confidence to answer from and the one to offer topics from; the first is the higher.
    """
    answer = max(
        float(np.quantile(out_of_scope, 1 - FALSE_ANSWERS)),
        float(np.quantile(missing, 1 - FALSE_ANSWERS_NEAR)),
    )
    offer = float(np.quantile(out_of_scope, 1 - FALSE_OFFERS))
    return answer, min(offer, answer)
