"""Entries that steal each other's questions, found by asking phrasings that were held out.

Every phrasing is asked once, of a matcher that has not been taught it. Where another entry wins, the
words that drew the question there show what is missing from the entry that lost it.

The matcher of these rounds is ridge regression on the features of the real one: a little less able, and
solved in one step instead of many, so that a maintainer need not wait.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.base import Knowledge
from bot.understanding.examples import Example, examples_of
from bot.understanding.features import Featuriser, Vector, char_features, vector, word_features
from bot.understanding.model import NONE
from bot.understanding.reading import Reader
from bot.understanding.regression import matrix
from bot.understanding.speller import Speller, vocabulary_of
from bot.understanding.words import stem

FOLDS = 4
"""Rounds; in each, one phrasing in four is held out."""
RIDGE = 3.0
"""Added to the squared length of each phrasing; chosen by how many of them come out right."""
WORST = 5
"""Stolen phrasings that are told for each direction."""
WORDS = 4
"""Words that are told for each direction."""
OFTEN = 3
OFTEN_SHARE = 0.05
"""Questions that two entries steal from each other, and the share that one of them loses, from which it
is worth a warning."""
NEARLY_THE_SAME = 0.85
"""Similarity (0..1) from which a stolen phrasing may stand under the wrong entry."""
LEAST_PULL = 0.05
"""A word is told that did so much of what all words together did."""

Embed = Callable[[Sequence[str], Callable[[float], None]], NDArray[np.float32]]
"""Sentence vectors of texts (texts x size, each of length 1 or without numbers); told its progress."""
Progress = Callable[[str, float], None]
"""Told what is being done and how much of it is done (0..1)."""


@dataclass(frozen=True, slots=True)
class Stolen:
    """A phrasing that another entry won.

    Args:
        text: As written.
        margin: By how much it won (a clear no scores 0 and a clear yes 1).
        nearest: The nearest phrasing of the entry that won it.
        similarity: How near that is (0..1).
    """

    text: str
    margin: float
    nearest: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Pull:
    """A word that drew questions away.

    Args:
        word: The word as read.
        share: How much of what all words did it did (0..1).
        here: Phrasings of the entry that lost that have it.
        there: Phrasings of the entry that won that have it.
    """

    word: str
    share: float
    here: int
    there: int


@dataclass(frozen=True, slots=True)
class Direction:
    """What one entry loses to another.

    Args:
        loser: The entry whose phrasings were asked.
        winner: The entry that was found instead.
        asked: Phrasings of the loser.
        lost: How many of them the winner got.
        worst: The clearest of these.
        words: Words that drew them there, the strongest first.
        by_meaning: How much the sentence as a whole did, beside its words (0..1).
    """

    loser: str
    winner: str
    asked: int
    lost: int
    worst: tuple[Stolen, ...]
    words: tuple[Pull, ...]
    by_meaning: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries and what they take from each other; at least one direction."""

    directions: tuple[Direction, ...]

    @property
    def lost(self) -> int:
        """Questions that went to the other one, both ways."""
        return sum(direction.lost for direction in self.directions)

    @property
    def often(self) -> bool:
        """Whether it is worth a warning."""
        worst = max(direction.lost / direction.asked for direction in self.directions)
        return self.lost >= OFTEN and worst >= OFTEN_SHARE


@dataclass(frozen=True, slots=True)
class Confusions:
    """The outcome.

    Args:
        pairs: Entries that take each other's questions, the worst first.
        asked: Phrasings that were asked.
        right: How many of them their own entry got.
    """

    pairs: tuple[Pair, ...]
    asked: int
    right: int

    @property
    def often(self) -> int:
        """Pairs that are worth a warning."""
        return sum(pair.often for pair in self.pairs)


def confusions(
    knowledge: Knowledge, common: frozenset[str], embed: Embed, progress: Progress
) -> Confusions:
    """Ask every phrasing of every entry of a matcher that has not been taught it.

    Args:
        knowledge: The knowledge base.
        common: Everyday words, which are never corrected.
        embed: Gives sentence vectors.
        progress: Told how far it has come.
    """
    labels = (*knowledge.entries, *knowledge.small_talk, NONE)
    examples = examples_of(knowledge, Reader.of(knowledge), labels)
    speller = _speller(knowledge, examples, common)
    featuriser = Featuriser.fitted(example.words for example in examples)
    texts = [speller.correct(example.words)[0] for example in examples]
    dense = embed(
        [" ".join(words) for words in texts],
        lambda done: progress("reading the phrasings", 0.2 * done),
    )
    # As in use: "none of them" never takes the first place from an entry, so it takes no part here.
    taking_part = [at for at, example in enumerate(examples) if labels[example.label] != NONE]
    progress("comparing the phrasings", 0.2)
    room = _Room(
        labels[:-1],
        featuriser,
        examples=[examples[at] for at in taking_part],
        texts=[texts[at] for at in taking_part],
        vectors=[vector(featuriser, texts[at], dense[at]) for at in taking_part],
        entries=len(knowledge.entries),
    )
    losses: dict[tuple[int, int], list[_Loss]] = defaultdict(list)
    for number in range(FOLDS):
        progress("asking what was held out", 0.4 + 0.6 * number / FOLDS)
        for label, winner, loss in room.round(number):
            losses[label, winner].append(loss)
    progress("done", 1.0)
    asked = int((room.held_in >= 0).sum())
    return Confusions(_pairs(room, losses), asked, asked - sum(map(len, losses.values())))


@dataclass(frozen=True, slots=True)
class _Loss:
    """A phrasing (its number) that another entry won, and what drew it there."""

    at: int
    margin: float
    words: dict[str, float]
    meaning: float


class _Room:
    """Everything that stays the same from round to round."""

    def __init__(
        self,
        labels: Sequence[str],
        featuriser: Featuriser,
        *,
        examples: Sequence[Example],
        texts: Sequence[Sequence[str]],
        vectors: Sequence[Vector],
        entries: int,
    ) -> None:
        self.labels = labels
        self.examples = examples
        self.texts = texts
        self.vectors = vectors
        self.label = np.array([example.label for example in examples], dtype=np.int32)
        self._names = featuriser.names
        self._rows = matrix(vectors, len(featuriser.names))
        self._dense = np.array([one.dense for one in vectors], dtype=np.float32)
        self._products = (self._rows @ self._rows.T).toarray().astype(np.float32)
        self._products += self._dense @ self._dense.T
        self._target = np.eye(len(labels), dtype=np.float32)[self.label]
        self.held_in = _parts(examples, entries)

    def round(self, number: int) -> Iterator[tuple[int, int, _Loss]]:
        """Teach what is not held out in this round and ask the rest: label, winner and loss."""
        from scipy.linalg import solve

        held = np.flatnonzero(self.held_in == number)
        if not len(held):
            return
        taught = np.flatnonzero(self.held_in != number)
        inner = self._products[np.ix_(taught, taught)]
        inner[np.diag_indices_from(inner)] += RIDGE
        shares = solve(
            inner, self._target[taught], assume_a="pos", overwrite_a=True, check_finite=False
        )
        scores = self._products[np.ix_(held, taught)] @ shares
        weights = self._rows[taught].T @ shares
        dense_weights = self._dense[taught].T @ shares
        winners = scores.argmax(axis=1)
        for row, at in enumerate(held.tolist()):
            label, winner = int(self.label[at]), int(winners[row])
            if winner != label:
                margin = float(scores[row, winner] - scores[row, label])
                one = self.vectors[at]
                features = weights[one.index, winner] - weights[one.index, label]
                sentence = dense_weights[:, winner] - dense_weights[:, label]
                words = self._by_word(at, one.weight * features)
                yield label, winner, _Loss(at, margin, words, float(one.dense @ sentence))

    def _by_word(self, at: int, pulls: NDArray[np.float32]) -> dict[str, float]:
        """What the features of a phrasing did, added up by the words that they come from."""
        holders = _holders(self.texts[at])
        by_word: Counter[str] = Counter()
        for number, pull in zip(self.vectors[at].index.tolist(), pulls.tolist(), strict=True):
            words = holders.get(self._names[number], [])
            for word in words:
                by_word[word] += pull / len(words)
        return dict(by_word)

    def nearest(self, at: int, label: int) -> tuple[str, float]:
        """The phrasing of a class that is nearest to a phrasing, and how near (0..1)."""
        others = np.array(
            [
                other
                for other in np.flatnonzero(self.label == label).tolist()
                if self.examples[other].asked
            ]
        )
        sizes = self._products[others, others] * self._products[at, at]
        near = self._products[others, at] / np.sqrt(np.maximum(sizes, 1e-9))
        best = int(near.argmax())
        return self.examples[int(others[best])].text, float(near[best])


def _speller(knowledge: Knowledge, examples: Sequence[Example], common: frozenset[str]) -> Speller:
    reader = Reader.of(knowledge)
    named = [entry.title for entry in knowledge.entries.values()]
    named += [name for topic in knowledge.topics.values() for name in topic.names]
    named += [name for aspect in knowledge.aspects.values() for name in aspect.names]
    names = {word for text in named for word in reader.words(text)}
    owners = ((str(example.label), example.words) for example in examples)
    return Speller(vocabulary_of(owners, common, names), common)


def _parts(examples: Sequence[Example], entries: int) -> NDArray[np.int32]:
    """The round in which each phrasing is held out; -1 for what is always taught.

    The phrasings of an entry are dealt out in turn, so that each round holds out its share of them.
    """
    dealt: Counter[int] = Counter()
    part = np.full(len(examples), -1, dtype=np.int32)
    for at, example in enumerate(examples):
        if example.asked and example.label < entries:
            part[at] = dealt[example.label] % FOLDS
            dealt[example.label] += 1
    return part


def _holders(words: Sequence[str]) -> dict[str, list[str]]:
    """For each feature of a text, the words that it comes from."""
    holders: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for name in (*word_features([word]), *char_features([word])):
            holders[name].append(word)
    for one, two in pairwise(words):
        holders[f"{stem(one)} {stem(two)}"] += [one, two]
    return holders


def _pairs(room: _Room, losses: dict[tuple[int, int], list[_Loss]]) -> tuple[Pair, ...]:
    both: dict[frozenset[int], list[Direction]] = defaultdict(list)
    for (label, winner), some in losses.items():
        both[frozenset((label, winner))].append(_direction(room, label, winner, some))
    pairs = [
        Pair(tuple(sorted(directions, key=lambda one: (-one.lost, one.loser))))
        for directions in both.values()
    ]
    return tuple(sorted(pairs, key=lambda pair: (-pair.lost, pair.directions[0].loser)))


def _direction(room: _Room, label: int, winner: int, losses: Sequence[_Loss]) -> Direction:
    worst = sorted(losses, key=lambda loss: -loss.margin)[:WORST]
    meaning = sum(max(0.0, loss.meaning) for loss in losses)
    pulls: Counter[str] = Counter()
    for loss in losses:
        pulls.update(loss.words)
    drawn = {word: pull for word, pull in pulls.items() if pull > 0}
    whole = sum(drawn.values())
    words = [
        Pull(word, pull / whole, _having(room, label, word), _having(room, winner, word))
        for word, pull in sorted(drawn.items(), key=lambda one: (-one[1], one[0]))
        if pull >= LEAST_PULL * whole
    ]
    return Direction(
        loser=room.labels[label],
        winner=room.labels[winner],
        asked=int(((room.label == label) & (room.held_in >= 0)).sum()),
        lost=len(losses),
        worst=tuple(
            Stolen(room.examples[loss.at].text, loss.margin, *room.nearest(loss.at, winner))
            for loss in worst
        ),
        words=tuple(words[:WORDS]),
        by_meaning=meaning / (meaning + whole) if meaning + whole else 0.0,
    )


def _having(room: _Room, label: int, word: str) -> int:
    """How many phrasings of a class have a word, in any of its forms."""
    wanted = stem(word)
    return sum(
        room.examples[at].asked and any(stem(other) == wanted for other in room.texts[at])
        for at in np.flatnonzero(room.label == label).tolist()
    )
