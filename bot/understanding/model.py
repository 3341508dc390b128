"""The trained matcher as plain arrays: what is learnt once, cached, and served with numpy alone."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.understanding import confidence
from bot.understanding.abroad import Abroad
from bot.understanding.features import Featuriser, Vector
from bot.understanding.speller import Speller

FORMAT = 5
"""Raised whenever an older file could not be read or would be read wrongly."""

NONE = "~none"
"""The last class: messages that no entry answers."""

NEAREST_WORDS = 4.0
NEAREST_SENTENCE = 2.0
"""What the nearest example of a class adds to its score, for words and sentences as similar as can be:
a question that is almost one of the examples need not convince the regression too. Chosen by
cross-validation over phrasings (docs/understanding.md)."""

CONFIDENCE_FEATURES = (
    "log_probability",
    "margin",
    "entropy",
    "nearest",
    "nearest_of_best",
    "nearest_sentence",
    "nearest_sentence_of_best",
    "coverage",
    "log_words",
    "log_none",
    "abroad",
)
"""What the confidence is computed from; see `bot.understanding.confidence`."""


@dataclass(frozen=True, slots=True)
class Model:
    """Everything needed to match a question.

    Args:
        labels: Class names: entry ids, small-talk ids, and last `NONE`.
        featuriser: Words to vector.
        speller: Spelling correction.
        sentences: Name of the sentence model that it was trained with.
        weights: Softmax regression, features x classes (float32; float16 once read from a file,
            which takes half the memory).
        dense_weights: The same for the sentence vector, its size x classes (float32).
        bias: One a class (float32).
        examples_start: Where each feature's examples begin in the next two (int32, features + 1).
        examples_row: Numbers of the training examples that hold the feature (int32).
        examples_weight: Their weights (float32 or float16, as above).
        examples_dense: Their sentence vectors, examples x size (float32).
        examples_label: Class number of each training example (int32), ascending.
        confidence_weights: Logistic regression over `CONFIDENCE_FEATURES`, the bias last (float64):
            whether the best class is right.
        scope_weights: The same: whether the question is one of ours.
        answer_from: Probability of being ours from which an answer is given.
        offer_from: Probability of being ours from which topics are offered.
    """

    labels: tuple[str, ...]
    featuriser: Featuriser
    speller: Speller
    sentences: str
    weights: NDArray[np.floating]
    dense_weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    examples_start: NDArray[np.int32]
    examples_row: NDArray[np.int32]
    examples_weight: NDArray[np.floating]
    examples_dense: NDArray[np.float32]
    examples_label: NDArray[np.int32]
    confidence_weights: NDArray[np.float64]
    scope_weights: NDArray[np.float64]
    answer_from: float
    offer_from: float

    def judged(self, vector: Vector) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
        """The natural log of each class's probability, and the signs of a good match.

        Returns:
            One number a class, and the values of `CONFIDENCE_FEATURES`.
        """
        weights = self.weights[vector.index].astype(np.float32, copy=False)
        scores = vector.weight @ weights + self.bias
        scores = scores + vector.dense @ self.dense_weights
        return judged(
            scores,
            self.similarities(vector),
            self.sentence_similarities(vector),
            self.examples_label,
            vector,
        )

    def sentence_similarities(self, vector: Vector) -> NDArray[np.float64]:
        """Cosine similarity (-1..1) of the sentence to each training example; 0 without a model."""
        return (self.examples_dense @ vector.dense / self.featuriser.sentence_weight).astype(
            np.float64
        )

    def similarities(self, vector: Vector) -> NDArray[np.float64]:
        """Cosine-like similarity (0..1) of the words to each training example.

        Both halves (words, letter groups) have length 1, so the sum is halved.
        """
        starts, ends = self.examples_start[vector.index], self.examples_start[vector.index + 1]
        lengths = ends - starts
        total = int(lengths.sum())
        if total == 0:
            return np.zeros(len(self.examples_label))
        # All slices start:end at once, without a Python loop.
        shifts = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
        places = np.arange(total) + shifts
        held = self.examples_weight[places].astype(np.float32, copy=False)
        products = held * np.repeat(vector.weight, lengths)
        return (
            np.bincount(
                self.examples_row[places], weights=products, minlength=len(self.examples_label)
            )
            / 2
        )


def judged(
    scores: NDArray[np.float32],
    near: NDArray[np.float64],
    near_sentences: NDArray[np.float64],
    examples_label: NDArray[np.int32],
    vector: Vector,
) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """What scores and similarities come to; see `Model.judged`.

    Args:
        scores: Of the regression, one a class.
        near: Similarity of the words to each training example (0..1).
        near_sentences: The same of the sentence (-1..1).
        examples_label: Class number of each training example, ascending.
        vector: The question.
    """
    best = np.zeros(len(scores))
    starts = np.flatnonzero(np.diff(examples_label, prepend=-1))
    if len(starts):
        own = NEAREST_WORDS * np.maximum.reduceat(near, starts)
        own += NEAREST_SENTENCE * np.maximum.reduceat(near_sentences, starts)
        best[examples_label[starts]] = own
    total = scores + best
    total = total - total.max()
    logs = np.asarray(total - np.log(np.exp(total).sum()), dtype=np.float32)
    signs = confidence.signs(
        logs,
        near,
        near_sentences,
        example_labels=examples_label,
        coverage=vector.coverage,
        words=vector.words,
        abroad=vector.abroad,
    )
    return logs, signs


def save(model: Model, path: Path) -> None:
    """Write a model; readers never see half a file.

    Args:
        model: What was trained.
        path: The file, ending in `.npz`.
    """
    facts = {
        "format": FORMAT,
        "labels": model.labels,
        "names": model.featuriser.names,
        "vocabulary": model.speller.vocabulary,
        "common": sorted(model.speller.common),
        "abroad": sorted(model.featuriser.abroad.places),
        "ours": sorted(model.featuriser.abroad.ours),
        "sentence_weight": model.featuriser.sentence_weight,
        "sentences": model.sentences,
        "answer_from": model.answer_from,
        "offer_from": model.offer_from,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two replicas may learn the same at the same time.
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.npz")
    np.savez(
        unfinished,
        facts=np.frombuffer(json.dumps(facts).encode(), dtype=np.uint8),
        idf=model.featuriser.idf,
        # Half precision: the same answers, half the file and half the time to read it.
        weights=model.weights.astype(np.float16),
        dense_weights=model.dense_weights,
        examples_dense=model.examples_dense.astype(np.float16),
        bias=model.bias,
        examples_start=model.examples_start,
        examples_row=model.examples_row,
        examples_weight=model.examples_weight.astype(np.float16),
        examples_label=model.examples_label,
        confidence_weights=model.confidence_weights,
        scope_weights=model.scope_weights,
    )
    unfinished.replace(path)


def read(path: Path) -> Model:
    """Read a model that `save` wrote.

    Raises:
        ValueError: The file is of another format or damaged.
        OSError: It cannot be read.
    """
    try:
        with np.load(path, allow_pickle=False) as arrays:
            facts: dict[str, Any] = json.loads(arrays["facts"].tobytes())
            if facts["format"] != FORMAT:
                raise ValueError(
                    f"{path} has format {facts['format']}, this program reads {FORMAT}"
                )
            return Model(
                labels=tuple(facts["labels"]),
                featuriser=Featuriser(
                    facts["names"],
                    arrays["idf"],
                    Abroad(frozenset(facts["abroad"]), frozenset(facts["ours"])),
                    float(facts["sentence_weight"]),
                ),
                speller=Speller(facts["vocabulary"], frozenset(facts["common"])),
                sentences=str(facts["sentences"]),
                weights=arrays["weights"],
                dense_weights=arrays["dense_weights"],
                examples_dense=arrays["examples_dense"].astype(np.float32),
                bias=arrays["bias"],
                examples_start=arrays["examples_start"],
                examples_row=arrays["examples_row"],
                examples_weight=arrays["examples_weight"],
                examples_label=arrays["examples_label"],
                confidence_weights=arrays["confidence_weights"],
                scope_weights=arrays["scope_weights"],
                answer_from=float(facts["answer_from"]),
                offer_from=float(facts["offer_from"]),
            )
    except (KeyError, EOFError, json.JSONDecodeError) as error:
        raise ValueError(f"{path} is damaged ({error}); remove it") from error
