"""Words and letter groups as sparse TF-IDF vectors: one code path for training and for serving."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.understanding.words import stem

CHAR_SIZES = (2, 3, 4, 5)
"""Sizes of the letter groups, taken inside words with a blank at each end (char_wb)."""


@dataclass(frozen=True, slots=True)
class Vector:
    """A sparse row: feature numbers (int32, ascending) and their weights (float32)."""

    index: NDArray[np.int32]
    weight: NDArray[np.float32]


def word_features(words: Sequence[str]) -> Counter[str]:
    """Stems and pairs of neighbouring stems, with a class for each number ("#3" has 3 digits)."""
    stems = [stem(word) for word in words]
    found: Counter[str] = Counter(stems)
    found.update(f"{one} {two}" for one, two in pairwise(stems))
    found.update(f"#{sum(char.isdigit() for char in word)}" for word in words if word[:1].isdigit())
    return found


def char_features(words: Sequence[str]) -> Counter[str]:
    """Groups of 2 to 5 letters, marked so that they never equal a stem."""
    found: Counter[str] = Counter()
    for word in words:
        padded = f" {word[:40]} "
        for size in CHAR_SIZES:
            if size >= len(padded):
                found["^" + padded] += 1
                break
            found.update("^" + padded[at : at + size] for at in range(len(padded) - size + 1))
    return found


class Featuriser:
    """Turns words into a vector with sublinear term frequency and smoothed IDF.

    Words and letter groups are weighted and normalised apart, so that neither drowns the other.
    Formula: (1 + ln tf) * (1 + ln((1 + n) / (1 + df))), each half scaled to length 1
    (Manning, Raghavan, Schuetze, Introduction to Information Retrieval, 2008, section 6.4).

    Args:
        names: The features, in the order of their numbers.
        idf: Their inverse document frequencies (float32, one each).
    """

    def __init__(self, names: Sequence[str], idf: NDArray[np.float32]) -> None:
        self.names = list(names)
        self.idf = idf
        self._number = {name: number for number, name in enumerate(self.names)}
        self._unknown_idf = float(idf.max(initial=1.0))

    @classmethod
    def fitted(cls, texts: Iterable[Sequence[str]]) -> "Featuriser":
        """Learn the features of some texts.

        Args:
            texts: The words of each text.
        """
        seen: Counter[str] = Counter()
        count = 0
        for words in texts:
            count += 1
            seen.update(word_features(words).keys())
            seen.update(char_features(words).keys())
        names = sorted(seen)
        idf = np.array(
            [1 + math.log((1 + count) / (1 + seen[name])) for name in names], dtype=np.float32
        )
        return cls(names, idf)

    def vector(self, words: Sequence[str]) -> Vector:
        """The vector of a text; features never seen in training are left out."""
        parts = [
            self._half(word_features(words)),
            self._half(char_features(words)),
        ]
        index = np.concatenate([part.index for part in parts])
        weight = np.concatenate([part.weight for part in parts])
        order = np.argsort(index, kind="stable")
        return Vector(index[order], weight[order])

    def coverage(self, words: Sequence[str]) -> float:
        """How much of a text the knowledge base knows: IDF mass of known stems over all (0..1)."""
        known = total = 0.0
        for word in words:
            number = self._number.get(stem(word))
            weight = self._unknown_idf if number is None else float(self.idf[number])
            total += weight
            known += weight if number is not None else 0.0
        return known / total if total else 0.0

    def _half(self, counts: Counter[str]) -> Vector:
        numbers, frequencies = [], []
        for name, count in counts.items():
            number = self._number.get(name)
            if number is not None:
                numbers.append(number)
                frequencies.append(count)
        index = np.array(numbers, dtype=np.int32)
        weight = (1 + np.log(np.array(frequencies, dtype=np.float32))) * self.idf[index]
        length = float(np.linalg.norm(weight))
        return Vector(index, weight / length if length else weight)
