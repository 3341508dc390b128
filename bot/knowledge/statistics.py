"""What the knowledge base covers, and what in it is due to be looked at again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from bot.knowledge.base import Knowledge
from bot.knowledge.models import Entry, Fact


@dataclass(frozen=True, slots=True)
class Section:
    """A file of answers in figures.

    Args:
        name: The file, without its ending.
        entries: How many answers.
        phrasings: How many phrasings an entry has: the fewest, the middle, the most.
        facts: Different facts that the answers rest on.
        official: How many of these have an official first source.
        overdue: How many of these are due to be checked again.
    """

    name: str
    entries: int
    phrasings: tuple[int, float, int]
    facts: int
    official: int
    overdue: int


def sections(knowledge: Knowledge, today: date) -> Iterator[Section]:
    """Each section in figures, and all of them together as the last one ("all")."""
    by_name: dict[str, list[Entry]] = {}
    for name, section in knowledge.sections.items():
        by_name.setdefault(section, []).append(knowledge.entries[name])
    for section, entries in by_name.items():
        yield _section(section, entries, knowledge, today)
    yield _section("all", list(knowledge.entries.values()), knowledge, today)


def due(knowledge: Knowledge, by: date) -> list[Fact]:
    """The facts whose review falls before a day, the longest overdue first."""
    found = [fact for fact in knowledge.facts.values() if fact.review_by() < by]
    return sorted(found, key=lambda fact: (fact.review_by(), fact.id))


def _section(name: str, entries: Sequence[Entry], knowledge: Knowledge, today: date) -> Section:
    counts = [len(entry.phrasings) for entry in entries]
    facts = [knowledge.facts[fact] for fact in {fact for entry in entries for fact in entry.facts}]
    return Section(
        name,
        len(entries),
        (min(counts), median(counts), max(counts)),
        len(facts),
        sum(knowledge.is_official(fact.sources[0]) for fact in facts),
        sum(fact.review_by() < today for fact in facts),
    )
