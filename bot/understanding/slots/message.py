"""A message with everything of the lexicon found in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.knowledge.lexicon import EnglishTest, KindOfWork
from bot.knowledge.profile import Status, Subject
from bot.understanding.slots.country_words import CountryWord, PlaceWord
from bot.understanding.slots.misspelt import Misspelt
from bot.understanding.slots.money import amounts
from bot.understanding.slots.phrases import Found, Phrases
from bot.understanding.slots.slots import Money, Span
from bot.understanding.slots.split import Gap, Word, split
from bot.understanding.slots.vocabulary import DegreeWord, GradeOf, Plain, Vocabulary

T = TypeVar("T")

MOST_WORDS = 1_000
"""Words that are read; 4,096 characters of a language have some 800."""
_CLAUSE = 20
"""Words to either side that count as the same clause."""
_BEFORE_SHORT = frozenset({"in", "of", "as", "an", "bs", "bsc", "ba", "msc", "ms", "n", "exp"})
"""Words before which "it", "cs" and "er" in small letters are subjects or kinds of work."""
_BESIDE_US = frozenset({"citizen", "citizens", "passport", "passports", "national", "nationals"})


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of words between commas, full stops and the like.

    Args:
        first: Number of its first word.
        last: Number after its last word.
        asked: Whether a question mark follows.
        ends: Whether a sentence ends with it.
    """

    first: int
    last: int
    asked: bool
    ends: bool


@dataclass(slots=True)
class Message:
    """A message, its words, and what the tables of the lexicon find in it.

    Args:
        text: The message as typed.
        vocabulary: The tables.
        misspelt: Finds wrongly spelt countries.
    """

    text: str
    vocabulary: Vocabulary
    misspelt: Misspelt
    words: list[Word] = field(init=False)
    texts: list[str] = field(init=False)
    countries: list[Found[CountryWord]] = field(init=False)
    places: list[Found[PlaceWord]] = field(init=False)
    levels: list[Found[GradeOf]] = field(init=False)
    degrees: list[Found[DegreeWord]] = field(init=False)
    fields: list[Found[tuple[Subject | None]]] = field(init=False)
    statuses: list[Found[Status]] = field(init=False)
    work: list[Found[KindOfWork]] = field(init=False)
    licences: list[Found[bool]] = field(init=False)
    plain: list[Found[Plain]] = field(init=False)
    tests: list[Found[EnglishTest]] = field(init=False)
    money: list[Money] = field(init=False)
    parts: list[Part] = field(init=False)
    part_of: list[int] = field(init=False)
    pure: list[bool] = field(init=False)
    starts: dict[str, dict[int, int]] = field(init=False)
    ends: dict[str, dict[int, int]] = field(init=False)
    covered: list[int] = field(init=False)
    in_money: list[bool] = field(init=False)

    def __post_init__(self) -> None:
        vocabulary = self.vocabulary
        self.words = split(self.text, vocabulary.known)[:MOST_WORDS]
        self.texts = [word.text for word in self.words]
        self.plain = self._find(vocabulary.plain)
        self.levels = self._find(vocabulary.levels)
        self.degrees = self._find(vocabulary.degrees)
        self.fields = [found for found in self._find(vocabulary.fields) if self._long(found)]
        self.statuses = self._find(vocabulary.statuses)
        self.work = [found for found in self._find(vocabulary.work) if self._long(found)]
        self.licences = self._find(vocabulary.licence)
        self.tests = self._find(vocabulary.english_tests)
        self.places = self._find(vocabulary.places)
        self.countries = [
            found
            for found in self._find(vocabulary.countries)
            if found.value.kind != "none"
            and self._capitals_are_right(found)
            and not self._is_inside_longer(found)
        ]
        taken = [False] * len(self.words)
        for group in (self.countries, self.places, self.work, self.degrees, self.statuses):
            for found in group:
                for at in range(found.first, found.last):
                    taken[at] = True
        self.countries += self.misspelt.find(self.words, taken)
        self.countries.sort()
        self.money = amounts(self.text)
        self._mark_money()
        self._find_cues()
        self._cover()
        self.parts = self._parts()
        self.pure = [self._is_pure(part) for part in self.parts]

    def _find(self, table: Phrases[T]) -> list[Found[T]]:
        return table.find(self.words, self.texts)

    def span(self, first: int, last: int) -> Span:
        """Where some words stand in the message."""
        start, end = self.words[first].start, self.words[last - 1].end
        return Span(start, end, self.text[start:end])

    def gap(self, at: int) -> Gap:
        """What stands before a word; the end of a sentence at both ends of the message."""
        return self.words[at].gap if 0 < at < len(self.words) else Gap.END

    def word(self, at: int) -> str:
        """The text of a word; nothing outside the message."""
        return self.texts[at] if 0 <= at < len(self.texts) else ""

    def before(self, at: int) -> str:
        """The word before another one in the same clause."""
        return self.word(at - 1) if self.gap(at) == Gap.NONE else ""

    def after(self, last: int) -> str:
        """The word after others in the same clause."""
        return self.word(last) if self.gap(last) == Gap.NONE else ""

    def within(self, name: str, word: str) -> bool:
        """Whether a word stands in a set of the lexicon."""
        return word in self.vocabulary.sets[name]

    def clause(self, at: int) -> tuple[int, int]:
        """The clause around a word: first word and word after the last, none farther than 20."""
        part = self.parts[self.part_of[at]]
        return max(part.first, at - _CLAUSE), min(part.last, at + _CLAUSE)

    def _long(self, found: Found[Any]) -> bool:
        """Whether a subject or kind of work is more than a short everyday word."""
        word = self.words[found.first]
        if found.last - found.first > 1 or len(word.text) > 2 or word.upper:
            return True
        return self.before(found.first) in _BEFORE_SHORT

    def _capitals_are_right(self, found: Found[CountryWord]) -> bool:
        if not found.value.capitals:
            return True
        if self.after(found.last) in _BESIDE_US:
            return True
        shouted = len(self.words) > 3 and all(word.upper for word in self.words[:6])
        return not shouted and all(word.upper for word in self.words[found.first : found.last])

    def _is_inside_longer(self, found: Found[CountryWord]) -> bool:
        """Whether a word for a country is part of a longer phrase: "C1 English", "Usa city"."""
        groups: tuple[Sequence[Found[Any]], ...] = (self.places, self.levels, self.fields)
        return any(
            other.first <= found.first < found.last <= other.last
            and other.last - other.first > found.last - found.first
            for group in groups
            for other in group
        )

    def _mark_money(self) -> None:
        self.in_money = [False] * len(self.words)
        at = 0
        for money in self.money:
            while at < len(self.words) and self.words[at].end <= money.span.start:
                at += 1
            inside = at
            while inside < len(self.words) and self.words[inside].start < money.span.end:
                self.in_money[inside] = True
                inside += 1

    def _find_cues(self) -> None:
        self.starts, self.ends = {}, {}
        for name, table in self.vocabulary.cues.items():
            starts = self.starts[name] = {}
            ends = self.ends[name] = {}
            for first, last in table.spans(self.texts):
                starts[first] = max(starts.get(first, 0), last)
                ends[last] = min(ends.get(last, first), first)

    def _cover(self) -> None:
        """For each word that tells something: the first word of the phrase it belongs to; else -1."""
        self.covered = [-1] * len(self.words)
        groups: tuple[Sequence[Found[Any]], ...] = (
            self.work,
            self.fields,
            self.countries,
            self.places,
            self.levels,
            self.tests,
            self.degrees,
            self.licences,
            self.statuses,
            self.plain,
        )
        for group in groups:
            for found in group:
                for at in range(found.first, found.last):
                    if self.covered[at] == -1 or self.covered[at] > found.first:
                        self.covered[at] = found.first
        for at, text in enumerate(self.texts):
            if text in self.vocabulary.publications and self.covered[at] == -1:
                self.covered[at] = at
        for first, last in self.starts["not_married"].items():
            for at in range(first, last):
                self.covered[at] = first if self.covered[at] == -1 else self.covered[at]

    def _parts(self) -> list[Part]:
        parts: list[Part] = []
        self.part_of = []
        if not self.words:
            return parts
        first = 0
        for at in range(1, len(self.words) + 1):
            gap = self.words[at].gap if at < len(self.words) else Gap.END
            if gap == Gap.NONE:
                continue
            last_of_all = at == len(self.words)
            if last_of_all:
                tail = self.text[self.words[-1].end :]
                asked = "?" in tail or "?" in tail
            else:
                asked = gap == Gap.QUESTION
            parts.append(Part(first, at, asked, gap >= Gap.END))
            self.part_of.extend([len(parts) - 1] * (at - first))
            first = at
        return parts

    def _is_pure(self, part: Part) -> bool:
        """Whether a part holds nothing but what people say of themselves, and fillers."""
        fillers = self.vocabulary.sets["fillers"]
        return all(
            self.covered[at] != -1
            or self.texts[at] in fillers
            or (self.texts[at][0].isdigit() and not self.in_money[at])
            for at in range(part.first, part.last)
        )
