"""Which routes are open to a person, which are closed, what is missing, each with its reasons.

The verdicts and their meaning are those of docs/eligibility.md. A verdict other than "unknown" is one
that every way of filling the gaps in the profile would lead to.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.advisor.conditions import Conditions
from bot.advisor.findings import FAILS, HOLDS, Finding, Test
from bot.knowledge.base import Knowledge
from bot.knowledge.profile import Profile
from bot.knowledge.routes import Rule


class Verdict(StrEnum):
    """How a route stands for a person; the best one first."""

    OPEN = "open"
    OPEN_IF = "open_if"
    UNKNOWN = "unknown"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that concerns the person, or may concern them.

    Args:
        rule: Its id.
        met: Whether it is met; None if that is not known from the profile.
        text: The rule, in one sentence.
        source: The page that says so.
        checked: When somebody last compared the two.
        fact: The fact that says so; None if no single fact does.
    """

    rule: str
    met: bool | None
    text: str
    source: str | None
    checked: date | None
    fact: str | None


@dataclass(frozen=True, slots=True)
class RouteVerdict:
    """A route for a person.

    Args:
        route: Its id.
        verdict: How it stands.
        reasons: The rules that concern the person, failed ones first.
        condition: What is needed first (open_if), or may be (unknown).
        unlock: The smallest change that would open a closed route; says so if none would.
        ask: The profile key that decides, if one is missing.
    """

    route: str
    verdict: Verdict
    reasons: tuple[Reason, ...]
    condition: str | None
    unlock: str | None
    ask: str | None


class _Outcome(StrEnum):
    """What a rule may come to; a rule whose outcome is not known has several."""

    MET = "met"
    CONDITION = "condition"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class _Ready:
    """A rule with its tests."""

    rule: Rule
    when: Test | None
    needs: Test | None


@dataclass(frozen=True, slots=True)
class _Ruling:
    """A rule put to a person: what it may come to, and what would decide.

    Args:
        rule: The rule; None for those of a home country that is not known yet.
    """

    rule: Rule | None
    outcomes: frozenset[_Outcome]
    missing: tuple[str, ...]


_MET = frozenset({_Outcome.MET})
_HOME_COUNTRY = _Ruling(None, frozenset({_Outcome.MET, _Outcome.CONDITION}), ("nationality",))
"""Stands for the rules of a home country that is not known: they may set a condition."""


class Eligibility:
    """Judges routes for people.

    Args:
        knowledge: The knowledge base, whose routes and nationalities hold the rules.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        conditions = Conditions(knowledge.conditions, knowledge.country_lists)

        def ready(rule: Rule) -> _Ready:
            return _Ready(
                rule,
                conditions.test(rule.when) if rule.when else None,
                conditions.test(rule.needs) if rule.needs else None,
            )

        self._order = [name for group in knowledge.route_groups for name in group.routes]
        self._rules = {
            name: [ready(rule) for rule in route.rules] for name, route in knowledge.routes.items()
        }
        for common in knowledge.common_rules:
            for name in common.routes:
                self._rules[name].append(ready(common))
        self._home: dict[str, dict[str, list[_Ready]]] = {}
        for code, passport in knowledge.nationalities.items():
            by_route: dict[str, list[_Ready]] = defaultdict(list)
            for rule in passport.rules:
                for name in rule.routes:
                    by_route[name].append(ready(rule))
            self._home[code] = by_route

    def judge(self, person: Profile, today: date) -> tuple[RouteVerdict, ...]:
        """Judge every route.

        Args:
            person: What is known of the person.
            today: The day for which the rules are taken.

        Returns:
            All routes, the best ones first; equal ones in the order in which they are listed.
        """
        rank = {verdict: at for at, verdict in enumerate(Verdict)}
        found = [self.route(name, person, today) for name in self._order]
        return tuple(sorted(found, key=lambda one: rank[one.verdict]))

    def route(self, name: str, person: Profile, today: date) -> RouteVerdict:
        """Judge one route; see `judge`."""
        rules = [*self._rules[name]]
        for code in person.nationality or ():
            rules += self._home.get(code, {}).get(name, [])
        rulings: list[_Ruling] = []
        reasons: list[Reason] = []
        for ready in rules:
            ruling = _put(ready, person) if _holds_on(ready.rule, today) else None
            if ruling:
                rulings.append(ruling)
                reasons.append(self._reason(ready.rule, ruling))
        if person.nationality is None and self._home_may_ask(name, person, today):
            rulings.append(_HOME_COUNTRY)
            text = self._knowledge.ui.home_country_rules
            reasons.append(Reason("home-country", None, text, None, None, None))
        return self._summed_up(name, rulings, reasons)

    def _home_may_ask(self, name: str, person: Profile, today: date) -> bool:
        """Whether some nationality's rules could concern a person whose nationality is not known."""
        return any(
            _holds_on(ready.rule, today) and _put(ready, person) is not None
            for by_route in self._home.values()
            for ready in by_route.get(name, ())
        )

    def _reason(self, rule: Rule, ruling: _Ruling) -> Reason:
        fact = self._knowledge.facts[rule.fact]
        met = ruling.outcomes == _MET if len(ruling.outcomes) == 1 else None
        if ruling.outcomes == {_Outcome.CONDITION} and rule.needs is None:
            met = None  # the profile cannot tell whether the step has been taken
        return Reason(rule.id, met, rule.because, fact.sources[0], fact.checked, fact.id)

    def _summed_up(
        self, name: str, rulings: Sequence[_Ruling], reasons: Sequence[Reason]
    ) -> RouteVerdict:
        failed = [one.rule for one in rulings if one.rule and one.outcomes == {_Outcome.FAILED}]
        open_ended = [one for one in rulings if len(one.outcomes) > 1]
        conditions = [
            one.rule.or_condition
            for one in rulings
            if one.rule and _Outcome.CONDITION in one.outcomes
        ]
        unlock = None
        if failed:
            verdict = Verdict.CLOSED
            unlock = self._unlock(failed)
        elif any(_Outcome.FAILED in one.outcomes for one in open_ended):
            verdict = Verdict.UNKNOWN
        elif any(one.outcomes == {_Outcome.CONDITION} for one in rulings):
            verdict = Verdict.OPEN_IF
        else:
            verdict = Verdict.UNKNOWN if open_ended else Verdict.OPEN
        return RouteVerdict(
            name,
            verdict,
            tuple(sorted(reasons, key=_by_weight)),
            None if verdict is Verdict.CLOSED else _joined(conditions),
            unlock,
            _to_ask(open_ended) if verdict is Verdict.UNKNOWN else None,
        )

    def _unlock(self, failed: Sequence[Rule]) -> str:
        """The change that would meet all failed rules, if there is one."""
        steps = [rule.unlock for rule in failed if rule.unlock]
        if len(steps) < len(failed):
            return self._knowledge.ui.nothing_unlocks
        return _joined(steps) or self._knowledge.ui.nothing_unlocks


def next_question(verdicts: Iterable[RouteVerdict]) -> str | None:
    """The profile key that would settle most routes; None if nothing is left to ask."""
    asked = Counter(one.ask for one in verdicts if one.ask and one.verdict is Verdict.UNKNOWN)
    return asked.most_common(1)[0][0] if asked else None


def _holds_on(rule: Rule, today: date) -> bool:
    return (rule.valid_from is None or rule.valid_from <= today) and (
        rule.valid_until is None or today <= rule.valid_until
    )


def _put(ready: _Ready, person: Profile) -> _Ruling | None:
    """Put a rule to a person; None if it does not concern them."""
    when = ready.when(person) if ready.when else HOLDS
    if when.value is False:
        return None
    needs = ready.needs(person) if ready.needs else FAILS
    rule = ready.rule
    otherwise = _Outcome.CONDITION if rule.or_condition else _Outcome.FAILED
    if needs.value is True:
        return _Ruling(rule, _MET, ())
    if when.value is None:
        return _Ruling(rule, frozenset({_Outcome.MET, otherwise}), (*when.missing, *needs.missing))
    if needs.value is False:
        return _Ruling(rule, frozenset({otherwise}), ())
    return _not_known(rule, needs, otherwise)


def _not_known(rule: Rule, needs: Finding, otherwise: _Outcome) -> _Ruling:
    if not needs.missing and otherwise is _Outcome.CONDITION:
        # No answer of the person's would settle it, so they have to see to the condition.
        return _Ruling(rule, frozenset({otherwise}), ())
    return _Ruling(rule, frozenset({_Outcome.MET, otherwise}), needs.missing)


def _to_ask(open_ended: Sequence[_Ruling]) -> str | None:
    """The key that most of the undecided rules wait for; among equals the first one named."""
    named = Counter(key for one in open_ended for key in dict.fromkeys(one.missing))
    return named.most_common(1)[0][0] if named else None


def _by_weight(reason: Reason) -> int:
    """Failed rules first, then those that are not known, then those that are met."""
    return {False: 0, None: 1, True: 2}[reason.met]


def _joined(texts: Sequence[str | None]) -> str | None:
    said = dict.fromkeys(text for text in texts if text)
    return " ".join(text if text.endswith((".", "?")) else f"{text}." for text in said) or None
