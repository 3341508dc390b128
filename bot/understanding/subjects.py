"""Subjects and aspects named in a message, and what a follow-up refers to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.knowledge.base import Knowledge
from bot.understanding.reading import Reader
from bot.understanding.words import normalise, tokens

LONGEST_FOLLOW_UP = 9
"""Words; a longer message says itself what it is about."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a message names.

    Args:
        topics: Subjects, in the order of mention.
        aspects: Aspects, the most telling (longest) names first.
        rest: Words that name neither.
    """

    topics: tuple[str, ...]
    aspects: tuple[str, ...]
    rest: tuple[str, ...]


class Subjects:
    """Finds subjects and aspects by their names.

    Args:
        knowledge: The knowledge base.
        reader: Turns names into words as messages are.
    """

    def __init__(self, knowledge: Knowledge, reader: Reader) -> None:
        self._grid = knowledge.by_topic_and_aspect
        self._topics = _phrases((item.id, item.names) for item in knowledge.topics.values())
        self._aspects = _phrases((item.id, item.names) for item in knowledge.aspects.values())
        cues = knowledge.lexicon.follow_up
        self._openers = {tuple(reader.all_words(text)) for text in cues.openers}
        self._pronouns = {word for text in cues.pronouns for word in reader.all_words(text)}
        self._first_name = {
            item.id: tuple(reader.all_words(item.names[0])) for item in knowledge.topics.values()
        }

    def named(self, words: Sequence[str]) -> Named:
        """The subjects and aspects that are named in some words."""
        used = [False] * len(words)
        topics = _found(words, self._topics, used)
        aspects = sorted(_found(words, self._aspects, used), key=lambda found: -found[1])
        return Named(
            tuple(dict.fromkeys(name for name, _ in topics)),
            tuple(dict.fromkeys(name for name, _ in aspects)),
            tuple(word for word, taken in zip(words, used, strict=True) if not taken),
        )

    def goes_on(self, words: Sequence[str]) -> bool:
        """Whether a message reads as if it went on from the last answer."""
        if len(words) > LONGEST_FOLLOW_UP:
            return False
        opened = any(tuple(words[: len(opener)]) == opener for opener in self._openers)
        if opened or any(word in self._pronouns for word in words):
            return True
        named = self.named(words)
        return bool(named.topics or named.aspects) and len(named.rest) <= 1

    def referred(self, words: Sequence[str], topic: str, aspect: str | None) -> str | None:
        """The entry that a follow-up asks for, if the grid of subjects and aspects holds it.

        Args:
            words: The words of the follow-up.
            topic: The subject that was last talked about.
            aspect: The aspect that was last talked about, if any.
        """
        named = self.named(words)
        if len(named.topics) > 1:
            return None
        subject = named.topics[0] if named.topics else topic
        for wanted in named.aspects:
            entry = self._grid.get((subject, wanted))
            if entry:
                return entry
        if named.topics and not named.aspects and subject != topic:
            carried = self._grid.get((subject, aspect)) if aspect else None
            return carried or self._grid.get((subject, "what"))
        return None

    def with_topic(self, words: Sequence[str], topic: str) -> list[str]:
        """The words of a follow-up with its subject spelt out."""
        return [*self._first_name.get(topic, ()), *words]


def _phrases(items: Iterable[tuple[str, Sequence[str]]]) -> dict[tuple[str, ...], str]:
    return {tuple(tokens(normalise(name))): owner for owner, names in items for name in names}


def _found(
    words: Sequence[str], phrases: dict[tuple[str, ...], str], used: list[bool]
) -> list[tuple[str, int]]:
    """Names in the words, the longest first at each place, with their lengths; marks `used`."""
    longest = max((len(phrase) for phrase in phrases), default=0)
    found: list[tuple[str, int]] = []
    at = 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            owner = phrases.get(tuple(words[at : at + size]))
            if owner and not any(used[at : at + size]):
                found.append((owner, size))
                used[at : at + size] = [True] * size
                at += size - 1
                break
        at += 1
    return found
