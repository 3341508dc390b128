"""What the knowledge base holds. Field descriptions are the help that editors show to maintainers."""

from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.knowledge.fields import AsOf, Day, Id, Line, Prose, Truth, Url

REVIEW_DAYS = {"volatile": 90, "stable": 365}
"""Days until a fact has to be compared with its source again."""


class Model(BaseModel):
    """Base of all knowledge models: immutable, and an unknown key is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Amount(Model):
    """A quantity for the computer: a range, its unit, and the period it is counted in."""

    low: float = Field(
        allow_inf_nan=False, description="Lower end; the same as `high` for a single figure."
    )
    high: float = Field(allow_inf_nan=False, description="Upper end.")
    unit: Annotated[
        str,
        Field(
            pattern=r"^([A-Z]{3}|hours|days|weeks|months|years|people|percent|points|age|count)$",
            description="A currency code such as JPY, or hours, days, weeks, months, years, people, "
            "percent, points, age, count.",
        ),
    ]
    per: Literal["hour", "day", "week", "month", "year", "lesson", "once", "total"] | None = Field(
        default=None, description="The period of a payment or of working time."
    )

    @model_validator(mode="after")
    def _low_comes_first(self) -> Self:
        if self.low > self.high:
            raise ValueError(
                f"low ({self.low:,.10g}) is more than high ({self.high:,.10g}); exchange them"
            )
        return self


class Fact(Model):
    """A value with its source and the day it was last compared with it."""

    id: Id = Field(description="Unique over all fact files.")
    what: Annotated[Line, Field(max_length=110, description="What the fact is about.")]
    value: Annotated[Line, Field(max_length=160, description="The fact as shown, with its unit.")]
    amount: Amount | None = Field(default=None, description="The same for the computer.")
    as_of: AsOf = Field(
        description="When it was true: 2025, 2025-04 or 2025-04-01; undated if the page does not say."
    )
    sources: Annotated[
        list[Url], Field(min_length=1, description="Pages that say so, the official ones first.")
    ]
    checked: Day = Field(description="The day somebody last compared the fact with its source.")
    review: Literal["volatile", "stable"] = Field(
        description="volatile: look again after 90 days (fees, dates, pay); stable: after a year."
    )
    confidence: Literal["high", "medium", "low"] = Field(
        description="high: the official or employer's page says so; medium: several other pages "
        "agree; low: one weak page."
    )
    note: Prose | None = Field(default=None, description="What a reader should bear in mind.")

    def review_by(self) -> date:
        """The day by which the fact has to be compared with its source again."""
        return self.checked + timedelta(days=REVIEW_DAYS[self.review])


class NextStep(Model):
    """Something to do next; a button if it leads to another answer."""

    say: Annotated[Line, Field(max_length=140, description="The step, as an instruction.")]
    answer: Id | None = Field(default=None, description="The entry that a button leads to.")
    url: Url | None = Field(default=None, description="The page that the line leads to.")


class Entry(Model):
    """The answer to one topic, and how people ask for it."""

    id: Id = Field(description="Never changes once published.")
    title: Annotated[Line, Field(max_length=70, description="Heading of the answer.")]
    button: Annotated[Line, Field(max_length=30, description="The title, short, for a button.")]
    topic: Id | None = Field(default=None, description="A subject from topics.yaml.")
    aspect: Id | None = Field(default=None, description="An aspect from topics.yaml.")
    opening: Annotated[Line, Field(max_length=200)] | None = Field(
        default=None, description="One kind sentence, only where people write in distress."
    )
    short: Annotated[
        Line, Field(max_length=320, description="The answer, in one or two sentences.")
    ]
    detail: Prose = Field(
        description="What decides it: short paragraphs, or a list whose lines start with '- '."
    )
    warning: Annotated[Line, Field(max_length=320)] | None = Field(
        default=None, description="Only where people get hurt: money, status, health."
    )
    next: Annotated[
        list[NextStep], Field(min_length=1, max_length=3, description="What to do next.")
    ]
    facts: list[Id] = Field(
        default=[], description="Ids of the facts that the answer rests on, most important first."
    )
    related: Annotated[
        list[Id], Field(min_length=2, max_length=5, description="What people ask about next.")
    ]
    phrasings: Annotated[
        list[Line], Field(min_length=15, description="How people really ask, in their words.")
    ]


class Topic(Model):
    """A subject that people name ("jet"), so that a follow-up question can be understood."""

    id: Id = Field(description="What entries name as their `topic`.")
    names: Annotated[list[Line], Field(min_length=1, description="Words that name it.")]


class Aspect(Model):
    """What may be asked about a subject ("pay")."""

    id: Id = Field(description="What entries name as their `aspect`.")
    names: Annotated[list[Line], Field(min_length=1, description="Words that ask for it.")]


class Topics(Model):
    """The grid of subjects and aspects."""

    topics: Annotated[list[Topic], Field(min_length=1, description="The subjects.")]
    aspects: Annotated[list[Aspect], Field(min_length=1, description="What is asked about them.")]


class Route(Model):
    """A way into work in Japan, as /routes lists it."""

    id: Id = Field(description="The route's fixed name, such as dispatch-alt.")
    group: Annotated[Line, Field(max_length=40, description="The heading it is listed under.")]
    name: Annotated[Line, Field(max_length=40, description="What it is called in the list.")]
    asks_for: Annotated[Line, Field(max_length=120, description="What it asks for, in one line.")]
    answer: Id = Field(description="The entry that tells more.")


class Site(Model):
    """A web site that facts come from."""

    host: Annotated[
        Line, Field(pattern=r"^[a-z0-9.-]+$", description="Host name; its subdomains count too.")
    ]
    name: Annotated[Line, Field(max_length=60, description="What readers call it.")]
    official: Truth = Field(
        default="false", description="Whether an authority or the programme itself runs it."
    )


class SmallTalk(Model):
    """Something people write that is no question, and what we say to it."""

    id: Id = Field(description="Unique over small talk and answers.")
    always: Truth = Field(
        default="false",
        description="true: answered first even inside a longer message (distress).",
    )
    say: Annotated[list[Prose], Field(min_length=1, description="What we say; paragraphs.")]
    facts: list[Id] = Field(default=[], description="Helplines and the like, shown openly.")
    answers: Annotated[list[Id], Field(max_length=4)] = Field(
        default=[], description="Entries offered as buttons."
    )
    contains: list[Line] = Field(
        default=[], description="Phrases that mark it anywhere in a message (only with always)."
    )
    unless: list[Line] = Field(
        default=[], description="Longer phrases that look like it and are not."
    )
    phrasings: Annotated[list[Line], Field(min_length=3, description="How people write it.")]


class OutOfScope(Model):
    """Messages that we do not answer; they teach the matcher when to say "I don't know"."""

    far: Annotated[list[Line], Field(description="Nothing to do with working in Japan.")]
    near: Annotated[list[Line], Field(description="Japan, or jobs, or visas, but not our subject.")]


class FollowUp(Model):
    """Words that show that a message goes on from the last answer."""

    openers: Annotated[list[Line], Field(min_length=1, description='Such as "what about".')]
    pronouns: Annotated[list[Line], Field(min_length=1, description='Such as "they".')]


class Lexicon(Model):
    """How people type."""

    phone_spelling: dict[Line, Line] = Field(description='Short forms: "u" is read as "you".')
    fillers: list[Line] = Field(description="Greetings and politeness that carry no question.")
    follow_up: FollowUp = Field(description="How people go on from an answer.")
    joiners: list[Line] = Field(description="Phrases that join two questions in one message.")
