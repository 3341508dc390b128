"""Softmax regression on words and sentences, solved in the space that the examples span.

There are ten times more features than examples, and the regularised solution is a combination of the
examples (the representer theorem). So the examples are given coordinates, as many as there are
examples, whose inner products are those of the features (a Cholesky factor of their Gram matrix); each
fit is then small and dense. The result is the same, many times faster than fitting the sparse matrix,
and the coordinates serve all rounds of cross-validation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.understanding.features import Vector

REGULARISATION = 30.0
"""Inverse strength (C); chosen by cross-validation over phrasings (docs/understanding.md)."""
JITTER = 1e-3
"""Added to each squared length, so that equal examples do not make the Gram matrix singular."""


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
        features: Number of features.
        classes: Number of classes.
    """

    def __init__(
        self, vectors: Sequence[Vector], label: NDArray[np.int32], features: int, classes: int
    ) -> None:
        from scipy.linalg import cholesky

        self._label = label
        self._classes = classes
        self._matrix = matrix(vectors, features)
        self._dense = np.array([vector.dense for vector in vectors], dtype=np.float32)
        products = (self._matrix @ self._matrix.T).toarray().astype(np.float32)
        products += self._dense @ self._dense.T
        products[np.diag_indices_from(products)] += JITTER
        self._coordinates: NDArray[np.float32] = cholesky(
            products, lower=True, overwrite_a=True, check_finite=False
        )

    def fit(self, chosen: NDArray[np.intp]) -> Fit:
        """Fit the regression to some of the examples.

        Args:
            chosen: Their numbers.
        """
        from scipy.linalg import solve_triangular
        from sklearn.linear_model import LogisticRegression

        regression = LogisticRegression(C=REGULARISATION, max_iter=200, tol=1e-3)
        regression.fit(self._coordinates[chosen], self._label[chosen])
        weights = np.zeros((self._matrix.shape[1], self._classes), dtype=np.float32)
        dense_weights = np.zeros((self._dense.shape[1], self._classes), dtype=np.float32)
        bias = np.full(self._classes, -1e4, dtype=np.float32)
        combination = solve_triangular(
            self._coordinates, regression.coef_.T.astype(np.float32), lower=True, trans="T"
        )
        weights[:, regression.classes_] = self._matrix.T @ combination
        dense_weights[:, regression.classes_] = self._dense.T @ combination
        bias[regression.classes_] = regression.intercept_
        return Fit(weights, dense_weights, bias)


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
    )
