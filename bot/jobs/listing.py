"""A listing: what an advertisement states, field by field; None is unknown, never "no"."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from bot.jobs.posting import Period, Remote

Category = Literal[
    "teaching_alt",
    "teaching_eikaiwa",
    "teaching_preschool",
    "teaching_school",
    "teaching_university",
    "teaching_other",
    "tech_software",
    "tech_data_ml",
    "tech_other",
    "research",
    "other",
]
Level = Literal[
    "none", "basic", "conversational", "business", "fluent", "native", "N5", "N4", "N3", "N2", "N1"
]
Degree = Literal["bachelor", "master", "phd"]
Contract = Literal["internship", "part_time", "fixed_term", "permanent", "full_time"]
Origin = Literal["structured", "text", "inferred"]


class Evidence(BaseModel):
    """Why a field has its value.

    Args:
        text: The words that say so, as the advertisement writes them.
        origin: `structured` if the source has a field for it, `text` if the words state it,
            `inferred` if they only let it be concluded.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    origin: Origin


class Place(BaseModel):
    """Where the work is.

    Args:
        prefecture: Name in Latin letters, without macrons.
        code: ISO 3166-2, `JP-01` to `JP-47`.
        city: City, ward, town or station, where one is named.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    prefecture: str
    code: str
    city: str | None = None


class Facts(BaseModel):
    """The fields that are read out of an advertisement; each that is set has evidence.

    Args:
        category: Kind of work.
        prefecture: One prefecture, several, or None when unknown or anywhere.
        nationwide: True if places all over Japan are offered.
        remote: How far the work is remote.
        remote_scope: From where remote work may be done.
        salary_period: What `salary_min` and `salary_max` are paid for.
        salary_min: Smallest base pay, in units of `salary_currency`.
        salary_max: Largest base pay; None if it is open.
        salary_currency: ISO 4217 code.
        salary_min_yen_month: The same in yen a month, for monthly and yearly pay.
        salary_max_yen_month: The same in yen a month.
        salary_negotiable: True if the ad says that pay is negotiable.
        salary_includes_overtime: True if fixed overtime is folded in.
        visa_sponsorship: Whether the employer sponsors a status of residence.
        overseas_applicants_ok: Whether people living abroad may apply.
        japanese_level: Level that is required; `none` if none is, or if it is only nice to have.
        japanese_preferred: Level that is nice to have.
        japanese_jlpt: JLPT level that is named, required or nice to have.
        english_level: Level of English that is asked for.
        native_english_required: False if a lower level is accepted.
        english_education_years: Years of schooling in English that are asked for.
        degree_required: False if the ad accepts something else or says that none is needed.
        degree_level: Lowest degree that is required.
        licence_required: Whether a teaching licence is required.
        driving_licence: Whether a driving licence is `required` or `preferred`.
        experience_years: Years of experience that are required; 0 if none is needed.
        start: `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, `MM`, `asap` or `year-round`.
        deadline: Last day for applications.
        contract: Kind of contract.
        contract_months: Length of one term.
        hours_per_week: Working hours a week.
        housing: `provided`, `subsidised`, `allowance` or `help`.
        flight: True if a flight is paid for.
        insurance: `social`, `national`, `health` or `private`.
        closed: True if the ad says that it is over.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    category: Category | None = None
    prefecture: str | list[str] | None = None
    nationwide: bool | None = None
    remote: Remote | None = None
    remote_scope: Literal["japan", "anywhere"] | None = None
    salary_period: Period | None = None
    salary_min: float | None = None
    salary_max: float | None = None
    salary_currency: str | None = None
    salary_min_yen_month: int | None = None
    salary_max_yen_month: int | None = None
    salary_negotiable: bool | None = None
    salary_includes_overtime: bool | None = None
    visa_sponsorship: bool | None = None
    overseas_applicants_ok: bool | None = None
    japanese_level: Level | None = None
    japanese_preferred: Level | None = None
    japanese_jlpt: Level | None = None
    english_level: Level | None = None
    native_english_required: bool | None = None
    english_education_years: int | None = None
    degree_required: bool | None = None
    degree_level: Degree | None = None
    licence_required: bool | None = None
    driving_licence: Literal["required", "preferred"] | None = None
    experience_years: float | None = None
    start: str | None = None
    deadline: date | None = None
    contract: Contract | None = None
    contract_months: int | None = None
    hours_per_week: float | None = None
    housing: Literal["provided", "subsidised", "allowance", "help"] | None = None
    flight: bool | None = None
    insurance: Literal["social", "national", "health", "private"] | None = None
    closed: bool | None = None


class Listing(Facts):
    """An advertisement with what was read out of it.

    Args:
        source: Name of the format it came in.
        source_id: What the source calls it.
        url: Its page; empty if there is none.
        apply_url: Where to apply; empty if the source does not say.
        title: Title.
        employer: Who hires, as written; empty if unknown.
        employer_hidden: True if the employer does not want to be named.
        location_text: Places as written.
        salary_text: Pay as written.
        description: All text below the title, plain.
        language: `en`, `ja` or another code.
        places: Where the work is, as far as it is in Japan.
        countries: ISO 3166 codes that the source gives.
        employment_types: The source's own words for the kind of employment.
        openings: Number of people wanted.
        date_posted: Day on which it was published.
        valid_through: Last day on which it is open: the source's, else the deadline.
        evidence: Why each field of `Facts` has its value.
        notes: What was left out as impossible, for the reader of an import.
    """

    source: str
    source_id: str = ""
    url: str = ""
    apply_url: str = ""
    title: str
    employer: str = ""
    employer_hidden: bool = False
    location_text: str = ""
    salary_text: str = ""
    description: str = ""
    language: str | None = None
    places: tuple[Place, ...] = ()
    countries: tuple[str, ...] = ()
    employment_types: tuple[str, ...] = ()
    openings: int | None = None
    date_posted: date | None = None
    valid_through: date | None = None
    evidence: dict[str, Evidence] = {}
    notes: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _no_claim_without_evidence(self) -> "Listing":
        for name in Facts.model_fields:
            if (getattr(self, name) is None) != (name not in self.evidence):
                raise ValueError(
                    f"{name} has a value without evidence, or evidence without a value"
                )
        return self
