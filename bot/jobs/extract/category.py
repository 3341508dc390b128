"""What kind of work it is, by the words of `data/categories.yaml`."""

import re
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bot.jobs.extract.ad import Ad, Found, Section
from bot.jobs.listing import Category
from bot.knowledge.strict_yaml import parse

_FILE = Path(__file__).parents[1] / "data" / "categories.yaml"
_WEIGHTS: dict[Section, int] = {
    "title": 4,
    "employer": 3,
    "location": 1,
    "requirements": 1,
    "salary": 1,
    "description": 1,
}
_CONVERSATION_FIRST: tuple[Category, ...] = (
    "teaching_alt",
    "teaching_preschool",
    "teaching_eikaiwa",
    "teaching_university",
    "teaching_school",
    "teaching_other",
)
"""Which kind of teaching wins when the signs are even: the one whose words are least shared."""


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid")

    words: list[str] = []
    japanese: list[str] = []

    @property
    def pattern(self) -> re.Pattern[str]:
        latin = "|".join(re.escape(word) for word in sorted(self.words, key=len, reverse=True))
        kanji = "|".join(re.escape(word) for word in sorted(self.japanese, key=len, reverse=True))
        either = [rf"(?<![\w+])(?:{latin})s?(?![\w+])" if latin else "", kanji]
        return re.compile("|".join(filter(None, either)), re.IGNORECASE)


class _Titled(_Words):
    category: Category


class _Categories(BaseModel):
    model_config = ConfigDict(extra="forbid")

    titles: list[_Titled]
    teaching: _Words
    signs: dict[Category, _Words]


@cache
def _patterns() -> tuple[
    list[tuple[Category, re.Pattern[str]]], re.Pattern[str], dict[Category, re.Pattern[str]]
]:
    document = parse(_FILE.name, _FILE.read_bytes())
    assert not document.problems, document.problems
    words = _Categories.model_validate(document.root)
    return (
        [(titled.category, titled.pattern) for titled in words.titles],
        words.teaching.pattern,
        {category: words_.pattern for category, words_ in words.signs.items()},
    )


def category(ad: Ad) -> Found[Category]:
    """What kind of work it is; `other` with `inferred` if no word tells."""
    titles, teaching, _ = _patterns()
    title = ad.texts["title"]
    found = _first(titles, title)
    if (
        found is not None
        and found.value in {"other", "research"}
        and not _leads(teaching, title, found.text)
    ):
        return found
    if teaching.search(title):
        return _teaching(ad)
    if found is not None:
        return found
    body = " ".join((ad.texts["requirements"], ad.texts["description"]))
    if match := teaching.search(ad.texts["employer"] + " " + body[:400]):
        guess = _teaching(ad)
        return Found(guess.value, match[0] if guess.text == title else guess.text, "inferred")
    guessed = _first(titles, body[:400])
    if guessed is not None:
        return Found(guessed.value, guessed.text, "inferred")
    return Found("other", title, "inferred")


def _leads(teaching: re.Pattern[str], title: str, other: str) -> bool:
    """Whether a word for teaching names the job although another word stands in the title too.

    "Ski instructor" is one phrase and no teaching; in "English teacher (hotel staff)" teaching comes
    first.
    """
    match = teaching.search(title)
    if match is None or match[0].lower() in other.lower():
        return False
    return match.start() < title.lower().find(other.lower())


def _first(titles: list[tuple[Category, re.Pattern[str]]], text: str) -> Found[Category] | None:
    for name, pattern in titles:
        if match := pattern.search(text):
            if not match[0].isascii():
                break
            return Found(name, match[0])
    else:
        return None
    # Japanese puts what a person is behind what they do it for: 営業支援システムのエンジニア.
    hits = [
        (match.end(), -rank, name, match[0])
        for rank, (name, pattern) in enumerate(titles)
        for match in pattern.finditer(text)
    ]
    _, _, name, word = max(hits)
    return Found(name, word)


def _teaching(ad: Ad) -> Found[Category]:
    _, _, signs = _patterns()
    scores: dict[Category, int] = {}
    words: dict[Category, str] = {}
    for name, pattern in signs.items():
        for section, weight in _WEIGHTS.items():
            hits = {match[0].lower(): match[0] for match in pattern.finditer(ad.texts[section])}
            if hits:
                # A school that calls itself a preschool is one, whatever its name.
                factor = 2 if (name, section) == ("teaching_preschool", "description") else weight
                scores[name] = scores.get(name, 0) + factor * min(len(hits), 3)
                words.setdefault(name, min(hits.values()))
    if not scores and re.search(r"\benglish\b", ad.texts["employer"], re.IGNORECASE):
        return Found("teaching_eikaiwa", ad.texts["employer"], "inferred")
    if not scores:
        return Found("teaching_other", ad.texts["title"], "inferred")
    best = max(scores.values())
    name = next(name for name in _CONVERSATION_FIRST if scores.get(name) == best)
    return Found(name, words[name])
