"""A way into work in Japan, and the rules that decide who may take it."""

from calendar import monthrange
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from bot.knowledge.conditions import Condition
from bot.knowledge.fields import Day, EmployerId, EntryId, FactId, Id, Line, RouteId, Url
from bot.knowledge.model import Dated, Model
from bot.knowledge.problems import quoted
from bot.knowledge.profile import Country


def _month_day(value: str) -> str:
    month, _, day = value.partition("-")
    try:
        date(2024, int(month), int(day or 1))  # a leap year, so that 02-29 may stand
    except ValueError:
        raise ValueError(f"{quoted(value)} is no day of the year; write 04 or 04-15") from None
    return value


MonthDay = Annotated[str, AfterValidator(_month_day)]
"""A month, or a day of a month, of any year: 04 or 04-15."""


Codes = Annotated[
    list[Country],
    BeforeValidator(lambda given: given.split() if isinstance(given, str) else given),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}( [A-Z]{2})*$"}),
]
"""Country codes, in one line with spaces between them."""


class Rule(Model):
    """One thing that a law or a programme asks of a person.

    It applies where `when` holds. It is met where `needs` holds; where that fails, `or_condition`
    tells what else would do, and without it the route is closed. A rule without `needs` always ends
    in its `or_condition`, because the profile cannot tell.
    """

    id: Id = Field(description="Unique in the route, or in the nationality.")
    when: Condition | None = Field(
        default=None, description="Whom the rule concerns; everybody if left out."
    )
    needs: Condition | None = Field(default=None, description="What the profile must show.")
    or_condition: Annotated[Line, Field(max_length=200)] | None = Field(
        default=None, description="The step or proof that is needed where the profile does not do."
    )
    because: Annotated[Line, Field(max_length=240, description="The rule, in one sentence.")]
    unlock: Annotated[Line, Field(max_length=200)] | None = Field(
        default=None,
        description="The smallest change that would meet it; leave out if nothing would.",
    )
    fact: FactId = Field(description="The fact that says so.")
    valid_from: Day | None = Field(default=None, description="The first day on which it holds.")
    valid_until: Day | None = Field(default=None, description="The last day on which it holds.")

    @model_validator(mode="after")
    def _decides_something(self) -> Self:
        if self.needs is None and self.or_condition is None:
            raise ValueError("decides nothing; add needs, or an or_condition")
        if self.valid_from and self.valid_until and self.valid_from > self.valid_until:
            raise ValueError("ends before it begins; exchange valid_from and valid_until")
        return self


class SharedRule(Rule):
    """A rule that several routes share, in common_rules.yaml or with a nationality."""

    routes: Annotated[list[RouteId], Field(min_length=1, description="The routes it concerns.")]


class Statement(Model):
    """A short statement that rests on facts."""

    say: Annotated[Line, Field(max_length=240, description="The statement, in a line.")]
    facts: list[FactId] = Field(default=[], description="What it rests on.")


class Pay(Model):
    """What the work pays before tax."""

    say: Annotated[Line, Field(max_length=240, description="The range in words, dated.")]
    month: FactId | None = Field(
        default=None, description="The fact whose amount is the usual range in JPY a month."
    )
    year: FactId | None = Field(
        default=None, description="The fact whose amount is the usual range in JPY a year."
    )
    facts: list[FactId] = Field(default=[], description="Further facts it rests on.")


class Step(Model):
    """A step on the way, and how long it takes."""

    do: Annotated[Line, Field(max_length=200, description="The step, as an instruction.")]
    takes: Annotated[Line, Field(max_length=60)] | None = Field(
        default=None, description="How long, such as: 1 to 3 months."
    )


class Window(Model):
    """A time of the year in which something is open: applications, hiring, a test."""

    what: Annotated[Line, Field(max_length=100, description="What is open or takes place.")]
    countries: list[Country] | None = Field(
        default=None, description="For whom, as country codes; everybody if left out."
    )
    opens: MonthDay = Field(description="From when, such as 09 or 09-25, every year.")
    closes: MonthDay = Field(description="Until when, such as 11 or 11-14.")
    year: Annotated[int, Field(ge=2020, le=2040)] | None = Field(
        default=None, description="The year in which it opens, where that one is announced."
    )
    certainty: Literal["confirmed", "expected"] = Field(
        description="confirmed: announced for that year; expected: as in earlier years."
    )
    facts: Annotated[list[FactId], Field(min_length=1, description="What says so.")]

    @model_validator(mode="after")
    def _confirmed_has_a_year(self) -> Self:
        if (self.certainty == "confirmed") != (self.year is not None):
            raise ValueError(
                "confirmed goes with a year and expected without; "
                "write year: 2026, or certainty: expected"
            )
        return self

    def last_day(self) -> date:
        """The day it closes in its year; in the next one if it runs over New Year.

        Raises:
            ValueError: It has no year.
        """
        if self.year is None:
            raise ValueError("a window that is only expected has no year")
        year = self.year + (self.closes < self.opens)
        month, _, day = self.closes.partition("-")
        last = monthrange(year, int(month))[1]
        return date(year, int(month), min(int(day), last) if day else last)


class Route(Model):
    """A way into work in Japan."""

    id: Id = Field(description="The route's fixed name; also the file's.")
    name: Annotated[Line, Field(max_length=40, description="What it is called in lists.")]
    asks_for: Annotated[Line, Field(max_length=120, description="What it asks for, in one line.")]
    answer: EntryId = Field(description="The entry that tells more.")
    what: Statement = Field(description="What it is, in a sentence or two.")
    suits: Statement = Field(description="Whom it suits.")
    statuses: Annotated[
        list[Line],
        Field(min_length=1, description="The statuses of residence it is done on, official names."),
    ]
    pay: Pay | None = Field(default=None, description="What it pays; leave out if it pays nothing.")
    hours: Statement = Field(description="Hours of work a week.")
    holidays: Statement = Field(description="Paid leave and school holidays.")
    contract: Statement = Field(description="Length and renewal.")
    start_up_money: Statement = Field(description="What one needs until the first pay.")
    difficulty: Statement = Field(description="How hard it is to get, and why.")
    leads_to: Statement = Field(description="What it leads to.")
    next_routes: list[RouteId] = Field(default=[], description="Routes it leads to.")
    steps: Annotated[list[Step], Field(min_length=3, description="The way, in order.")]
    documents: Annotated[list[Line], Field(min_length=1, description="Papers one needs.")]
    calendar: list[Window] = Field(
        default=[], description="When applications and hiring are open; empty if all year round."
    )
    employers: list[EmployerId] = Field(
        default=[], description="Employers to try first, from employers/."
    )
    pages: Annotated[list[Url], Field(min_length=1, description="Official pages to start from.")]
    rules: list[Rule] = Field(
        default=[], description="Who may take it; see also common_rules.yaml."
    )


class RouteGroup(Model):
    """A heading and the routes under it, in the order they are listed."""

    group: Annotated[Line, Field(max_length=40, description="The heading.")]
    routes: Annotated[list[RouteId], Field(min_length=1, description="The routes, in order.")]


class NamedCondition(Model):
    """A condition that several rules share."""

    id: Id = Field(description="What rules name under `holds`.")
    what: Annotated[Line, Field(max_length=160, description="What it means, in words.")]
    is_: Condition = Field(alias="is", description="The condition.")
    facts: list[FactId] = Field(default=[], description="What it rests on.")


class CountryList(Dated):
    """Countries that a rule treats alike; the only place where they are listed."""

    id: Id = Field(description="What rules name under `on`.")
    what: Annotated[Line, Field(max_length=160, description="What the countries share.")]
    codes: Annotated[Codes, Field(min_length=1, description="On the list, such as: PH ID VN.")]
    off: Codes = Field(default=[], description="Known not to be on it, where others are unsettled.")
    unsettled: Codes = Field(default=[], description="Sources disagree, where others are off.")
    field: Annotated[str, Field(pattern=r"^[a-z_]+\.[a-z_]+$")] | None = Field(
        default=None,
        description="The field in nationalities/ that says the same, such as jet.participates.",
    )
    others: Literal["off", "unsettled"] = Field(
        description="What a country is that stands nowhere here; unsettled: nobody knows."
    )

    def has(self, code: str) -> bool | None:
        """Whether a country is on the list; None if that is not settled."""
        if code in self.codes:
            return True
        if code in self.off:
            return False
        return None if code in self.unsettled or self.others == "unsettled" else False
