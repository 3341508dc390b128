"""What a passport changes: programmes, permits, agreements, each dated."""

from typing import Annotated, Literal

from pydantic import Field

from bot.knowledge.fields import EntryId, Line, OfficeId, Url
from bot.knowledge.model import Dated, Model
from bot.knowledge.profile import Country
from bot.knowledge.routes import SharedRule

Settled = Literal["yes", "no", "unknown"]
"""unknown: our sources do not settle it; never the same as no."""


class Jet(Dated):
    """The JET Programme for this passport."""

    participates: Settled = Field(description="Whether there have been recent participants.")
    positions: list[Literal["ALT", "CIR", "SEA"]] = Field(
        default=[], description="Which posts are offered."
    )
    apply_at: Annotated[Line, Field(max_length=140)] | None = Field(
        default=None, description="Where to apply."
    )
    say: Annotated[Line, Field(max_length=320, description="What to know, in a line or two.")]


class WorkingHoliday(Dated):
    """The working holiday agreement."""

    agreement: Settled = Field(description="Whether there is one in operation.")
    from_age: int | None = Field(default=None, ge=16, le=40, description="Youngest age.")
    to_age: int | None = Field(default=None, ge=16, le=40, description="Oldest age on applying.")
    quota: Annotated[Line, Field(max_length=80)] | None = Field(
        default=None, description="Places a year, such as: 6,500; or: no limit."
    )
    times: Annotated[Line, Field(max_length=80)] | None = Field(
        default=None, description="How often in a life, such as: twice."
    )
    say: Annotated[Line, Field(max_length=320, description="What to know, in a line or two.")]


class SpecifiedSkilledWorker(Dated):
    """The agreement on Specified Skilled Workers, and the sending procedure."""

    memorandum: Settled = Field(description="Whether the two states have signed one.")
    say: Annotated[Line, Field(max_length=400, description="The procedure, in a line or two.")]


class Leaving(Dated):
    """What the home country asks of its citizens who leave for work."""

    permit: Settled = Field(description="Whether a permit, card or clearance is needed to leave.")
    agency: Literal["required", "optional", "unknown"] = Field(
        description="Whether a licensed agency has to be used for ordinary jobs."
    )
    rule: Annotated[Line, Field(max_length=320, description="The rule, in a line or two.")]
    exempt: Annotated[Line, Field(max_length=320)] | None = Field(
        default=None, description="Who need not, and how."
    )
    fee_cap: Annotated[Line, Field(max_length=240)] | None = Field(
        default=None, description="What an agency may take at most."
    )
    office: Annotated[Line, Field(max_length=160)] | None = Field(
        default=None, description="The office in charge."
    )


class SocialSecurity(Dated):
    """The agreement on pensions."""

    agreement: Settled = Field(description="Whether one is in force.")
    years_added: Settled = Field(description="Whether the years in both countries are added up.")
    say: Annotated[Line, Field(max_length=240, description="What it does, in a line.")]


class ItExams(Dated):
    """IT examinations of that country that Japanese immigration recognises."""

    recognised: Settled = Field(description="Whether there are any.")
    exams: list[Annotated[Line, Field(max_length=100)]] = Field(
        default=[], description="Their names."
    )
    say: Annotated[Line, Field(max_length=240, description="What to know, in a line.")]


class Tuberculosis(Dated):
    """The screening before entry."""

    certificate: Settled = Field(description="Whether a certificate is needed for a long stay.")
    say: Annotated[Line, Field(max_length=240, description="Since when, and for whom.")]


class ShortStay(Dated):
    """Entry without a visa, and the digital nomad list."""

    visa_free: Settled = Field(description="Whether a short stay needs no visa.")
    days: int | None = Field(default=None, ge=1, le=365, description="Days without a visa.")
    digital_nomad: Settled = Field(description="Whether on the list for digital nomads.")
    say: Annotated[Line, Field(max_length=240, description="What to know, in a line.")]


class Nationality(Model):
    """What a passport changes."""

    code: Country = Field(description="Country code, ISO 3166-1 alpha-2; also the file's name.")
    name: Annotated[Line, Field(max_length=40, description="The country, in English.")]
    short: Annotated[
        Line, Field(max_length=320, description="What matters most, in one or two sentences.")
    ]
    jet: Jet = Field(description="The JET Programme.")
    working_holiday: WorkingHoliday = Field(description="The working holiday.")
    specified_skilled_worker: SpecifiedSkilledWorker = Field(
        description="Specified Skilled Workers."
    )
    leaving: Leaving = Field(description="What the home country asks of those who leave for work.")
    social_security: SocialSecurity = Field(description="The pension agreement.")
    it_exams: ItExams = Field(description="Recognised IT examinations.")
    tuberculosis: Tuberculosis = Field(description="Screening for tuberculosis before entry.")
    short_stay: ShortStay = Field(description="Short stays and digital nomads.")
    tips: list[Annotated[Line, Field(max_length=240)]] = Field(
        default=[], max_length=6, description="Quick facts and warnings."
    )
    answers: list[EntryId] = Field(
        default=[], max_length=6, description="Entries that concern these citizens most."
    )
    offices: list[OfficeId] = Field(
        default=[], description="Offices that help them, from offices.yaml."
    )
    pages: Annotated[list[Url], Field(min_length=1, description="Official pages.")]
    rules: list[SharedRule] = Field(
        default=[], description="What routes ask of these citizens beyond the common rules."
    )

    def blocks(self) -> dict[str, Dated]:
        """The dated statements, by field."""
        return {
            name: value
            for name in type(self).model_fields
            if isinstance(value := getattr(self, name), Dated)
        }


PASSPORT_BLOCKS = tuple(
    name
    for name, field in Nationality.model_fields.items()
    if isinstance(field.annotation, type) and issubclass(field.annotation, Dated)
)
"""Fields of a nationality that are dated statements."""
