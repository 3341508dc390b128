"""Softmax regression on words, letter groups and sentences (multinomial logistic regression)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.understanding.features import Featuriser, Vector
from bot.understanding.lbfgs import minimum

REGULARISATION = 30.0
"""Inverse strength (C); chosen by cross-validation over phrasings (docs/understanding.md)."""
STEPS = 60
ROUGH_STEPS = 40
"""Steps of the solver at most: for the model, and for rounds that only try how sure it can be. Later
ones change next to nothing (docs/understanding.md)."""
TOLERANCE = 1e-4
"""Relative gain of a step below which the solver ends."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted regression.

    Args:
        weights: Features x classes (float32).
        dense_weights: Size of the sentence vector x classes (float32).
        bias: One a class; hugely negative for a class without examples.
    """

    weights: NDArray[np.float32]
    dense_weights: NDArray[np.float32]
    bias: NDArray[np.float32]


class Regression:
    """Fits regressions to subsets of the same examples.

    Args:
        vectors: The examples.
        label: Class number of each (int32).
        featuriser: What made the vectors.
        classes: Number of classes.
    """

    def __init__(
        self,
        vectors: Sequence[Vector],
        label: NDArray[np.int32],
        featuriser: Featuriser,
        classes: int,
    ) -> None:
        self._label = label
        self._sentence_weight = featuriser.sentence_weight
        self._classes = classes
        self._matrix = matrix(vectors, len(featuriser.names))
        self._dense = np.array([vector.dense for vector in vectors], dtype=np.float32)

    def fit(
        self,
        chosen: NDArray[np.intp],
        told: Callable[[float], None] = lambda _done: None,
        *,
        steps: int = STEPS,
    ) -> Fit:
        """Fit the regression to some of the examples.

        Args:
            chosen: Their numbers.
            told: Told the share that is done (0..1).
            steps: Steps of the solver at most.
        """
        present, label = np.unique(self._label[chosen], return_inverse=True)
        problem = _Problem(self._matrix[chosen], self._dense[chosen], label, len(present))
        found = minimum(problem, problem.start(), steps=steps, tolerance=TOLERANCE, told=told)
        weights, dense_weights, bias = problem.parts(found)
        fit = Fit(
            np.zeros((weights.shape[0], self._classes), dtype=np.float32),
            np.zeros((dense_weights.shape[0], self._classes), dtype=np.float32),
            np.full(self._classes, -1e4, dtype=np.float32),
        )
        fit.weights[:, present] = weights
        fit.dense_weights[:, present] = dense_weights
        fit.bias[present] = bias
        return fit

    def compared(
        self, asked: NDArray[np.intp], taught: NDArray[np.intp], fit: Fit
    ) -> tuple[NDArray[np.float32], NDArray[np.float64], NDArray[np.float64]]:
        """Some examples asked as questions, all at once.

        Args:
            asked: Their numbers.
            taught: Numbers of the examples that the regression was fitted to.
            fit: The regression.

        Returns:
            Scores (asked x classes), and similarities of words and of sentences to the examples that
            were taught (asked x taught), as `bot.understanding.model` defines them.
        """
        sparse, dense = self._matrix[asked], self._dense[asked]
        scores = sparse @ fit.weights + dense @ fit.dense_weights + fit.bias
        near = (sparse @ self._matrix[taught].T).toarray() / 2
        near_sentences = dense @ self._dense[taught].T / self._sentence_weight
        return scores, near.astype(np.float64), near_sentences.astype(np.float64)


class _Problem:
    """Regularised negative log-likelihood of some examples, and its gradient."""

    def __init__(
        self, sparse: Any, dense: NDArray[np.float32], label: NDArray[np.intp], classes: int
    ) -> None:
        self._sparse = sparse.tocsr()
        self._turned = sparse.T.tocsr()
        self._dense = dense
        self._label = label
        self._classes = classes
        self._rows = np.arange(len(label))

    def start(self) -> NDArray[np.float32]:
        """No preference for any class."""
        size = self._sparse.shape[1] + self._dense.shape[1] + 1
        return np.zeros(size * self._classes, dtype=np.float32)

    def parts(
        self, point: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
        """Weights of words and letters, weights of the sentence, biases: views into a point."""
        table = point.reshape(-1, self._classes)
        features = self._sparse.shape[1]
        return table[:features], table[features:-1], table[-1]

    def __call__(self, point: NDArray[np.float32]) -> tuple[float, NDArray[np.float32]]:
        """Value and gradient at a point."""
        weights, dense_weights, bias = self.parts(point)
        scores = self._sparse @ weights
        scores += self._dense @ dense_weights
        scores += bias
        scores -= scores.max(axis=1, keepdims=True)
        own = scores[self._rows, self._label].copy()
        np.exp(scores, out=scores)
        total = scores.sum(axis=1, keepdims=True)
        value = float((np.log(total[:, 0]) - own).sum())
        scores /= total  # probabilities
        scores[self._rows, self._label] -= 1
        # The biases are not regularised: how common a class is in the examples is no mistake.
        penalised = point[: -self._classes]
        value += float(penalised @ penalised) / (2 * REGULARISATION)
        gradient = np.empty_like(point)
        in_weights, in_dense, in_bias = self.parts(gradient)
        in_weights[:] = self._turned @ scores
        in_dense[:] = self._dense.T @ scores
        in_bias[:] = scores.sum(axis=0)
        gradient[: -self._classes] += penalised / np.float32(REGULARISATION)
        return value, gradient


def matrix(vectors: Sequence[Vector], features: int) -> Any:
    """The words and letter groups of the vectors as rows of a scipy CSR matrix."""
    from scipy.sparse import csr_matrix

    return csr_matrix(
        (
            np.concatenate([vector.weight for vector in vectors]),
            np.concatenate([vector.index for vector in vectors]),
            np.cumsum([0, *(len(vector.index) for vector in vectors)]),
        ),
        shape=(len(vectors), features),
        dtype=np.float32,
    )
