"""Facts: used, fresh, and money with its currency and period."""

import re
from collections.abc import Iterator
from datetime import date

from bot.knowledge.checks.draft import Draft
from bot.knowledge.fields import spoken_day
from bot.knowledge.problems import Problem
from bot.knowledge.references import references
from bot.knowledge.trials import Persona

_CURRENCY = re.compile(r"[A-Z]{3}")


def facts_are_used(draft: Draft, _today: date) -> Iterator[Problem]:
    """Something rests on each fact."""
    if not draft.whole:
        return
    used = {
        name
        for placed in draft.all()
        if not isinstance(placed.item, Persona)  # a test uses a fact as nobody else does
        for _, kind, name in references(placed.item)
        if kind == "fact"
    }
    for placed in draft.facts:
        if placed.item.id not in used:
            yield placed.warning(
                f"no answer uses the fact {placed.item.id!r}; name it under `facts:` or remove it",
                "id",
            )


def statements_are_fresh(draft: Draft, today: date) -> Iterator[Problem]:
    """Whatever is dated has been compared with its sources, and not too long ago."""
    dated = [*draft.facts, *draft.offices, *draft.country_lists]
    for placed in dated:
        item = placed.item
        if item.checked > today:
            yield placed.problem(
                f"checked on {spoken_day(item.checked)}, which is still to come; "
                "write the day it was really checked",
                "checked",
            )
        elif item.review_by() < today:
            yield placed.warning(
                f"the review was due on {spoken_day(item.review_by())}; compare it with "
                f"{item.sources[0]} and set `checked`",
                "checked",
            )
    for passport in draft.nationalities:
        for name, block in passport.item.blocks().items():
            if block.checked > today:
                yield passport.problem(
                    f"checked on {spoken_day(block.checked)}, which is still to come; "
                    "write the day it was really checked",
                    name,
                    "checked",
                )
            elif block.review_by() < today:
                yield passport.warning(
                    f"the review was due on {spoken_day(block.review_by())}; compare it with "
                    f"{block.sources[0]} and set `checked`",
                    name,
                    "checked",
                )


def money_has_a_period(draft: Draft, _today: date) -> Iterator[Problem]:
    """An amount of money says what it is paid for: an hour, a month, once."""
    for placed in draft.facts:
        amount = placed.item.amount
        if amount and _CURRENCY.fullmatch(amount.unit) and amount.per is None:
            yield placed.warning(
                f"{amount.unit} without a period; add per: hour, day, week, month, year, lesson, "
                "once or total",
                "amount",
            )
