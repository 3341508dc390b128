"""What the knowledge base holds. Field descriptions are the help that editors show to maintainers."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from bot.knowledge.fields import AspectId, EntryId, FactId, Id, Line, Prose, TopicId, Truth, Url
from bot.knowledge.model import Dated, Model
from bot.knowledge.profile import Country


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


class Fact(Dated):
    """A value with its source and the day it was last compared with it."""

    id: Id = Field(description="Unique over all fact files.")
    what: Annotated[Line, Field(max_length=110, description="What the fact is about.")]
    value: Annotated[Line, Field(max_length=160, description="The fact as shown, with its unit.")]
    amount: Amount | None = Field(default=None, description="The same for the computer.")


class NextStep(Model):
    """Something to do next; a button if it leads to another answer."""

    say: Annotated[Line, Field(max_length=140, description="The step, as an instruction.")]
    answer: EntryId | None = Field(default=None, description="The entry that a button leads to.")
    url: Url | None = Field(default=None, description="The page that the line leads to.")


class Entry(Model):
    """The answer to one topic, and how people ask for it."""

    id: Id = Field(description="Never changes once published.")
    title: Annotated[Line, Field(max_length=70, description="Heading of the answer.")]
    button: Annotated[Line, Field(max_length=30, description="The title, short, for a button.")]
    topic: TopicId | None = Field(default=None, description="A subject from topics.yaml.")
    aspect: AspectId | None = Field(default=None, description="An aspect from topics.yaml.")
    countries: frozenset[Country] = Field(
        default=frozenset(),
        description="Whose citizens it is for, as country codes; everybody if left out.",
    )
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
    facts: list[FactId] = Field(
        default=[], description="Ids of the facts that the answer rests on, most important first."
    )
    related: Annotated[
        list[EntryId], Field(min_length=2, max_length=5, description="What people ask about next.")
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
    facts: list[FactId] = Field(default=[], description="Helplines and the like, shown openly.")
    answers: Annotated[list[EntryId], Field(max_length=4)] = Field(
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
