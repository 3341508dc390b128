"""The lexicon as tables of phrases, built once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.knowledge.lexicon import KindOfWork, Telling, Wordings
from bot.knowledge.profile import Degree, Status, Subject
from bot.understanding.slots.country_words import (
    CountryWord,
    country_words,
    place_words,
    short_kanji,
)
from bot.understanding.slots.phrases import Phrases, runs
from bot.understanding.slots.split import fold, split

V = TypeVar("V", bound=str)


@dataclass(frozen=True, slots=True)
class DegreeWord:
    """What a word says about education.

    Args:
        degree: The completed level; None for "no degree".
        field: The subject it names.
        weak: Whether it is another word too.
        plain: Whether it speaks for itself ("I didn't finish college").
    """

    degree: Degree | None
    field: Subject | None = None
    weak: bool = False
    plain: bool = False


Plain = tuple[str, object]
"""A profile key and the value that a phrase gives it."""

GradeOf = tuple[str, str]
"""A language and a grade of it."""


class Vocabulary:
    """All tables of phrases.

    Args:
        wordings: The lexicon.
    """

    def __init__(self, wordings: Wordings) -> None:
        levels, telling = wordings.levels, wordings.telling
        self.known = frozenset(runs(_all_texts(wordings)))
        self.countries = Phrases(
            [
                *((text, CountryWord("", "none")) for text in telling.no_country),
                *country_words(wordings.countries),
            ],
            self.known,
        )
        self.places = Phrases(place_words(wordings.places, _words_of(telling)), self.known)
        self.levels = Phrases(_levels(wordings), self.known)
        self.bare_grades: dict[str, Phrases[str]] = {
            "japanese": Phrases(_values(levels.japanese_grades), self.known),
            "english": Phrases(_values(levels.english_grades), self.known),
        }
        self.english_tests = Phrases(
            ((name, test) for test in levels.english_tests for name in test.names), self.known
        )
        self.degrees = Phrases(_degrees(wordings), self.known)
        fields: list[tuple[str, Subject | None]] = [
            (text, None) for text in levels.english_schooling
        ]
        fields += _by_value(levels.fields)
        self.fields = Phrases(((text, (field,)) for text, field in fields), self.known)
        self.statuses: Phrases[Status] = Phrases(_by_value(levels.statuses), self.known)
        self.weak_statuses = self.texts(levels.weak_statuses)
        self.work: Phrases[KindOfWork] = Phrases(_by_value(levels.work), self.known)
        self.licence: Phrases[bool] = Phrases(
            [(text, True) for text in levels.teaching_licence]
            + [(text, False) for text in levels.no_teaching_licence],
            self.known,
        )
        self.plain: Phrases[Plain] = Phrases(_plain(wordings), self.known)
        self.years = self._set(levels.years_words)
        self.experience = self._set(levels.experience_words)
        self.publications = self._set(levels.publications)
        self.english_schooling = self.phrases(levels.english_schooling)
        self.top_university = self.phrases(levels.top_university)
        self.cues = {
            name: self.phrases(getattr(telling, name))
            for name in (
                *("i_am", "as_a", "i_have", "have", "from_", "after", "holder_after", "i_live"),
                *("live_after", "asking_for", "introductions", "saved", "earning", "graduated"),
                *("just_graduated", "finishing", "visa_lives", "dual", "not_married"),
            )
        }
        self.sets = {
            name: self._set(getattr(telling, name))
            for name in (
                *("not_before_as", "not_there", "others", "others_after_my", "selves", "not_said"),
                *("denials", "fillers", "nationality_fillers", "not_people", "taught", "half"),
                *(
                    "seeking",
                    "taught_before",
                    "passports",
                    "required",
                    "demands",
                    "unfinished_after",
                ),
            )
        }

    def phrases(self, texts: Iterable[str]) -> Phrases[bool]:
        """A table of phrases that are only told from others by being there."""
        return Phrases(((text, True) for text in texts), self.known)

    def texts(self, phrases: Iterable[str]) -> frozenset[str]:
        """Phrases as they look once folded, words joined by blanks."""
        return frozenset(
            " ".join(word.text for word in split(phrase, self.known)) for phrase in phrases
        )

    def _set(self, texts: Iterable[str]) -> frozenset[str]:
        return frozenset(word for phrase in texts for word in self.texts([phrase]))


def _all_texts(wordings: Wordings) -> Iterator[str]:
    def inside(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            for inner in value.values():
                yield from inside(inner)
        elif isinstance(value, Sequence):
            for inner in value:
                yield from inside(inner)

    yield from inside(wordings.model_dump())
    for prefecture in wordings.places:
        yield from short_kanji(prefecture.kanji)
        for city in prefecture.cities:
            yield from short_kanji(city.kanji)


def _values(table: Mapping[V, Sequence[str]]) -> Iterator[tuple[str, str]]:
    return ((text, str(value)) for value, texts in table.items() for text in texts)


def _by_value(table: Mapping[V, Sequence[str]]) -> list[tuple[str, V]]:
    return [(text, value) for value, texts in table.items() for text in texts]


def _words_of(telling: Telling) -> frozenset[str]:
    """Words with which people tell; some cities have such a name ("Ako", "Ami")."""
    return frozenset(
        fold(word)
        for texts in telling.model_dump().values()
        for text in texts
        for word in text.split()
    )


def _levels(wordings: Wordings) -> Iterator[tuple[str, GradeOf]]:
    """Levels that say which language they are of: "N3", "basic japanese", "english: fluent"."""
    levels = wordings.levels
    yield from (
        (text, ("japanese", level)) for level, texts in levels.japanese.items() for text in texts
    )
    yield from (
        (text, ("english", level)) for level, texts in levels.english.items() for text in texts
    )
    grades: tuple[tuple[str, Iterable[tuple[str, str]], Sequence[str]], ...] = (
        ("japanese", list(_values(levels.japanese_grades)), levels.languages.japanese),
        ("english", list(_values(levels.english_grades)), levels.languages.english),
    )
    for language, table, names in grades:
        for text, grade in table:
            for name in names:
                yield f"{text} {name}", (language, grade)
                if text not in {"no", "without", "a little", "little"}:
                    yield f"{name} {text}", (language, grade)
                if not text.endswith("level"):
                    yield f"{text} level {name}", (language, grade)


def _degrees(wordings: Wordings) -> Iterator[tuple[str, DegreeWord]]:
    levels = wordings.levels
    weak = {text.casefold() for text in levels.weak_degrees}
    fields = {text: field for field, texts in levels.degree_fields.items() for text in texts}
    for text in levels.unfinished + levels.students:
        yield text, DegreeWord("high_school", plain=True)
    for text in levels.graduates:
        yield text, DegreeWord("bachelor", plain=True)
    for text in levels.no_degree:
        yield text, DegreeWord(None)
    for degree, texts in levels.degrees.items():
        for text in texts:
            yield text, DegreeWord(degree, fields.get(text), text.casefold() in weak)
    for text, field in fields.items():
        yield text, DegreeWord("bachelor", field)


def _plain(wordings: Wordings) -> Iterator[tuple[str, Plain]]:
    """Phrases that give a profile key its value just by being said."""
    levels, telling = wordings.levels, wordings.telling
    for texts, key, value in (
        (levels.no_japanese, "japanese", "none"),
        (levels.no_status, "status", "none"),
        (levels.ssw_test, "ssw_test_passed", True),
        (levels.it_exam, "it_exam_passed", True),
        (levels.trainee_done, "trainee_completed", True),
        (levels.degree_in_japan, "degree_in_japan", True),
        (telling.back_home, "location", "abroad"),
        (telling.in_japan, "location", "japan"),
        (telling.child_of, "japanese_ancestry", "child"),
        (telling.grandchild_of, "japanese_ancestry", "grandchild"),
        (telling.great_grandchild_of, "japanese_ancestry", "great_grandchild"),
        (telling.no_ancestry, "japanese_ancestry", "none"),
        (telling.spouse_japanese, "married_to", "japanese"),
        (telling.spouse_permanent_resident, "married_to", "permanent_resident"),
        (telling.spouse_worker, "married_to", "worker_in_japan"),
    ):
        for text in texts:
            yield text, (key, value)
