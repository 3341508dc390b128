"""Countries that are spelt wrongly ("phillipines", "inida")."""

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.slots.country_words import CountryWord
from bot.understanding.slots.phrases import Found
from bot.understanding.slots.split import Word
from bot.understanding.slots.vocabulary import Vocabulary

SHORTEST = 5
"""Letters of a word that is corrected; too many others are near a shorter one."""
TWO_EDITS_FROM = 9
"""From this length on, two wrong letters are forgiven."""
LONGEST = 20
MOST_LOOKUPS = 120
"""Unknown words that are looked up in one message."""
_CACHED = 20_000
_KINDS = ("name", "people", "many")
"""What is taken first where a word is as near to several words for one country."""


class Misspelt:
    """Finds the country that a wrongly spelt word means.

    Args:
        vocabulary: The tables of the lexicon; none of their words is corrected.
        common: Everyday words, which are right as they are.
    """

    def __init__(self, vocabulary: Vocabulary, common: frozenset[str]) -> None:
        self._right: set[str] = set(common)
        for table in (vocabulary.countries, vocabulary.places, vocabulary.fields):
            self._right |= table.words()
        for cue in vocabulary.cues.values():
            self._right |= cue.words()
        self._right = self._right.union(*vocabulary.sets.values())
        # By first letter, which people seldom get wrong.
        self._pools: dict[str, dict[str, CountryWord]] = {}
        for words, value in vocabulary.countries.items():
            word = words[0]
            if (
                len(words) == 1
                and len(word) >= SHORTEST
                and word.isascii()
                and value.kind not in {"city", "flag", "none"}
                and not (value.common or value.language)
            ):
                self._pools.setdefault(word[0], {})[word] = value
        self._lists = {letter: list(pool) for letter, pool in self._pools.items()}
        self._seen: dict[str, CountryWord | None] = {}

    def find(self, words: Sequence[Word], taken: Sequence[bool]) -> list[Found[CountryWord]]:
        """Countries in a message that are named by a wrongly spelt word.

        Args:
            words: The words of the message.
            taken: Which of them are understood already.
        """
        found = []
        lookups = 0
        for number, word in enumerate(words):
            text = word.text
            if (
                taken[number]
                or not SHORTEST <= len(text) <= LONGEST
                or text in self._right
                or not (text.isascii() and text.isalpha())
            ):
                continue
            if text not in self._seen:
                lookups += 1
                if lookups > MOST_LOOKUPS:
                    break
                if len(self._seen) > _CACHED:  # bounded: strangers choose the words
                    self._seen.clear()
                self._seen[text] = self._nearest(text)
            value = self._seen[text]
            if value:
                found.append(Found(number, number + 1, value))
        return found

    def _nearest(self, text: str) -> CountryWord | None:
        edits = 2 if len(text) >= TWO_EDITS_FROM else 1
        near = process.extract(
            text,
            self._lists.get(text[0], []),
            scorer=OSA.distance,
            score_cutoff=edits,
            limit=4,
        )
        if not near:
            return None
        pool = self._pools[text[0]]
        best = [pool[word] for word, distance, _ in near if distance == near[0][1]]
        if len({value.code for value in best}) > 1:
            return None
        return min(best, key=lambda value: _KINDS.index(value.kind))
