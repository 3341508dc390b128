"""Training of the matcher from the knowledge base's phrasings."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.base import Knowledge
from bot.understanding import confidence
from bot.understanding.abroad import Abroad
from bot.understanding.examples import Example, examples_of
from bot.understanding.features import Featuriser, Vector, vector
from bot.understanding.model import CONFIDENCE_FEATURES, NONE, Model, judged
from bot.understanding.reading import Reader
from bot.understanding.regression import ROUGH_STEPS, Regression, matrix
from bot.understanding.speller import Speller, vocabulary_of
from bot.understanding.words import stem

FOLDS = 3
"""Rounds of training with held-out questions, for the confidence."""
LEFT_OUT = 6
"""In each round one of so many entries is left out as a whole."""
AT_ONCE = 500
"""Held-out questions that are compared with all examples at the same time."""
SURE_BIAS = 6.0
"""Log odds where no example speaks against something."""
SEED = 20261124

Progress = Callable[[str, float], None]
"""Told what is being done and how much of it is done (0..1)."""

Embed = Callable[[Sequence[str], Callable[[float], None]], NDArray[np.float32]]
"""Sentence vectors of texts (texts x size, each of length 1 or without numbers); told its progress."""


def train(
    knowledge: Knowledge,
    common: frozenset[str],
    sentences: str,
    embed: Embed,
    progress: Progress,
) -> Model:
    """Learn to match questions to entries and small talk, or to nothing that we know.

    Args:
        knowledge: The knowledge base.
        common: Everyday words, which are never corrected.
        sentences: Name of the sentence model.
        embed: Gives its vectors.
        progress: Told how far it has come.

    Returns:
        The model.
    """
    lesson = Lesson.of(knowledge, common)
    labels, examples, speller = lesson.labels, lesson.examples, lesson.speller
    featuriser, texts = lesson.featuriser, lesson.texts
    dense = embed(lesson.sentences(), lambda done: progress("reading the questions", 0.3 * done))
    vectors = [vector(featuriser, words, row) for words, row in zip(texts, dense, strict=True)]
    label = np.array([example.label for example in examples], dtype=np.int32)
    regression = Regression(vectors, label, featuriser, len(labels))
    class_room = _ClassRoom(
        labels, featuriser, speller, sentences, texts, vectors, label, regression
    )
    notes: list[_Note] = []
    for number, (taught, asked) in enumerate(_held_out_rounds(examples, len(labels))):
        begun = 0.3 + 0.5 * number / FOLDS
        notes += class_room.round(
            taught,
            asked,
            lambda done, begun=begun: progress(  # type: ignore[misc]
                "learning when to say 'I don't know'", begun + 0.5 * done / FOLDS
            ),
        )
    calibration = _calibrated(notes)
    model = class_room.model(
        np.arange(len(examples)),
        lambda done: progress("learning the questions", 0.8 + 0.2 * done),
    )
    progress("done", 1.0)
    return replace(
        model,
        confidence_weights=calibration.confidence,
        scope_weights=calibration.scope,
        answer_from=calibration.answer_from,
        offer_from=calibration.offer_from,
    )


@dataclass(frozen=True, slots=True)
class Lesson:
    """What there is to learn, read and spelt right.

    Args:
        labels: The classes: entries, small talk, and `NONE`.
        examples: Everything that is learnt from.
        speller: Corrects spelling towards the words of the examples.
        featuriser: Turns words into numbers.
        texts: The words of each example after correction.
    """

    labels: tuple[str, ...]
    examples: list[Example]
    speller: Speller
    featuriser: Featuriser
    texts: list[list[str]]

    @classmethod
    def of(cls, knowledge: Knowledge, common: frozenset[str]) -> "Lesson":
        """The lesson of a knowledge base; `common` are everyday words."""
        reader = Reader.of(knowledge)
        labels = (*knowledge.entries, *knowledge.small_talk, NONE)
        examples = examples_of(knowledge, reader, labels)
        speller = Speller(_vocabulary(knowledge, reader, examples, labels, common), common)
        featuriser = Featuriser.fitted(
            (example.words for example in examples), Abroad.of(knowledge, reader), len(labels)
        )
        texts = [speller.correct(example.words)[0] for example in examples]
        return cls(labels, examples, speller, featuriser, texts)

    def sentences(self) -> list[str]:
        """The examples as the sentence model reads them."""
        return [" ".join(words) for words in self.texts]


def _vocabulary(
    knowledge: Knowledge,
    reader: Reader,
    examples: Sequence[Example],
    labels: Sequence[str],
    common: frozenset[str],
) -> dict[str, int]:
    named = [entry.title for entry in knowledge.entries.values()]
    named += [name for topic in knowledge.topics.values() for name in topic.names]
    named += [name for aspect in knowledge.aspects.values() for name in aspect.names]
    if knowledge.wordings:
        named += knowledge.wordings.abbreviations
    names = {word for text in named for word in reader.words(text)}
    return vocabulary_of(
        ((labels[example.label], example.words) for example in examples), common, names
    )


def _held_out_rounds(
    examples: Sequence[Example], classes: int
) -> list[tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
    """For each round: which examples are taught, and which of the others are asked.

    The last class, messages out of scope, is never left out as a whole.
    """
    random = np.random.default_rng(SEED)
    entry_part = random.permutation(classes) % LEFT_OUT
    label = np.array([example.label for example in examples])
    asked = np.array([example.asked for example in examples])
    part = random.integers(0, FOLDS + 1, size=len(examples))
    rounds = []
    for number in range(FOLDS):
        whole = (entry_part[label] == number) & (label != classes - 1)
        held = asked & (part == number)
        rounds.append((~whole & ~held, asked & (whole | held)))
    return rounds


@dataclass(frozen=True, slots=True)
class _Note:
    """What a held-out message showed.

    Args:
        signs: Signs of confidence.
        right: Whether the best class was right.
        answerable: Whether any class would have been right.
        told: Whether it was declared out of scope (rather than its entry being left out).
    """

    signs: NDArray[np.float64]
    right: bool
    answerable: bool
    told: bool


@dataclass(frozen=True, slots=True)
class _ClassRoom:
    """Everything that stays the same from one round of training to the next."""

    labels: Sequence[str]
    featuriser: Featuriser
    speller: Speller
    sentences: str
    texts: Sequence[Sequence[str]]
    vectors: Sequence[Vector]
    label: NDArray[np.int32]
    regression: Regression

    def model(
        self, taught: NDArray[np.intp], told: Callable[[float], None] = lambda _done: None
    ) -> Model:
        """A model of some of the examples, its confidence not yet calibrated."""
        fit = self.regression.fit(taught, told)
        start, row, weight = _by_feature(
            [self.vectors[at] for at in taught], len(self.featuriser.names)
        )
        return Model(
            labels=tuple(self.labels),
            featuriser=self.featuriser,
            speller=self.speller,
            sentences=self.sentences,
            weights=fit.weights,
            dense_weights=fit.dense_weights,
            bias=fit.bias,
            examples_start=start,
            examples_row=row,
            examples_weight=weight,
            examples_dense=np.array([self.vectors[at].dense for at in taught]),
            examples_label=self.label[taught],
            confidence_weights=np.zeros(len(CONFIDENCE_FEATURES) + 1),
            scope_weights=np.zeros(len(CONFIDENCE_FEATURES) + 1),
            answer_from=1.0,
            offer_from=1.0,
        )

    def round(
        self,
        taught: NDArray[np.bool_],
        asked: NDArray[np.bool_],
        told: Callable[[float], None],
    ) -> list[_Note]:
        """Train on some examples and ask others."""
        chosen = np.flatnonzero(taught)
        fit = self.regression.fit(chosen, told, steps=ROUGH_STEPS)
        known = set(self.label[taught].tolist())
        # A held-out question must not count as known because of itself: then every unknown word
        # would speak against a match, and people always use some.
        stems = {stem(word) for at in chosen.tolist() for word in self.texts[at]}
        notes = []
        for rows in np.array_split(np.flatnonzero(asked), max(1, asked.sum() // AT_ONCE)):
            scores, near, near_sentences = self.regression.compared(rows, chosen, fit)
            for position, at in enumerate(rows.tolist()):
                coverage = self.featuriser.coverage(self.texts[at], stems)
                logs, signs = judged(
                    scores[position],
                    near[position],
                    near_sentences[position],
                    self.label[chosen],
                    replace(self.vectors[at], coverage=coverage),
                )
                label = int(self.label[at])
                outside = self.labels[label] == NONE
                right = int(logs[:-1].argmax()) == label and not outside
                notes.append(_Note(signs, right, label in known and not outside, outside))
        return notes


@dataclass(frozen=True, slots=True)
class _Calibration:
    """The two regressions and the thresholds; see `Model`."""

    confidence: NDArray[np.float64]
    scope: NDArray[np.float64]
    answer_from: float
    offer_from: float


def _calibrated(notes: Sequence[_Note]) -> _Calibration:
    """Fit how sure to be; the thresholds come from messages out of scope."""
    features = np.array([note.signs for note in notes])
    answerable = np.array([note.answerable for note in notes])
    # In use some four of five messages can be answered; the held-out rounds have another mix.
    weight = np.where(answerable, 0.8 / answerable.sum(), 0.2 / (~answerable).sum()) * len(notes)
    sure = _logistic(features, np.array([note.right for note in notes]), weight)
    # A question whose entry was left out is one of ours, and no entry was right: it teaches neither,
    # unless nobody has written messages out of scope; then it has to stand for them.
    outside = np.array([note.told for note in notes])
    if not outside.any():
        outside = ~answerable
    clear = answerable | outside
    scope = _logistic(features[clear], answerable[clear], weight[clear])
    strangers = [
        (confidence.probability(notes[at].signs, scope), math.exp(notes[at].signs[0]))
        for at in np.flatnonzero(outside).tolist()
    ]
    return _Calibration(sure, scope, *confidence.thresholds(strangers))


def _logistic(
    features: NDArray[np.float64], truth: NDArray[np.bool_], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Logistic regression: weights and, last, the bias, for features as they are."""
    from sklearn.linear_model import LogisticRegression

    if truth.all() or not truth.any():  # nothing to tell apart: as sure as can be, whatever it is
        certain = SURE_BIAS if truth.all() else -SURE_BIAS
        return np.append(np.zeros(features.shape[1]), certain)
    scale = features.std(axis=0) + 1e-9
    centre = features.mean(axis=0)
    regression = LogisticRegression(C=10.0, max_iter=500)
    regression.fit((features - centre) / scale, truth, sample_weight=weight)
    slopes = regression.coef_[0] / scale
    return np.append(slopes, regression.intercept_[0] - float(slopes @ centre))


def _by_feature(
    vectors: Sequence[Vector], features: int
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]:
    """The examples turned round: for each feature, who holds it and how much (CSC)."""
    turned = matrix(vectors, features).tocsc()
    return (
        turned.indptr.astype(np.int32),
        turned.indices.astype(np.int32),
        turned.data.astype(np.float32),
    )
