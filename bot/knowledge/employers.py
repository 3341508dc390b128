"""Who hires, where jobs are advertised, and who helps."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from bot.knowledge.fields import EntryId, FactId, Id, Line, RouteId, Url
from bot.knowledge.model import Dated, Model
from bot.knowledge.nationalities import Settled
from bot.knowledge.profile import Country

Sector = Literal[
    "programme",
    "dispatch",
    "eikaiwa",
    "kids",
    "school",
    "university",
    "tech",
    "office",
    "hotel",
    "care",
    "board",
    "agency",
    "public_service",
]


OfficeKind = Literal[
    "labour", "immigration", "legal", "health", "emergency", "embassy", "trainee", "jobs"
]
OFFICE_KINDS: tuple[str, ...] = get_args(OfficeKind)


class Employer(Model):
    """An employer, a job board or a placement agency that people ask about by name."""

    id: Id = Field(description="Never changes once published.")
    name: Annotated[Line, Field(max_length=60, description="The name as people know it.")]
    also_called: list[Annotated[Line, Field(max_length=60)]] = Field(
        default=[], description="Other names and spellings that people type."
    )
    sector: Sector = Field(description="What it is; board: a job board.")
    short: Annotated[
        Line, Field(max_length=320, description="What it is and whom it hires, in two sentences.")
    ]
    hires_from_abroad: Settled = Field(description="Whether it takes applicants who live abroad.")
    sponsors: Settled = Field(description="Whether it sponsors a status of residence.")
    facts: Annotated[
        list[FactId], Field(min_length=1, description="Terms and dates, most important first.")
    ]
    warning: Annotated[Line, Field(max_length=320)] | None = Field(
        default=None, description="Only where people get hurt; what is on record, with its fact."
    )
    routes: list[RouteId] = Field(default=[], description="Routes on which it hires.")
    answers: list[EntryId] = Field(default=[], max_length=4, description="Entries that tell more.")
    site: Url = Field(description="Its official site.")


class Phone(Model):
    """A telephone number and when it is answered."""

    number: Annotated[Line, Field(max_length=40, description="As dialled in Japan.")]
    languages: list[Annotated[Line, Field(max_length=40)]] = Field(
        default=[], description="Languages spoken, in English words."
    )
    hours: Annotated[Line, Field(max_length=120)] | None = Field(
        default=None, description="Days and times."
    )


class Office(Dated):
    """An office or helpline that advises people, free of charge if nothing else is said."""

    id: Id = Field(description="Never changes once published.")
    name: Annotated[Line, Field(max_length=90, description="Its English name.")]
    kind: OfficeKind = Field(description="What it deals with.")
    helps_with: Annotated[Line, Field(max_length=240, description="What it helps with, in a line.")]
    where: Annotated[Line, Field(max_length=140)] | None = Field(
        default=None, description="Where it is, or for which part of Japan."
    )
    countries: list[Country] | None = Field(
        default=None, description="Whose citizens it serves; everybody if left out."
    )
    phones: list[Phone] = Field(default=[], description="Numbers, the best one first.")
    url: Url = Field(description="Its page.")
    fee: Annotated[Line, Field(max_length=80)] | None = Field(
        default=None, description="What it costs, if not free."
    )
