"""What the matcher learns from: phrasings, titles and answers, small talk, messages out of scope."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.knowledge.base import Knowledge
from bot.understanding.model import NONE
from bot.understanding.reading import Reader


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the class it belongs to.

    Args:
        label: Class number.
        text: As written.
        words: Its words as read.
        asked: Whether people ask it (a phrasing) rather than we say it (title, answer).
    """

    label: int
    text: str
    words: list[str]
    asked: bool


def examples_of(knowledge: Knowledge, reader: Reader, labels: Sequence[str]) -> list[Example]:
    """Everything that is learnt from, always in the same order.

    Args:
        knowledge: The knowledge base.
        reader: Turns text into words.
        labels: The classes: entries, small talk, and `NONE`.
    """
    number = {name: at for at, name in enumerate(labels)}
    examples: list[Example] = []

    def add(name: str, texts: Iterable[str], *, asked: bool) -> None:
        examples.extend(Example(number[name], text, reader.words(text), asked) for text in texts)

    for entry in knowledge.entries.values():
        said = (entry.title, entry.button, f"{entry.title} {entry.short}")
        add(entry.id, said, asked=False)
        add(entry.id, entry.phrasings, asked=True)
    for talk in knowledge.small_talk.values():
        add(talk.id, talk.phrasings, asked=True)
    add(NONE, (*knowledge.out_of_scope.far, *knowledge.out_of_scope.near), asked=True)
    return examples
