"""How people write countries, places, levels and statuses, and how they tell what they are themselves.

The models of the files in knowledge/lexicon/.
"""

from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from bot.knowledge.fields import Line, Truth
from bot.knowledge.model import Model
from bot.knowledge.profile import (
    KINDS_OF_EXPERIENCE,
    Country,
    Degree,
    English,
    Japanese,
    Status,
    Subject,
)

Words = Annotated[list[Line], Field(description="Wordings; case and accents do not matter.")]
KindOfWork = Literal[
    "teaching",
    "it",
    "engineering",
    "care",
    "cooking",
    "hospitality",
    "office",
    "university_teaching",
]
assert get_args(KindOfWork) == KINDS_OF_EXPERIENCE


class CountryWords(Model):
    """How people name a country and its citizens."""

    code: Country = Field(description="Country code, ISO 3166-1 alpha-2.")
    name: Annotated[Line, Field(max_length=40, description="The country, in English.")]
    names: Words = Field(default=[], description="Other names, short forms and native names.")
    people: Words = Field(
        description="Words for citizens, slang included; plurals in -s need no line."
    )
    capitals: Words = Field(
        default=[], description="Short forms that count only in capital letters."
    )
    also_words: Words = Field(
        default=[],
        description="Of the words here, those that are common words or first names too.",
    )
    languages: Words = Field(
        default=[], description="Of the words here, those that name a language too."
    )
    cities: Words = Field(
        default=[], description="Cities and regions that tell where somebody lives."
    )


class City(Model):
    """A place in Japan below the prefecture."""

    name: Annotated[Line, Field(max_length=40, description="In Latin letters, without macrons.")]
    kanji: Line | None = Field(default=None, description="In Japanese.")
    aliases: Words = Field(default=[], description="Other spellings.")
    kind: Literal["city", "ward", "town", "village", "station", "area"] = Field(
        default="city", description="What it is."
    )
    of: Line | None = Field(default=None, description="The city that a ward belongs to.")
    common_word: Truth = Field(
        default="false",
        description="true: a word or a family name too; a place only next to its prefecture or "
        "with a suffix such as City or -shi.",
    )


class Prefecture(Model):
    """One of the 47 prefectures."""

    code: Annotated[str, Field(pattern=r"^JP-\d{2}$", description="ISO 3166-2.")]
    name: Annotated[Line, Field(max_length=20, description="In Latin letters, without macrons.")]
    kanji: Line = Field(description="In Japanese.")
    region: Line = Field(description="The region, such as Kansai.")
    aliases: Words = Field(default=[], description="Other spellings.")
    cities: list[City] = Field(default=[], description="Places in it.")


class Languages(Model):
    """Words for the two languages that matter."""

    japanese: Words = Field(description="Words for Japanese.")
    english: Words = Field(description="Words for English.")


class EnglishTest(Model):
    """A test of English and the lowest scores of its levels."""

    names: Words = Field(description="What the test is called.")
    intermediate: float = Field(description="From this score on, intermediate.")
    fluent: float = Field(description="From this score on, fluent.")
    most: float = Field(description="The highest score; more is no score.")


class Levels(Model):
    """Levels, degrees, subjects, statuses and kinds of work, as people write them."""

    languages: Languages
    japanese: dict[Japanese, Words] = Field(description="Levels that stand alone: N3, jlpt 3.")
    japanese_grades: dict[Japanese, Words] = Field(description="Grades beside the language.")
    no_japanese: Words = Field(description="Said of oneself: no Japanese.")
    english_grades: dict[English, Words] = Field(description="Grades beside the language.")
    english: dict[English, Words] = Field(description="Levels that stand alone.")
    english_tests: list[EnglishTest] = Field(description="Tests with scores.")
    degrees: dict[Degree, Words] = Field(description="Completed education.")
    weak_degrees: Words = Field(description="Degrees that are other words too.")
    degree_fields: dict[Subject, Words] = Field(description="Degrees that name their subject.")
    fields: dict[Subject, Words] = Field(description="Subjects.")
    unfinished: Words = Field(description="Said of oneself: college was not finished.")
    graduates: Words = Field(description="Said of oneself: university was finished.")
    students: Words = Field(description="Still at college.")
    no_degree: Words = Field(description="No degree, whatever else.")
    statuses: dict[Status, Words] = Field(description="Statuses of residence.")
    weak_statuses: Words = Field(description="Statuses that are other words too.")
    no_status: Words = Field(description="Said of oneself: no visa.")
    work: dict[KindOfWork, Words] = Field(description="Kinds of work.")
    experience_words: Words = Field(description='Such as "experience".')
    years_words: Words = Field(description='Such as "years".')
    teaching_licence: Words = Field(description="Licences to teach at schools.")
    no_teaching_licence: Words = Field(description="No licence to teach.")
    ssw_test: Words = Field(description="Said of oneself: a skill test for SSW was passed.")
    it_exam: Words = Field(description="Said of oneself: a recognised IT exam was passed.")
    trainee_done: Words = Field(description="Said of oneself: three years as trainee finished.")
    top_university: Words = Field(description="A university of the world's first hundred.")
    degree_in_japan: Words = Field(description="Said of oneself: a degree from Japan.")
    english_schooling: Words = Field(description="School taught in English.")
    publications: Words = Field(description="Academic publications.")


class Telling(Model):
    """How people tell of themselves, and how they do not."""

    i_am: Words = Field(description="What follows is what the writer is.")
    as_a: Words = Field(description='"As a": the same, but not after `not_before_as`.')
    not_before_as: Words = Field(description='Words before "as a" that make it a job.')
    i_have: Words = Field(description="What follows is what the writer has or did.")
    have: Words = Field(description="The same without a subject, at the beginning of a clause.")
    from_: Words = Field(alias="from", description='Words for "from".')
    after: Words = Field(description="What comes before is what the writer is.")
    holder_after: Words = Field(description="What comes before is what the writer holds.")
    i_live: Words = Field(description="A place follows where the writer is.")
    live_after: Words = Field(description="A place comes before where the writer is.")
    not_there: Words = Field(description="Words before it that mean: not there yet.")
    back_home: Words = Field(description="Said of oneself: not in Japan.")
    in_japan: Words = Field(description="Said of oneself: in Japan.")
    others: Words = Field(description="Somebody else is spoken of.")
    others_after_my: Words = Field(description="Of those, others only after a word like my.")
    asking_for: Words = Field(description="The whole message is about somebody else.")
    selves: Words = Field(description="The writer is spoken of.")
    not_said: Words = Field(description='Before "I am" or "I have": a condition or a question.')
    denials: Words = Field(description="Words that deny what follows.")
    fillers: Words = Field(description="Words that may stand in a list about oneself.")
    nationality_fillers: Words = Field(description='Between "I am" and a nationality.')
    not_people: Words = Field(description="Nouns after a nationality that is not the writer's.")
    taught: Words = Field(description="After a word that is a language too.")
    taught_before: Words = Field(description="Before a word that is a language too.")
    seeking: Words = Field(description="After people who look for something.")
    no_country: Words = Field(description="Phrases that name no country.")
    dual: Words = Field(description="Two nationalities are meant.")
    passports: Words = Field(description="Words for passport and citizenship.")
    half: Words = Field(description="Descent, not nationality.")
    required: Words = Field(description="Words that ask for a level.")
    demands: Words = Field(description="Words that begin a list of what others ask for.")
    introductions: Words = Field(description="A name may follow.")
    visa_lives: Words = Field(description='After "my student visa": it is held now.')
    unfinished_after: Words = Field(description="After a degree that is not finished.")
    saved: Words = Field(description="An amount beside it is the writer's savings.")
    earning: Words = Field(description="An amount after it is the writer's income.")
    graduated: Words = Field(description="A year beside it is that of leaving school.")
    finishing: Words = Field(description="School is not left yet.")
    just_graduated: Words = Field(description="School was left this year.")
    child_of: Words = Field(description="Said of oneself: child of a Japanese national.")
    grandchild_of: Words = Field(description="Said of oneself: grandchild of one.")
    great_grandchild_of: Words = Field(description="Said of oneself: great-grandchild of one.")
    no_ancestry: Words = Field(description="Said of oneself: no Japanese forebears.")
    spouse_japanese: Words = Field(description="Said of oneself: married to a Japanese national.")
    spouse_permanent_resident: Words = Field(description="Married to a permanent resident.")
    spouse_worker: Words = Field(description="Married to somebody who works in Japan.")
    not_married: Words = Field(description="Said of oneself: not married.")


class Wordings(Model):
    """All of the lexicon that reads people and places."""

    countries: Annotated[list[CountryWords], Field(min_length=1)]
    places: Annotated[list[Prefecture], Field(min_length=1)]
    levels: Levels
    telling: Telling
    abbreviations: dict[Line, Line] = Field(default={})


WORDINGS: dict[str, Any] = {
    "countries.yaml": list[CountryWords],
    "places.yaml": list[Prefecture],
    "levels.yaml": Levels,
    "telling.yaml": Telling,
    "abbreviations.yaml": dict[Line, Line],
}
"""Files in lexicon/ and what each holds."""
