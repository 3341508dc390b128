"""Questions that found no answer, grouped, so that one answer or a few phrasings can close each gap."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from bot.understanding.matcher import Match
from bot.understanding.sentences import Sentences
from bot.understanding.understand import Kind, Understanding

ALIKE = 0.45
"""Mean cosine of the sentences of two groups from which they are one group."""
ALIKE_IN_WORDS = 0.55
"""The same for the share of common words, where there is no sentence model."""
NEAR = 0.35
"""Mean probability (0..1) from which a group belongs to its nearest entry."""
NEAREST = 3
"""Entries that are told for each group."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was kept, and how often it was asked in these words."""

    question: str
    times: int


@dataclass(frozen=True, slots=True)
class Near:
    """An entry and how probable (0..1, mean over the questions) it is to be meant."""

    entry: str
    probability: float


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions of one kind that found no answer.

    Args:
        asked: The questions; the one in the middle of them first, then the most asked.
        nearest: The entries that come nearest, best first.
    """

    asked: tuple[Asked, ...]
    nearest: tuple[Near, ...]

    @property
    def times(self) -> int:
        """How often any of them was asked."""
        return sum(one.times for one in self.asked)

    @property
    def belongs_to(self) -> str | None:
        """The entry that lacks these phrasings; None if an answer is lacking."""
        best = self.nearest[0] if self.nearest else None
        return best.entry if best and best.probability >= NEAR else None


@dataclass(frozen=True, slots=True)
class Gaps:
    """The outcome.

    Args:
        gaps: The groups, those asked most often first.
        settled: Questions that are answered by now.
        unreadable: Questions without a word.
    """

    gaps: tuple[Gap, ...]
    settled: int
    unreadable: int


def gaps(understanding: Understanding, sentences: Sentences, asked: Sequence[Asked]) -> Gaps:
    """Group the questions that still find no answer.

    Args:
        understanding: What answers at present.
        sentences: Its sentence model.
        asked: The questions that were kept.
    """
    open_ones: list[Asked] = []
    matches: list[Match] = []
    settled = unreadable = 0
    for one in asked:
        words = understanding.reader.words(one.question)
        if not words:
            unreadable += 1
        elif _answered(understanding, one.question):
            settled += 1
        else:
            open_ones.append(one)
            matches.append(understanding.matcher.match(words))
    alike, enough = _alike([match.words for match in matches], sentences)
    found = [
        _gap(understanding, group, open_ones, matches, alike) for group in grouped(alike, enough)
    ]
    found.sort(key=lambda gap: (-gap.times, gap.asked[0].question))
    return Gaps(tuple(found), settled, unreadable)


def grouped(alike: NDArray[np.float64], enough: float) -> list[list[int]]:
    """Join groups as long as their members are alike enough in the mean (average linkage).

    Args:
        alike: How alike each is to each other, symmetric, n x n.
        enough: From which mean on two groups are one.

    Returns:
        The numbers in each group, in ascending order.
    """
    if len(alike) < 2:
        return [[at] for at in range(len(alike))]
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    apart = np.clip(1.0 - (alike + alike.T) / 2, 0.0, None)
    np.fill_diagonal(apart, 0.0)
    names = fcluster(linkage(squareform(apart, checks=False), "average"), 1 - enough, "distance")
    groups: dict[int, list[int]] = defaultdict(list)
    for at, name in enumerate(names.tolist()):
        groups[name].append(at)
    return list(groups.values())


def _answered(understanding: Understanding, question: str) -> bool:
    asks = understanding.understand(question).asks
    return bool(asks) and all(ask.kind in {Kind.ANSWER, Kind.TALK} for ask in asks)


def _alike(
    questions: Sequence[Sequence[str]], sentences: Sentences
) -> tuple[NDArray[np.float64], float]:
    texts = [" ".join(words) for words in questions]
    if sentences.size:
        vectors = sentences.vectors(texts)
        return (vectors @ vectors.T).astype(np.float64), ALIKE
    shares = process.cdist(texts, texts, scorer=fuzz.token_set_ratio) if texts else np.zeros((0, 0))
    return np.asarray(shares, dtype=np.float64) / 100, ALIKE_IN_WORDS


def _gap(
    understanding: Understanding,
    group: Sequence[int],
    asked: Sequence[Asked],
    matches: Sequence[Match],
    alike: NDArray[np.float64],
) -> Gap:
    middle = max(group, key=lambda at: float(alike[at, list(group)].sum()))
    others = sorted((at for at in group if at != middle), key=lambda at: -asked[at].times)
    weights: dict[str, float] = defaultdict(float)
    times = sum(asked[at].times for at in group)
    for at in group:
        for found in matches[at].ranked:
            if found.id in understanding.knowledge.entries:
                weights[found.id] += found.probability * asked[at].times / times
    best = sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:NEAREST]
    return Gap(
        tuple(asked[at] for at in (middle, *others)),
        tuple(Near(name, weight) for name, weight in best),
    )
