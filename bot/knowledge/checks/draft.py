"""What was read, with the place of everything, before it is known to fit together."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

from pydantic import BaseModel

from bot.knowledge.employers import Employer, Office
from bot.knowledge.links import QuietLink
from bot.knowledge.models import Aspect, Entry, Fact, OutOfScope, Site, SmallTalk, Topic
from bot.knowledge.nationalities import Nationality
from bot.knowledge.problems import Problem, Severity
from bot.knowledge.routes import CountryList, NamedCondition, Route, RouteGroup, SharedRule
from bot.knowledge.strict_yaml import Document, Path
from bot.knowledge.trials import Persona, TrialQuestion
from bot.knowledge.ui import Ui

T_co = TypeVar("T_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True, slots=True)
class Placed(Generic[T_co]):
    """An item with the place it was written in."""

    item: T_co
    document: Document
    path: Path

    def problem(
        self,
        message: str,
        *below: str | int,
        severity: Severity = Severity.ERROR,
        key: bool = False,
    ) -> Problem:
        """A problem at this item, or at a part of it."""
        line, column = self.document.place((*self.path, *below), key=key)
        return Problem(self.document.file, line, column, message, severity)

    def warning(self, message: str, *below: str | int) -> Problem:
        """Something that ought to be mended and does no harm meanwhile."""
        return self.problem(message, *below, severity=Severity.WARNING)


Named: TypeAlias = (
    Entry
    | Fact
    | Topic
    | Aspect
    | SmallTalk
    | Route
    | Employer
    | Office
    | NamedCondition
    | CountryList
)
"""Items with an id."""


@dataclass(slots=True)
class Draft:
    """Everything that could be read, before it is known to fit together.

    Args:
        mentioned: Ids by kind ("entry", "fact", ...) that are there although the item is not right,
            so that its mistake is told once and not again at every reference to it.
        unreadable: Kinds of which a whole file could not be read; nothing is known to be missing.
        whole: Whether everything could be read; only then is it known what is never used.
    """

    entries: list[Placed[Entry]] = field(default_factory=list)
    facts: list[Placed[Fact]] = field(default_factory=list)
    topics: list[Placed[Topic]] = field(default_factory=list)
    aspects: list[Placed[Aspect]] = field(default_factory=list)
    routes: list[Placed[Route]] = field(default_factory=list)
    groups: list[Placed[RouteGroup]] = field(default_factory=list)
    nationalities: list[Placed[Nationality]] = field(default_factory=list)
    common_rules: list[Placed[SharedRule]] = field(default_factory=list)
    employers: list[Placed[Employer]] = field(default_factory=list)
    offices: list[Placed[Office]] = field(default_factory=list)
    conditions: list[Placed[NamedCondition]] = field(default_factory=list)
    country_lists: list[Placed[CountryList]] = field(default_factory=list)
    small_talk: list[Placed[SmallTalk]] = field(default_factory=list)
    questions: list[Placed[TrialQuestion]] = field(default_factory=list)
    people: list[Placed[Persona]] = field(default_factory=list)
    quiet_links: list[Placed[QuietLink]] = field(default_factory=list)
    sites: list[Site] = field(default_factory=list)
    out_of_scope: OutOfScope | None = None
    ui: Placed[Ui] | None = None
    wordings: dict[str, Any] = field(default_factory=dict)
    mentioned: dict[str, set[str]] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    whole: bool = True

    def named(self) -> dict[str, list[Placed[Named]]]:
        """Items by kind, in the words of `bot.knowledge.fields.Refers`."""
        return {
            "entry": [*self.entries],
            "fact": [*self.facts],
            "topic": [*self.topics],
            "aspect": [*self.aspects],
            "route": [*self.routes],
            "employer": [*self.employers],
            "office": [*self.offices],
            "condition": [*self.conditions],
            "list of countries": [*self.country_lists],
        }

    def all(self) -> Iterator[Placed[BaseModel]]:
        """Every item, except the fixed sentences."""
        for group in self.named().values():
            yield from group
        yield from self.small_talk
        yield from self.groups
        yield from self.nationalities
        yield from self.common_rules
        yield from self.questions
        yield from self.people
