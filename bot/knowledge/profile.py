"""What we know about a person: the keys that rules, dialogues and tools share."""

from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.knowledge.fields import Refers

Location = Literal["abroad", "japan"]
Status = Literal[
    "none",
    "temporary_visitor",
    "student",
    "dependent",
    "spouse",
    "working_holiday",
    "instructor",
    "engineer_humanities",
    "specified_skilled_worker",
    "technical_intern",
    "permanent_resident",
    "long_term_resident",
    "other",
]
"""Statuses of residence as far as routes depend on them."""
Degree = Literal["none", "high_school", "associate", "bachelor", "master", "doctorate"]
"""Highest completed education, in rising order."""
Subject = Literal[
    "computing",
    "engineering",
    "education",
    "english",
    "nursing",
    "care",
    "business",
    "arts",
    "other",
]
English = Literal["basic", "intermediate", "fluent", "native"]
"""In rising order."""
Japanese = Literal["none", "N5", "N4", "N3", "N2", "N1"]
"""JLPT level or the like, in rising order."""
Ancestry = Literal["none", "child", "grandchild", "great_grandchild"]
"""Which descendant of a Japanese national."""
Spouse = Literal["none", "japanese", "permanent_resident", "worker_in_japan"]
"""Whom the person is married to."""
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$"), Refers("country")]
"""ISO 3166-1 alpha-2; GB is the United Kingdom."""
Years = Annotated[float, Field(ge=0, le=90, allow_inf_nan=False)]
Yen = Annotated[int, Field(ge=0, le=10**12)]

KINDS_OF_EXPERIENCE = (
    "teaching",
    "it",
    "engineering",
    "care",
    "cooking",
    "hospitality",
    "office",
    "university_teaching",
)


class Experience(BaseModel):
    """Years of work by kind; a kind that is not named is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    teaching: Years | None = None
    it: Years | None = None
    engineering: Years | None = None
    care: Years | None = None
    cooking: Years | None = None
    hospitality: Years | None = None
    office: Years | None = None
    university_teaching: Years | None = None


class Profile(BaseModel):
    """A person, as far as they told us. None means "not known yet", never "no".

    In the JSON form a key that is missing is not known; a key that is null was answered with "none"
    (see `told_none`). Keys and values: the profile contract in docs/eligibility.md.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    nationality: tuple[Country, ...] | None = Field(default=None, min_length=1, max_length=5)
    age: Annotated[int, Field(ge=0, le=120)] | None = None
    location: Location | None = None
    status: Status | None = None
    degree: Degree | None = None
    field: Subject | None = None
    english: English | None = None
    english_schooling_years: Years | None = None
    japanese: Japanese | None = None
    experience: Experience | None = None
    teaching_licence: bool | None = None
    publications: Annotated[int, Field(ge=0, le=100_000)] | None = None
    savings_jpy: Yen | None = None
    annual_income_jpy: Yen | None = None
    japanese_ancestry: Ancestry | None = None
    married_to: Spouse | None = None
    university_rank_top100: bool | None = None
    graduated_within_years: Years | None = None
    degree_in_japan: bool | None = None
    it_exam_passed: bool | None = None
    trainee_completed: bool | None = None
    ssw_test_passed: bool | None = None

    @model_validator(mode="before")
    @classmethod
    def _told_none(cls, given: Any) -> Any:
        """Read null as "told: none" where there is such a value; elsewhere as not known."""
        if not isinstance(given, dict):
            return given
        return {
            key: TOLD_NONE[key] if value is None and key in TOLD_NONE else value
            for key, value in given.items()
        }

    @model_validator(mode="after")
    def _no_country_twice(self) -> Self:
        if self.nationality and len(set(self.nationality)) < len(self.nationality):
            raise ValueError("nationality: a country is named twice; name each once")
        return self

    def known(self) -> dict[str, Any]:
        """What is known, in the JSON form; null where the person told us "none"."""
        out = self.model_dump(mode="json", exclude_none=True)
        for key in ("japanese_ancestry", "married_to"):
            if out.get(key) == "none":
                out[key] = None
        return out


NOBODY = Profile()
"""A person of whom nothing is known."""

TOLD_NONE: dict[str, Any] = {
    "status": "none",
    "degree": "none",
    "english_schooling_years": 0,
    "japanese": "none",
    "experience": dict.fromkeys(KINDS_OF_EXPERIENCE, 0),
    "teaching_licence": False,
    "publications": 0,
    "savings_jpy": 0,
    "annual_income_jpy": 0,
    "japanese_ancestry": "none",
    "married_to": "none",
    "university_rank_top100": False,
    "degree_in_japan": False,
    "it_exam_passed": False,
    "trainee_completed": False,
    "ssw_test_passed": False,
}
"""What null means in a profile, for the keys that have a "none"."""

KEYS = tuple(Profile.model_fields)
"""Keys of a profile."""

SCALES: dict[str, tuple[str, ...]] = {
    "degree": get_args(Degree),
    "english": get_args(English),
    "japanese": get_args(Japanese),
}
"""Values of the keys that have an order, lowest first."""
