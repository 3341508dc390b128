"""An advertisement as extraction sees it: five clean texts, cut into clauses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Literal, TypeVar

from bot.jobs.extract.phrases import any_of
from bot.jobs.extract.wishes import OPTIONAL
from bot.jobs.listing import Origin
from bot.jobs.posting import Posting

Section = Literal["title", "employer", "location", "salary", "requirements", "description"]
T = TypeVar("T")

MAX_QUOTE = 240
"""Longest quotation that is kept as evidence."""
MAX_READ = 20_000
"""How much of a text is read; what comes later is kept, and is no human's advertisement."""
MAX_CLAUSE = 1_000
"""A longer clause is cut: no human sentence, and patterns take time."""

_BREAK = re.compile(
    r"\n+|(?<=[。;!])\s*|\s+/\s+|\s*[•●■◆★|]\s*|(?<=\.)\s+(?=[^a-z\s])"
    # A question is a label when a short answer follows: "Restricted to domestic applicants? No".
    r"|(?<=\?)(?!\s*:?\s*(?:[Yy]es|[Nn]o|[Jj]apan|[Dd]omestic|[Nn]one)\b)\s*"
)
# A full stop behind one of these ends no sentence.
_ABBREVIATIONS = frozenset({
    "no", "st", "mr", "ms", "mrs", "dr", "prof", "vs", "approx", "min", "max", "incl", "excl", "e.g",
    "i.e", "p.a", "a.m", "p.m", "ph.d", "m.a", "b.a", "m.s", "b.s", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "yr", "mo", "hr", "pref", "cert", "u.s", "u.k",
})  # fmt: skip
_HEADING = re.compile(
    r"^(?:[【■◆●▼#*\[].{1,40}|[^-•・.。!?\n]{2,60}[:：]|[^-•・.。!?:：\d\n]{2,45})$"
)
_WANTED_HEADING = any_of(
    r"\brequire(?:d|ments?)\b",
    r"\bqualifications?\b",
    r"\bwho (?:you are|can apply|we(?:'re| are) looking for)\b",
    r"\b(?:what )?(?:you(?:'ll| will)? (?:need|bring|have)|we(?:'re| are) looking for)\b",
    r"\bmust[- ]haves?\b",
    r"\beligibility\b",
    r"\bapplicants?\b",
    r"\bskills\b",
    r"\bexperience\b",
    r"\byour (?:background|profile)\b",
    r"\babout you\b",
    r"応募資格|応募条件|必須|求める人材|求めるスキル|資格|対象となる方",
)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value with its reason.

    Args:
        value: What the field holds.
        text: The words that say so.
        origin: How certain the words are.
    """

    value: T
    text: str
    origin: Origin = "text"


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of text that says one thing.

    Args:
        section: Where it stands; what a heading of the description calls requirements counts as such.
        text: The words.
        wished: Whether a heading or a label in front says that it is only nice to have.
    """

    section: Section
    text: str
    wished: bool = False

    def found(self, value: T, origin: Origin = "text") -> Found[T]:
        """A value that this clause states."""
        return Found(value, self.text[:MAX_QUOTE], origin)


class Ad:
    """The texts of a posting, section by section.

    Args:
        posting: The posting; its texts are plain already.
    """

    def __init__(self, posting: Posting) -> None:
        self.posting = posting
        self.texts: dict[Section, str] = {
            "title": posting.title,
            "employer": posting.employer,
            "location": posting.location,
            "salary": posting.salary[:2_000],
            "requirements": posting.requirements[:MAX_READ],
            "description": posting.description[:MAX_READ],
        }

    @cached_property
    def _clauses(self) -> dict[Section, list[Clause]]:
        found: dict[Section, list[Clause]] = {name: [] for name in self.texts}
        for name, text in self.texts.items():
            for clause in _read(name, text):
                found[clause.section].append(clause)
        return found

    def clauses(self, *sections: Section) -> Iterator[Clause]:
        """Clauses of the named sections, in that order."""
        for name in sections:
            yield from self._clauses[name]

    @property
    def body(self) -> Iterator[Clause]:
        """Clauses of everything but names and places: requirements first, since they bind."""
        return self.clauses("requirements", "title", "salary", "location", "description")

    @cached_property
    def japanese(self) -> bool:
        """Whether most of the letters are Japanese."""
        text = " ".join(self.texts.values())
        kana_kanji = len(re.findall("[\u3040-\u30ff\u4e00-\u9fff]", text))
        return kana_kanji * 2 > len(re.findall("[A-Za-z\u3040-\u30ff\u4e00-\u9fff]", text))


def _read(section: Section, text: str) -> Iterator[Clause]:
    """Clauses of a text, with what its headings say of those below them."""
    lines = text.split("\n")
    place, wished = section, False
    for index, row in enumerate(lines):
        below = lines[index + 1] if index + 1 < len(lines) else ""
        if section in {"requirements", "description"} and _heads(row, below):
            wished = bool(OPTIONAL.search(row))
            wanted = wished or _WANTED_HEADING.search(row)
            place = "requirements" if wanted else section
        for part in _split(row):
            label = re.match(r"[^:：]{2,50}[:：]", part)
            yield Clause(place, part, wished or bool(label and OPTIONAL.search(label[0])))


def _heads(row: str, below: str) -> bool:
    """Whether a line is a heading: short, without a full stop, above a list or marked as one."""
    if not _HEADING.match(row):
        return False
    return row[:1] in "【■◆●▼#*[" or row[-1:] in ":：" or below.startswith(("-", "•", "・", "*"))


def _split(text: str) -> Iterator[str]:
    start = 0
    for found in _BREAK.finditer(text):
        if _abbreviated(text[start : found.start()]):
            continue
        yield from _clauses(text[start : found.start()])
        start = found.end()
    yield from _clauses(text[start:])


def _abbreviated(text: str) -> bool:
    if not text.endswith("."):
        return False
    word = text[-12:-1].rsplit(maxsplit=1)[-1:] or [""]
    return word[0].lower().strip("(") in _ABBREVIATIONS or len(word[0]) == 1


def _clauses(text: str) -> Iterator[str]:
    clean = text.strip(" -*・\t\n")
    for at in range(0, len(clean), MAX_CLAUSE):
        yield clean[at : at + MAX_CLAUSE]
