"""Whether a question is about somewhere else: "nursing jobs in Saudi", "my landlord in Manchester".

It may look like one of ours word by word. A place outside Japan behind a word such as "in" or "to",
and nothing in the question that belongs to Japan, is a sign that it is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.knowledge.base import Knowledge
from bot.understanding.reading import Reader

TOWARDS = frozenset(
    ("in", "at", "to", "for", "of", "near", "around", "into", "en", "em", "sa", "di", "ke", "nach")
)
"""Words before a place where something is to happen; "from" is where somebody comes from."""
LONGEST_NAME = 3
"""Words of a place's name that are looked at."""


@dataclass(frozen=True, slots=True)
class Abroad:
    """Knows places outside Japan, and words that belong to it.

    Args:
        places: Countries and cities elsewhere, in words as the reader gives them, joined by blanks.
        ours: Single words that belong to Japan or to our topics.
    """

    places: frozenset[str]
    ours: frozenset[str]

    @classmethod
    def of(cls, knowledge: Knowledge, reader: Reader) -> "Abroad":
        """For a knowledge base; without a lexicon it knows nothing."""
        wordings = knowledge.wordings
        if wordings is None:
            return NOWHERE
        places: set[str] = set()
        ours = {
            word
            for topic in knowledge.topics.values()
            for name in topic.names
            for word in reader.all_words(name)
        }
        for country in wordings.countries:
            names = {
                " ".join(reader.all_words(name))
                for name in (country.name, *country.names, *country.cities)
            }
            if country.code == "JP":
                ours |= {word for name in names for word in name.split()}
                ours |= {word for name in country.people for word in reader.all_words(name)}
            else:
                places |= names
        for prefecture in wordings.places:
            ours |= {
                word
                for name in (prefecture.name, *prefecture.aliases)
                for word in reader.all_words(name)
            }
            ours |= {
                word
                for city in prefecture.cities
                if city.common_word == "false"
                for word in reader.all_words(city.name)
            }
        return cls(frozenset(places - {""}), frozenset(ours - TOWARDS))

    def __call__(self, words: Sequence[str]) -> bool:
        """Whether a question names a place elsewhere and nothing of ours.

        Args:
            words: The question, as the reader gives it.
        """
        if not self.places or not self.ours.isdisjoint(words):
            return False
        return any(
            " ".join(words[at + 1 : at + 1 + size]) in self.places
            for at, word in enumerate(words)
            if word in TOWARDS
            for size in range(1, LONGEST_NAME + 1)
        )


NOWHERE = Abroad(frozenset(), frozenset())
"""Knows no place."""
