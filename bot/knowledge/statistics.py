"""What the knowledge base covers, and what in it is due to be looked at again."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from bot.knowledge.base import Knowledge
from bot.knowledge.checks.draft import Draft
from bot.knowledge.model import Dated
from bot.knowledge.models import Entry

SOON = timedelta(days=30)
"""What is due within so many days is told beside what is overdue."""


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


@dataclass(frozen=True, slots=True)
class Statement:
    """Something dated that has to be compared with its sources from time to time.

    Args:
        kind: "fact", "nationality", "office" or "list of countries".
        name: Its id; of a nationality, its code and the field, such as "PH jet".
        what: What it says, in a line.
        dated: Its sources and dates.
    """

    kind: str
    name: str
    what: str
    dated: Dated

    @property
    def review_by(self) -> date:
        """The day by which it has to be compared with its sources again."""
        return self.dated.review_by()


@dataclass(frozen=True, slots=True)
class Count:
    """One figure, and what else there is to say about it.

    Args:
        what: What is counted.
        number: How many there are.
        notes: Parts of it, by name, in order.
    """

    what: str
    number: int
    notes: dict[str, int]


def sections(knowledge: Knowledge, today: date) -> Iterator[Section]:
    """Each section in figures, and all of them together as the last one ("all")."""
    by_name: dict[str, list[Entry]] = {}
    for name, section in knowledge.sections.items():
        by_name.setdefault(section, []).append(knowledge.entries[name])
    for section, entries in by_name.items():
        yield _section(section, entries, knowledge, today)
    yield _section("all", list(knowledge.entries.values()), knowledge, today)


def statements(knowledge: Knowledge) -> Iterator[Statement]:
    """Everything that is dated: facts, what a passport changes, offices, country lists."""
    for fact in knowledge.facts.values():
        yield Statement("fact", fact.id, fact.what, fact)
    for passport in knowledge.nationalities.values():
        for field, block in passport.blocks().items():
            # Most say what to know under `say`; permits to leave say it under `rule`.
            said = getattr(block, "say", None) or getattr(block, "rule", None) or field
            yield Statement("nationality", f"{passport.code} {field}", str(said), block)
    for office in knowledge.offices.values():
        yield Statement("office", office.id, office.name, office)
    for listed in knowledge.country_lists.values():
        yield Statement("list of countries", listed.id, listed.what, listed)


def due(knowledge: Knowledge, by: date) -> list[Statement]:
    """The statements whose review falls before a day, the longest overdue first."""
    found = [one for one in statements(knowledge) if one.review_by < by]
    return sorted(found, key=lambda one: (one.review_by, one.kind, one.name))


def coverage(knowledge: Knowledge, draft: Draft, today: date) -> Iterator[Count]:
    """What there is beside the answers.

    Args:
        knowledge: The knowledge base.
        draft: What it was made of; the tests stand only there.
        today: The day for which review dates are judged.
    """
    routes = knowledge.routes.values()
    shared = sum(len(rule.routes) for rule in knowledge.common_rules)
    yield Count(
        "routes",
        len(routes),
        {
            "rules": sum(len(route.rules) for route in routes),
            "common rules": shared,
            "with pay": sum(route.pay is not None for route in routes),
        },
    )
    passports = knowledge.nationalities.values()
    blocks = [block for passport in passports for block in passport.blocks().values()]
    yield Count(
        "nationalities",
        len(passports),
        {
            "dated statements": len(blocks),
            "unknown in them": sum(
                getattr(block, field) == "unknown"
                for block in blocks
                for field in type(block).model_fields
            ),
            "rules": sum(len(passport.rules) for passport in passports),
        },
    )
    employers = knowledge.employers.values()
    yield Count("employers", len(employers), _by_kind(one.sector for one in employers))
    offices = knowledge.offices.values()
    yield Count("offices", len(offices), _by_kind(one.kind for one in offices))
    yield Count("country lists", len(knowledge.country_lists), {})
    yield _lexicon(knowledge)
    yield Count(
        "test questions",
        len(draft.questions),
        {"in scope": sum(placed.item.expect is not None for placed in draft.questions)},
    )
    yield Count(
        "test people",
        len(draft.people),
        {"verdicts": sum(len(placed.item.verdicts) for placed in draft.people)},
    )
    yield from _reviews(knowledge, today)


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


def _by_kind(kinds: Iterator[str]) -> dict[str, int]:
    return dict(Counter(kinds).most_common())


def _lexicon(knowledge: Knowledge) -> Count:
    typing = knowledge.lexicon
    notes = {"phone spellings": len(typing.phone_spelling), "fillers": len(typing.fillers)}
    words = knowledge.wordings
    if words:
        notes |= {
            "countries": len(words.countries),
            "prefectures": len(words.places),
            "places": sum(len(prefecture.cities) for prefecture in words.places),
            "abbreviations": len(words.abbreviations),
        }
    return Count("lexicon", sum(notes.values()), notes)


def _reviews(knowledge: Knowledge, today: date) -> Iterator[Count]:
    """Sources and dates; a model without either cannot be read, so these are not merely hoped for."""
    everything = list(statements(knowledge))
    for what, some in (
        ("facts", [one for one in everything if one.kind == "fact"]),
        ("all dated", everything),
    ):
        dated = [one for one in some if one.dated.as_of != "undated"]
        yield Count(
            what,
            len(some),
            {
                "with source and check": sum(bool(one.dated.sources) for one in some),
                "dated": len(dated),
                "official": sum(knowledge.is_official(one.dated.sources[0]) for one in some),
                "overdue": sum(one.review_by < today for one in some),
                "due in 30 days": sum(today <= one.review_by < today + SOON for one in some),
            },
        )
