"""Training of the matcher from the knowledge base's phrasings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.base import Knowledge
from bot.understanding import confidence
from bot.understanding.features import Featuriser, Vector
from bot.understanding.model import Model
from bot.understanding.reading import Reader
from bot.understanding.speller import Speller, vocabulary_of

REGULARISATION = 30.0
"""Inverse strength (C) of the softmax regression; chosen by cross-validation over phrasings."""
FOLDS = 3
"""Rounds of training with held-out questions, for the confidence."""
LEFT_OUT = 6
"""In each round one of so many entries is left out as a whole."""
SEED = 20261124

Progress = Callable[[str, float], None]
"""Told what is being done and how much of it is done (0..1)."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the class it belongs to.

    Args:
        label: Class number.
        words: Its words as read.
        asked: Whether people ask it (a phrasing) rather than we say it (title, answer).
    """

    label: int
    words: list[str]
    asked: bool


def train(knowledge: Knowledge, common: frozenset[str], progress: Progress) -> Model:
    """Learn to match questions to entries and small talk.

    Args:
        knowledge: The knowledge base.
        common: Everyday words, which are never corrected.
        progress: Told how far it has come.

    Returns:
        The model.
    """
    reader = Reader.of(knowledge)
    labels = (*knowledge.entries, *knowledge.small_talk)
    examples = _examples(knowledge, reader, labels)
    speller = Speller(_vocabulary(knowledge, reader, examples, labels, common), common)
    featuriser = Featuriser.fitted(example.words for example in examples)
    vectors = [featuriser.vector(example.words) for example in examples]
    label = np.array([example.label for example in examples], dtype=np.int32)
    progress("learning the questions", 0.05)
    untaught = [
        speller.correct(reader.words(text))[0]
        for text in (*knowledge.out_of_scope.far, *knowledge.out_of_scope.near)
    ]
    rounds = _held_out_rounds(examples, len(labels))
    seen: list[tuple[NDArray[np.float64], bool, bool]] = []
    for number, (taught, asked) in enumerate(rounds):
        progress("learning when to say 'I don't know'", 0.05 + 0.7 * number / len(rounds))
        seen += _round(
            examples, vectors, label, featuriser, taught, asked, untaught[number::FOLDS], labels
        )
    progress("learning the questions", 0.75)
    weights, bias = _fit(vectors, label, len(featuriser.names), len(labels))
    confidence_weights, answer_from, offer_from = _calibrated(seen)
    progress("done", 1.0)
    start, row, weight = _by_feature(vectors, len(featuriser.names))
    return Model(
        labels=labels,
        featuriser=featuriser,
        speller=speller,
        weights=weights,
        bias=bias,
        examples_start=start,
        examples_row=row,
        examples_weight=weight,
        examples_label=label,
        confidence_weights=confidence_weights,
        answer_from=answer_from,
        offer_from=offer_from,
    )


def _examples(knowledge: Knowledge, reader: Reader, labels: Sequence[str]) -> list[Example]:
    number = {name: at for at, name in enumerate(labels)}
    examples = []
    for entry in knowledge.entries.values():
        said = (entry.title, entry.button, f"{entry.title} {entry.short}")
        examples += [Example(number[entry.id], reader.words(text), False) for text in said]
        examples += [
            Example(number[entry.id], reader.words(text), True) for text in entry.phrasings
        ]
    for talk in knowledge.small_talk.values():
        examples += [Example(number[talk.id], reader.words(text), True) for text in talk.phrasings]
    return examples


def _vocabulary(
    knowledge: Knowledge,
    reader: Reader,
    examples: Sequence[Example],
    labels: Sequence[str],
    common: frozenset[str],
) -> dict[str, int]:
    named = [entry.title for entry in knowledge.entries.values()]
    for item in (*knowledge.topics.values(), *knowledge.aspects.values()):
        named += item.names
    names = {word for text in named for word in reader.words(text)}
    return vocabulary_of(
        ((labels[example.label], example.words) for example in examples), common, names
    )


def _held_out_rounds(
    examples: Sequence[Example], classes: int
) -> list[tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
    """For each round: which examples are taught, and which of the others are asked."""
    random = np.random.default_rng(SEED)
    entry_part = random.permutation(classes) % LEFT_OUT
    label = np.array([example.label for example in examples])
    asked = np.array([example.asked for example in examples])
    part = random.integers(0, FOLDS + 1, size=len(examples))
    rounds = []
    for number in range(FOLDS):
        whole = entry_part[label] == number
        held = asked & (part == number)
        rounds.append((~whole & ~held, asked & (whole | held)))
    return rounds


def _round(
    examples: Sequence[Example],
    vectors: Sequence[Vector],
    label: NDArray[np.int32],
    featuriser: Featuriser,
    taught: NDArray[np.bool_],
    asked: NDArray[np.bool_],
    untaught: Sequence[list[str]],
    labels: Sequence[str],
) -> list[tuple[NDArray[np.float64], bool, bool]]:
    """Train without the held-out questions, ask them, and note signs, rightness and scope."""
    chosen = np.flatnonzero(taught)
    lesson = [vectors[at] for at in chosen]
    weights, bias = _fit(lesson, label[chosen], len(featuriser.names), len(labels))
    start, row, weight = _by_feature(lesson, len(featuriser.names))
    model = Model(
        labels=tuple(labels),
        featuriser=featuriser,
        speller=Speller({}, frozenset()),
        weights=weights,
        bias=bias,
        examples_start=start,
        examples_row=row,
        examples_weight=weight,
        examples_label=label[chosen],
        confidence_weights=np.zeros(1),
        answer_from=1.0,
        offer_from=1.0,
    )
    known = set(label[chosen].tolist())
    notes = []
    for at in np.flatnonzero(asked):
        example = examples[at]
        found, best = _signs(model, example.words)
        notes.append((found, best == example.label, example.label in known))
    for words in untaught:
        found, _ = _signs(model, words)
        notes.append((found, False, False))
    return notes




def _signs(model: Model, words: list[str]) -> tuple[NDArray[np.float64], int]:
    """The signs of confidence for a question, and the number of the best class."""
    vector = model.featuriser.vector(words)
    log_probabilities = model.log_probabilities(vector)
    found = confidence.signs(
        log_probabilities,
        model.similarities(vector),
        model.examples_label,
        model.featuriser.coverage(words),
        len(words),
    )
    return found, int(log_probabilities.argmax())


def _calibrated(
    notes: Sequence[tuple[NDArray[np.float64], bool, bool]],
) -> tuple[NDArray[np.float64], float, float]:
    """Fit the confidence; the thresholds come from messages without a right entry."""
    from sklearn.linear_model import LogisticRegression

    features = np.array([found for found, _, _ in notes])
    right = np.array([is_right for _, is_right, _ in notes])
    in_scope = np.array([scope for _, _, scope in notes])
    scale = features.std(axis=0) + 1e-9
    centre = features.mean(axis=0)
    # In use some four of five messages are in scope; the held-out rounds have another mix.
    weight = np.where(in_scope, 0.8 / max(1, in_scope.sum()), 0.2 / max(1, (~in_scope).sum()))
    regression = LogisticRegression(C=10.0, max_iter=500)
    regression.fit((features - centre) / scale, right, sample_weight=weight * len(notes))
    slopes = regression.coef_[0] / scale
    weights = np.append(slopes, regression.intercept_[0] - float(slopes @ centre))
    negatives = [
        confidence.confidence(found, weights) for found, _, scope in notes if not scope
    ]
    answer_from, offer_from = confidence.thresholds(negatives)
    return weights, answer_from, offer_from


def _fit(
    vectors: Sequence[Vector], label: NDArray[np.int32], features: int, classes: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Softmax regression; classes without examples get a bias that never wins."""
    from sklearn.linear_model import LogisticRegression

    regression = LogisticRegression(C=REGULARISATION, max_iter=100, tol=1e-3)
    regression.fit(_matrix(vectors, features), label)
    weights = np.zeros((features, classes), dtype=np.float32)
    bias = np.full(classes, -1e4, dtype=np.float32)
    weights[:, regression.classes_] = regression.coef_.T
    bias[regression.classes_] = regression.intercept_
    return weights, bias


def _matrix(vectors: Sequence[Vector], features: int) -> Any:
    from scipy.sparse import csr_matrix

    return csr_matrix(
        (
            np.concatenate([vector.weight for vector in vectors]),
            np.concatenate([vector.index for vector in vectors]),
            np.cumsum([0, *(len(vector.index) for vector in vectors)]),
        ),
        shape=(len(vectors), features),
    )


def _by_feature(
    vectors: Sequence[Vector], features: int
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]:
    """The examples turned round: for each feature, who holds it and how much (CSC)."""
    turned = _matrix(vectors, features).tocsc()
    return (
        turned.indptr.astype(np.int32),
        turned.indices.astype(np.int32),
        turned.data.astype(np.float32),
    )
