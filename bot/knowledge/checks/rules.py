"""Routes, passports and lists: complete, of one mind, and in the right file."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from bot.knowledge.checks.draft import Draft, Placed
from bot.knowledge.conditions import Condition
from bot.knowledge.models import Fact
from bot.knowledge.nationalities import Nationality
from bot.knowledge.problems import Problem
from bot.knowledge.routes import Route, Rule


def files_are_named_for_what_they_hold(draft: Draft, _today: date) -> Iterator[Problem]:
    """jet-alt stands in routes/jet-alt.yaml, PH in nationalities/ph.yaml."""
    for route in draft.routes:
        stem = PurePosixPath(route.document.file).stem
        if stem != route.item.id:
            yield route.problem(
                f"this file is named for {stem!r}; write id: {stem}, or rename the file to "
                f"{route.item.id}.yaml",
                "id",
            )
    for passport in draft.nationalities:
        stem = PurePosixPath(passport.document.file).stem
        if stem != passport.item.code.lower():
            yield passport.problem(
                f"this file is named for {stem!r}; write code: {stem.upper()}, or rename the file "
                f"to {passport.item.code.lower()}.yaml",
                "code",
            )


def routes_stand_in_one_group(draft: Draft, _today: date) -> Iterator[Problem]:
    """Each route is listed once, so that people can find it."""
    if not draft.whole:
        return
    listed: set[str] = set()
    for group in draft.groups:
        for number, name in enumerate(group.item.routes):
            if name in listed:
                yield group.problem(
                    f"{name!r} is listed already; keep it in one group", "routes", number
                )
            listed.add(name)
    for route in draft.routes:
        if route.item.id not in listed:
            yield route.problem(
                f"nobody can find this route; add {route.item.id!r} to a group in route_groups.yaml",
                "id",
            )


def pay_is_yen_a_month_or_a_year(draft: Draft, _today: date) -> Iterator[Problem]:
    """The facts that pay is drawn and compared from have an amount in the unit they are named for."""
    facts = {placed.item.id: placed.item for placed in draft.facts}
    for placed in draft.routes:
        pay = placed.item.pay
        if pay is None:
            continue
        if pay.month is None and pay.year is None:
            yield placed.problem("names no amount; add `month:` or `year:` with a fact", "pay")
        for period, name in (("month", pay.month), ("year", pay.year)):
            if name and name in facts and not _is_yen_per(facts[name], period):
                yield placed.problem(
                    f"the fact {name!r} has no amount in JPY per {period}; add to it "
                    f"amount: {{low: 250000, high: 280000, unit: JPY, per: {period}}}",
                    "pay",
                    period,
                )


def _is_yen_per(fact: Fact, period: str) -> bool:
    amount = fact.amount
    return amount is not None and amount.unit == "JPY" and amount.per == period


def rule_ids_are_unique(draft: Draft, _today: date) -> Iterator[Problem]:
    """A rule is named once on a route, also beside the common rules that concern it."""
    common: dict[str, set[str]] = defaultdict(set)
    for placed in draft.common_rules:
        for number, route in enumerate(placed.item.routes):
            if placed.item.id in common[route]:
                yield placed.problem(
                    f"{route!r} has a common rule of this name already; rename one of them",
                    "routes",
                    number,
                )
            common[route].add(placed.item.id)
    for placed_route in draft.routes:
        seen = set(common[placed_route.item.id])
        for number, rule in enumerate(placed_route.item.rules):
            if rule.id in seen:
                yield placed_route.problem(
                    f"the rule {rule.id!r} concerns this route already; rename or remove one",
                    "rules",
                    number,
                    "id",
                )
            seen.add(rule.id)


def people_are_named_once(draft: Draft, _today: date) -> Iterator[Problem]:
    """Each test person has an id of their own."""
    seen: set[str] = set()
    for placed in draft.people:
        if placed.item.id in seen:
            yield placed.problem(
                f"the person {placed.item.id!r} stands here twice; rename one", "id"
            )
        seen.add(placed.item.id)


def conditions_do_not_go_in_circles(draft: Draft, _today: date) -> Iterator[Problem]:
    """A named condition does not rest on itself."""
    rests_on = {
        placed.item.id: {part.holds for part in placed.item.is_.walk() if part.holds}
        for placed in draft.conditions
    }
    for placed in draft.conditions:
        reached: set[str] = set()
        waiting = set(rests_on[placed.item.id])
        while waiting:
            name = waiting.pop()
            reached.add(name)
            waiting |= rests_on.get(name, set()) - reached
        if placed.item.id in reached:
            yield placed.problem(
                f"{placed.item.id!r} rests on itself; write its condition out", "is"
            )


def what_is_not_told_only_sets_a_condition(draft: Draft, _today: date) -> Iterator[Problem]:
    """Silence never opens or closes a route: it may only leave a condition to be met."""
    telling = {placed.item.id for placed in draft.conditions if _tells(placed.item.is_, set())}
    with_rules: list[Placed[Route] | Placed[Nationality]] = [*draft.routes, *draft.nationalities]
    for placed in with_rules:
        for number, rule in enumerate(placed.item.rules):
            for part in _misplaced_telling(rule, telling):
                yield placed.problem(_TELLING, "rules", number, part)
    for common in draft.common_rules:
        for part in _misplaced_telling(common.item, telling):
            yield common.problem(_TELLING, part)


_TELLING = "`told` stands under `needs` of a rule with an or_condition only; add one, or move it"


def _misplaced_telling(rule: Rule, telling: set[str]) -> Iterator[str]:
    if rule.when and _tells(rule.when, telling):
        yield "when"
    if rule.needs and rule.or_condition is None and _tells(rule.needs, telling):
        yield "needs"


def _tells(condition: Condition, telling: set[str]) -> bool:
    return any(part.told or part.holds in telling for part in condition.walk())


def passports_agree_with_the_lists(draft: Draft, _today: date) -> Iterator[Problem]:
    """A field of a passport says the same as the list that rules use."""
    said = {True: "yes", False: "no", None: "unknown"}
    for passport in draft.nationalities:
        for placed in draft.country_lists:
            listed = placed.item
            if listed.field is None:
                continue
            block, _, key = listed.field.partition(".")
            value = getattr(getattr(passport.item, block, None), key, None)
            wanted = said[listed.has(passport.item.code)]
            if value is not None and value != wanted:
                yield passport.problem(
                    f"{value}, but the list {listed.id!r} in country_lists.yaml says {wanted}; "
                    "correct one of them",
                    block,
                    key,
                )


def announced_windows_lie_ahead(draft: Draft, today: date) -> Iterator[Problem]:
    """A confirmed window that is over is replaced by the next one."""
    for placed in draft.routes:
        for number, window in enumerate(placed.item.calendar):
            if window.year is not None and window.last_day() < today:
                yield placed.warning(
                    "this window is over; write the next one, or certainty: expected without year",
                    "calendar",
                    number,
                )
