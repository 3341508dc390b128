"""A question as numbers: words and letter groups as sparse TF-IDF, the sentence as a dense vector.

One code path for training and for serving.
"""

import math
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.understanding.abroad import NOWHERE, Abroad
from bot.understanding.words import stem

CHAR_SIZES = (2, 3, 4, 5)
"""Sizes of the letter groups, taken inside words with a blank at each end (char_wb)."""


PLENTY = 80
"""Examples of a class from which on the sentence counts no more than the words do."""
MOST_SENTENCE_WEIGHT = 3.0
"""What the sentence counts at most beside words and letter groups, which count 1 each: with few
examples, words that nobody has used yet are the rule. Chosen by cross-validation over phrasings and
on CLINC150 (docs/understanding.md)."""


RAREST_PAIR = 2
RAREST_LETTERS = 3
"""Texts in which a pair of stems, and a group of letters, has to stand to be learnt. Rarer ones are
two thirds of all and add nothing (docs/understanding.md)."""


@dataclass(frozen=True, slots=True)
class Sparse:
    """A sparse row: feature numbers (int32, ascending) and their weights (float32)."""

    index: NDArray[np.int32]
    weight: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vector:
    """A question as numbers.

    Args:
        index: Numbers of its words and letter groups (int32, ascending).
        weight: Their weights (float32).
        dense: Its sentence vector, scaled to the square root of what the sentence counts; without
            numbers when there is no sentence model.
        coverage: How much of it the knowledge base knows: IDF mass of known stems over all (0..1).
        words: How many words it has.
        abroad: Whether it is about somewhere else (see `bot.understanding.abroad`).
    """

    index: NDArray[np.int32]
    weight: NDArray[np.float32]
    dense: NDArray[np.float32]
    coverage: float
    words: int
    abroad: bool = False


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
        abroad: Tells questions about somewhere else.
        sentence_weight: What the sentence counts beside words and letter groups.
    """

    def __init__(
        self,
        names: Sequence[str],
        idf: NDArray[np.float32],
        abroad: Abroad = NOWHERE,
        sentence_weight: float = 1.0,
    ) -> None:
        self.names = list(names)
        self.sentence_weight = sentence_weight
        self.abroad = abroad
        self.idf = idf
        self._number = {name: number for number, name in enumerate(self.names)}
        self._unknown_idf = float(idf.max(initial=1.0))

    @classmethod
    def fitted(
        cls, texts: Iterable[Sequence[str]], abroad: Abroad = NOWHERE, classes: int = 1
    ) -> "Featuriser":
        """Learn the features of some texts.

        Args:
            texts: The words of each text.
            abroad: Tells questions about somewhere else.
            classes: To how many classes they belong.
        """
        seen: Counter[str] = Counter()
        count = 0
        for words in texts:
            count += 1
            seen.update(word_features(words).keys())
            seen.update(char_features(words).keys())
        names = sorted(name for name, texts_with in seen.items() if texts_with >= _rarest(name))
        idf = np.array(
            [1 + math.log((1 + count) / (1 + seen[name])) for name in names], dtype=np.float32
        )
        weight = min(MOST_SENTENCE_WEIGHT, max(1.0, PLENTY * classes / max(1, count)))
        return cls(names, idf, abroad, weight)

    def sparse(self, words: Sequence[str]) -> Sparse:
        """The words and letter groups of a text; those never seen in training are left out."""
        parts = [
            self._half(word_features(words)),
            self._half(char_features(words)),
        ]
        index = np.concatenate([part.index for part in parts])
        weight = np.concatenate([part.weight for part in parts])
        order = np.argsort(index, kind="stable")
        return Sparse(index[order], weight[order])

    def coverage(self, words: Sequence[str], known: Container[str] | None = None) -> float:
        """How much of a text the knowledge base knows: IDF mass of known stems over all (0..1).

        Args:
            words: The text.
            known: The stems that count as known; by default all that have been learnt.
        """
        covered = total = 0.0
        for word in words:
            stemmed = stem(word)
            number = self._number.get(stemmed)
            if number is not None and (known is None or stemmed in known):
                weight = float(self.idf[number])
                covered += weight
            else:
                weight = self._unknown_idf
            total += weight
        return covered / total if total else 0.0

    def _half(self, counts: Counter[str]) -> Sparse:
        numbers, frequencies = [], []
        for name, count in counts.items():
            number = self._number.get(name)
            if number is not None:
                numbers.append(number)
                frequencies.append(count)
        index = np.array(numbers, dtype=np.int32)
        weight = (1 + np.log(np.array(frequencies, dtype=np.float32))) * self.idf[index]
        length = float(np.linalg.norm(weight))
        return Sparse(index, weight / length if length else weight)


def _rarest(name: str) -> int:
    """In how many texts a feature has to stand."""
    if name.startswith("^"):
        return RAREST_LETTERS
    return RAREST_PAIR if " " in name else 1


def vector(featuriser: Featuriser, words: Sequence[str], sentence: NDArray[np.float32]) -> Vector:
    """A question as numbers.

    Args:
        featuriser: Knows the features.
        words: The words as read.
        sentence: The vector of the sentence that they make, of length 1; or without numbers.
    """
    sparse = featuriser.sparse(words)
    return Vector(
        sparse.index,
        sparse.weight,
        sentence * np.float32(math.sqrt(featuriser.sentence_weight)),
        featuriser.coverage(words),
        len(words),
        featuriser.abroad(words),
    )
