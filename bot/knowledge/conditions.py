"""What a rule asks of a person, as it is written in YAML."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from bot.knowledge.fields import ConditionId, CountryListId, OneOrMore, Truth
from bot.knowledge.model import Model
from bot.knowledge.profile import (
    Ancestry,
    Country,
    Degree,
    English,
    Japanese,
    Location,
    Spouse,
    Status,
    Subject,
    Years,
)


class Amount(Model):
    """A number within bounds, both included."""

    at_least: float | None = Field(default=None, description="Not less than this.")
    at_most: float | None = Field(default=None, description="Not more than this.")

    @model_validator(mode="after")
    def _has_a_bound(self) -> Self:
        if self.at_least is None and self.at_most is None:
            raise ValueError("needs a bound; write at_least or at_most with a number")
        return self


class AtLeastDegree(Model):
    """A completed level of education."""

    at_least: Degree = Field(description="This level or a higher one.")


class AtLeastEnglish(Model):
    """A level of English."""

    at_least: English = Field(description="This level or a higher one.")


class AtLeastJapanese(Model):
    """A level of Japanese."""

    at_least: Japanese = Field(description="This level or a higher one.")


class Citizen(Model):
    """Citizenship: of some country, or of one on or off a list from country_lists.yaml."""

    of: Annotated[list[Country], OneOrMore()] = Field(
        default=[], description="Country codes, such as PH; one of them is enough."
    )
    on: CountryListId | None = Field(default=None, description="A list from country_lists.yaml.")
    off: CountryListId | None = Field(
        default=None,
        description="A list that each of the person's countries is known not to be on.",
    )

    @model_validator(mode="after")
    def _names_countries(self) -> Self:
        if sum((bool(self.of), self.on is not None, self.off is not None)) != 1:
            raise ValueError("write one of: of: [PH], on: a-list, off: a-list")
        return self


class YearsOf(Model):
    """Years of work by kind; all that are named must be reached."""

    teaching: Years | None = Field(default=None, description="Teaching below university.")
    it: Years | None = Field(default=None, description="Software, networks, data.")
    engineering: Years | None = Field(default=None, description="Other engineering.")
    care: Years | None = Field(default=None, description="Nursing and care.")
    cooking: Years | None = Field(default=None, description="As a cook.")
    hospitality: Years | None = Field(default=None, description="Hotels and restaurants.")
    office: Years | None = Field(default=None, description="Office work.")
    university_teaching: Years | None = Field(default=None, description="At universities.")

    @model_validator(mode="after")
    def _names_a_kind(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("names no kind of work; write such as it: 10")
        return self


class Condition(Model):
    """All that is named here must hold."""

    all: list[Condition] | None = Field(
        default=None, min_length=1, description="All of these must hold."
    )
    any: list[Condition] | None = Field(
        default=None, min_length=1, description="One of these is enough."
    )
    not_: Condition | None = Field(default=None, alias="not", description="This must not hold.")
    told: Condition | None = Field(
        default=None,
        description="This holds, and the person said so; not saying counts as not holding. Only "
        "under `needs` of a rule with an or_condition that names it.",
    )
    holds: ConditionId | None = Field(default=None, description="A condition from conditions.yaml.")
    nationality: Citizen | None = Field(default=None, description="Citizenship.")
    age: Amount | None = Field(default=None, description="Age in whole years.")
    location: Location | None = Field(default=None, description="Where the person lives.")
    status: Annotated[list[Status], OneOrMore()] | None = Field(
        default=None, description="The status of residence held now; one of these."
    )
    degree: AtLeastDegree | None = Field(default=None, description="Highest completed education.")
    field: Annotated[list[Subject], OneOrMore()] | None = Field(
        default=None, description="What was studied; one of these."
    )
    english: AtLeastEnglish | None = Field(default=None, description="English.")
    english_schooling_years: Amount | None = Field(
        default=None, description="Years of schooling taught in English."
    )
    japanese: AtLeastJapanese | None = Field(default=None, description="Japanese, by JLPT level.")
    experience: YearsOf | None = Field(default=None, description="Years of work by kind.")
    teaching_licence: Truth | None = Field(
        default=None, description="Whether licensed to teach at schools at home."
    )
    publications: Amount | None = Field(default=None, description="Academic publications.")
    savings_jpy: Amount | None = Field(default=None, description="Savings in yen.")
    annual_income_jpy: Amount | None = Field(default=None, description="Yearly income in yen.")
    japanese_ancestry: Annotated[list[Ancestry], OneOrMore()] | None = Field(
        default=None, description="Descendant of a Japanese national; one of these."
    )
    married_to: Annotated[list[Spouse], OneOrMore()] | None = Field(
        default=None, description="Whom the person is married to; one of these."
    )
    university_rank_top100: Truth | None = Field(
        default=None, description="Whether the degree is from a university on the J-FIND list."
    )
    graduated_within_years: Amount | None = Field(
        default=None, description="Years since the last degree."
    )
    degree_in_japan: Truth | None = Field(
        default=None, description="Whether the degree was obtained in Japan."
    )
    it_exam_passed: Truth | None = Field(
        default=None, description="Whether an IT examination on the list of immigration was passed."
    )
    trainee_completed: Truth | None = Field(
        default=None, description="Whether technical intern training (ii) was finished."
    )
    ssw_test_passed: Truth | None = Field(
        default=None, description="Whether a skill test for Specified Skilled Workers was passed."
    )

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not self.parts():
            raise ValueError("asks for nothing; write such as degree: {at_least: bachelor}")
        return self

    def parts(self) -> dict[str, Any]:
        """What is named, by key, in the order of the model."""
        named = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: value for name, value in named.items() if value is not None}

    def walk(self) -> list[Condition]:
        """This condition and all inside it."""
        inner = [*(self.all or []), *(self.any or [])]
        inner += [part for part in (self.not_, self.told) if part]
        return [self, *(found for part in inner for found in part.walk())]
