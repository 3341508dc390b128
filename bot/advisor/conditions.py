"""From a condition as it is written in YAML to a test that can be put to a person."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.advisor.findings import (
    FAILS,
    HOLDS,
    UNSETTLED,
    Finding,
    Test,
    all_of,
    any_of,
    known,
    negated,
)
from bot.knowledge.conditions import Amount, Citizen, Condition, YearsOf
from bot.knowledge.profile import SCALES, Profile
from bot.knowledge.routes import CountryList, NamedCondition


class Conditions:
    """Makes tests of conditions.

    Args:
        named: Conditions that others name under `holds`, by id.
        lists: Lists of countries that are named under `on`, by id.
    """

    def __init__(
        self, named: Mapping[str, NamedCondition], lists: Mapping[str, CountryList]
    ) -> None:
        self._named = named
        self._lists = lists
        self._made: dict[str, Test] = {}

    def test(self, condition: Condition) -> Test:
        """The test of a condition: all of its parts must hold."""
        parts = [self._part(key, value) for key, value in condition.parts().items()]
        if len(parts) == 1:
            return parts[0]
        return lambda person: all_of(part(person) for part in parts)

    def _part(self, key: str, value: Any) -> Test:
        match key:
            case "all":
                every = [self.test(one) for one in value]
                return lambda person: all_of(one(person) for one in every)
            case "any":
                some = [self.test(one) for one in value]
                return lambda person: any_of(one(person) for one in some)
            case "not_":
                inner = self.test(value)
                return lambda person: negated(inner(person))
            case "told":
                said = self.test(value)
                return lambda person: known(said(person).value is True)
            case "holds":
                return self._holds(value)
            case "nationality":
                return self._citizen(value)
            case "experience":
                return _years(value)
        if isinstance(value, Amount):
            return _within(key, value)
        if isinstance(value, list):
            return _known_value(key, lambda own: own in value)
        if value in ("true", "false"):
            return _known_value(key, lambda own: own is (value == "true"))
        if key in SCALES:
            rank = {name: at for at, name in enumerate(SCALES[key])}
            lowest = rank[value.at_least]
            return _known_value(key, lambda own: rank[own] >= lowest)
        return _known_value(key, lambda own: own == value)

    def _holds(self, name: str) -> Test:
        if name not in self._made:
            self._made[name] = self.test(self._named[name].is_)
        return self._made[name]

    def _citizen(self, asked: Citizen) -> Test:
        if asked.of:
            return _known_value("nationality", lambda own: not own.isdisjoint(asked.of), frozenset)
        listed = self._lists[asked.on or asked.off or ""]

        def on(person: Profile) -> Finding:
            # What our sources do not settle about a country, no answer of the person's does.
            has = [listed.has(code) for code in person.nationality or ()]
            return any_of(UNSETTLED if one is None else known(one) for one in has)

        def off(person: Profile) -> Finding:
            return known(
                not any(listed.has(code) is not False for code in person.nationality or ())
            )

        test = on if asked.on else off
        missing = Finding(None, ("nationality",))
        return lambda person: missing if person.nationality is None else test(person)


def _known_value(
    key: str, holds: Callable[[Any], bool], read: Callable[[Any], Any] = lambda own: own
) -> Test:
    missing = Finding(None, (key,))

    def test(person: Profile) -> Finding:
        own = getattr(person, key)
        return missing if own is None else known(holds(read(own)))

    return test


def _within(key: str, bounds: Amount) -> Test:
    low, high = bounds.at_least, bounds.at_most
    return _known_value(
        key, lambda own: (low is None or own >= low) and (high is None or own <= high)
    )


def _years(asked: YearsOf) -> Test:
    wanted = asked.model_dump(exclude_none=True)
    missing = Finding(None, ("experience",))

    def one(person: Profile, kind: str, years: float) -> Finding:
        own = getattr(person.experience, kind) if person.experience else None
        if own is None:
            return missing
        return HOLDS if own >= years else FAILS

    return lambda person: all_of(one(person, kind, years) for kind, years in wanted.items())
