"""Phrases of one or more words, found in a message the longest first."""

import re
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from bot.understanding.slots.split import Gap, Word, fold, split

T = TypeVar("T")

_RUN = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff々〆\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)


class Found(NamedTuple, Generic[T]):
    """A phrase in a message.

    Args:
        first: Number of its first word.
        last: Number after its last word.
        value: What it stands for.
    """

    first: int
    last: int
    value: T


def runs(phrases: Iterable[str]) -> set[str]:
    """The words of scripts without spaces in some phrases, at which messages may be cut."""
    return {fold(run) for phrase in phrases for run in _RUN.findall(phrase)}


class Phrases(Generic[T]):
    """Finds phrases.

    Args:
        items: Phrases as maintainers write them, with what each stands for; of two equal ones the
            first counts.
        known: Words of scripts without spaces; see `split`.
    """

    def __init__(self, items: Iterable[tuple[str, T]], known: frozenset[str]) -> None:
        self._values: dict[tuple[str, ...], T] = {}
        self._longest: dict[str, int] = {}
        for phrase, value in items:
            words = tuple(word.text for word in split(phrase, known))
            if words:
                self._values.setdefault(words, value)
                self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def __contains__(self, word: str) -> bool:
        return word in self._longest

    def singles(self) -> frozenset[str]:
        """All phrases of one word."""
        return frozenset(words[0] for words in self._values if len(words) == 1)

    def words(self) -> frozenset[str]:
        """All words of all phrases."""
        return frozenset(word for words in self._values for word in words)

    def items(self) -> Iterable[tuple[tuple[str, ...], T]]:
        """Phrases as words, and what they stand for."""
        return self._values.items()

    def spans(self, texts: Sequence[str]) -> list[tuple[int, int]]:
        """First word and word after the last of all phrases in a message, overlapping ones too.

        Args:
            texts: The words of the message.
        """
        return [
            (at, at + size)
            for at, text in enumerate(texts)
            if (longest := self._longest.get(text)) is not None
            for size in range(min(longest, len(texts) - at), 0, -1)
            if tuple(texts[at : at + size]) in self._values
        ]

    def find(self, words: Sequence[Word], texts: Sequence[str]) -> list[Found[T]]:
        """Phrases in a message, none overlapping another.

        Args:
            words: The words of the message.
            texts: Their texts.
        """
        found: list[Found[T]] = []
        at = 0
        while at < len(texts):
            longest = self._longest.get(texts[at])
            size = 1
            if longest is not None:
                for size in range(min(longest, len(texts) - at), 0, -1):
                    value = self._values.get(tuple(texts[at : at + size]))
                    if value is not None and all(
                        word.gap == Gap.NONE for word in words[at + 1 : at + size]
                    ):
                        found.append(Found(at, at + size, value))
                        break
            at += size
        return found
