"""Reading a message: from text to words, with the lexicon's short forms and fillers."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.knowledge.base import Knowledge
from bot.understanding.words import normalise, tokens, without_fillers


@dataclass(frozen=True, slots=True)
class Reader:
    """Turns text into the words that matter.

    Args:
        phone: Phone spellings and what they stand for.
        fillers: Greetings and politeness, as tuples of words.
    """

    phone: Mapping[str, str]
    fillers: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, knowledge: Knowledge) -> "Reader":
        """The reader for a knowledge base."""
        phone = {
            normalise(short): normalise(long)
            for short, long in knowledge.lexicon.phone_spelling.items()
        }
        return cls(
            phone,
            frozenset(
                tuple(tokens(normalise(filler), phone)) for filler in knowledge.lexicon.fillers
            ),
        )

    def all_words(self, text: str) -> list[str]:
        """Every word of a text, in order, politeness included."""
        return tokens(normalise(text), self.phone)

    def words(self, text: str) -> list[str]:
        """The words that carry the question."""
        return without_fillers(self.all_words(text), self.fillers)
