"""Whether test people get the verdicts that were derived for them, and which rules they try."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.advisor.eligibility import Eligibility, RouteVerdict
from bot.knowledge.base import Knowledge
from bot.knowledge.routes import Rule
from bot.knowledge.trials import Persona


@dataclass(frozen=True, slots=True)
class Difference:
    """A verdict that is not the one derived for a person."""

    person: str
    route: str
    expected: str
    found: RouteVerdict


@dataclass(frozen=True, slots=True)
class Untried:
    """A rule that no test person tries in one direction.

    Args:
        file: The file it stands in, relative to the knowledge folder.
        rule: Its id.
        met: True if nobody meets it, false if nobody fails it.
    """

    file: str
    rule: str
    met: bool


def differences(judge: Eligibility, people: Iterable[Persona], today: date) -> Iterator[Difference]:
    """Every verdict that differs from the one derived for a person."""
    for person in people:
        for route, expected in person.verdicts.items():
            found = judge.route(route, person.profile, today)
            if found.verdict != expected:
                yield Difference(person.id, route, expected, found)


def untried(
    knowledge: Knowledge, judge: Eligibility, people: Sequence[Persona], today: date
) -> Iterator[Untried]:
    """Rules of which no test person has tried both sides.

    A rule that always ends in its condition has one side: that it concerns somebody.
    """
    tried: dict[tuple[str, str], set[bool | None]] = {}
    for person in people:
        for route in person.verdicts:
            for reason in judge.route(route, person.profile, today).reasons:
                tried.setdefault((route, reason.rule), set()).add(reason.met)
    for way in knowledge.routes.values():
        for rule in way.rules:
            if rule.valid_from is None or rule.valid_from <= today:
                seen = tried.get((way.id, rule.id), set())
                yield from _sides(f"routes/{way.id}.yaml", rule, seen)
    shared = [("common_rules.yaml", rule) for rule in knowledge.common_rules]
    shared += [
        (f"nationalities/{passport.code.lower()}.yaml", rule)
        for passport in knowledge.nationalities.values()
        for rule in passport.rules
    ]
    for file, rule in shared:
        seen = set().union(*(tried.get((name, rule.id), set()) for name in rule.routes))
        yield from _sides(file, rule, seen)


def _sides(file: str, rule: Rule, seen: set[bool | None]) -> Iterator[Untried]:
    if rule.needs is None:
        if not seen:
            yield Untried(file, rule.id, met=False)
        return
    for side in (True, False):
        if side not in seen:
            yield Untried(file, rule.id, met=side)
