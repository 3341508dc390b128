"""Spelling correction towards the words that the knowledge base knows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
"""Words below this length are left alone: too many others are one letter away."""
TWO_EDITS_FROM = 8
"""From this length on, two wrong letters are forgiven."""
LONGEST = 30
"""Longer runs of letters are no words."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that was read as another."""

    typed: str
    read_as: str


@dataclass(slots=True)
class Speller:
    """Corrects words towards a vocabulary.

    Args:
        vocabulary: Known words and how often the knowledge base uses them.
        common: Everyday words that are right as they are, though the knowledge base does not use
            them: without this guard "late" would become "rate" and "cat" "cv".
    """

    vocabulary: Mapping[str, int]
    common: frozenset[str]
    _by_length: dict[int, list[str]] = field(default_factory=dict)
    _seen: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for word in sorted(self.vocabulary):
            if word.isalpha() and len(word) >= SHORTEST:
                self._by_length.setdefault(len(word), []).append(word)

    def correct(self, words: Sequence[str]) -> tuple[list[str], list[Correction]]:
        """Correct each word that is neither known nor common.

        Args:
            words: Words in order.

        Returns:
            The words as read, and the corrections that were made.
        """
        read = [self._nearest(word) for word in words]
        changes = [
            Correction(typed, now) for typed, now in zip(words, read, strict=True) if typed != now
        ]
        return read, changes

    def _nearest(self, word: str) -> str:
        if (
            not SHORTEST <= len(word) <= LONGEST
            or not word.isalpha()
            or not word.isascii()
            or word in self.vocabulary
            or word in self.common
        ):
            return word
        if word not in self._seen:
            if len(self._seen) > 20_000:  # bounded: strangers choose the words
                self._seen.clear()
            self._seen[word] = self._search(word)
        return self._seen[word]

    def _search(self, word: str) -> str:
        edits = 2 if len(word) >= TWO_EDITS_FROM else 1
        near: list[tuple[float, int, str]] = []
        for size in range(len(word) - edits, len(word) + edits + 1):
            pool = self._by_length.get(size)
            if pool:
                for match, distance, _ in process.extract(
                    word, pool, scorer=OSA.distance, score_cutoff=edits, limit=8
                ):
                    # People seldom get the first letter wrong.
                    first = 0.0 if match[0] == word[0] else 0.9
                    near.append((distance + first, -self.vocabulary[match], match))
        if not near:
            return word
        cost, _, best = min(near)
        return best if cost <= edits + 0.5 else word


def vocabulary_of(
    owners: Iterable[tuple[str, Sequence[str]]], common: frozenset[str], names: Iterable[str]
) -> dict[str, int]:
    """The words that may be corrected towards.

    Phrasings hold typos on purpose, so a word counts only if it is an everyday word, a name from
    the knowledge base, or used under two entries or more.

    Args:
        owners: Entry id and words, one pair for each phrasing.
        common: Everyday words.
        names: Words from titles and from the names of topics, always right.

    Returns:
        Word to number of entries that use it.
    """
    users: dict[str, set[str]] = {}
    for owner, words in owners:
        for word in words:
            users.setdefault(word, set()).add(owner)
    known = {
        word: len(entries) for word, entries in users.items() if len(entries) >= 2 or word in common
    }
    for name in names:
        known[name] = max(known.get(name, 0), 2)
    return known
