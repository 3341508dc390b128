"""Read a knowledge folder into a `Knowledge`, or say everything that is wrong with it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from bot.knowledge.base import Knowledge
from bot.knowledge.checks import problems_across
from bot.knowledge.checks.draft import Draft, Placed
from bot.knowledge.employers import Employer, Office
from bot.knowledge.files import Files, read
from bot.knowledge.lexicon import WORDINGS, Wordings
from bot.knowledge.links import QuietLink
from bot.knowledge.models import Entry, Fact, Lexicon, OutOfScope, Site, SmallTalk, Topics
from bot.knowledge.nationalities import Nationality
from bot.knowledge.problems import Problem, Severity
from bot.knowledge.routes import CountryList, NamedCondition, Route, RouteGroup, SharedRule
from bot.knowledge.strict_yaml import Document, parse
from bot.knowledge.trials import Persona, TrialQuestion
from bot.knowledge.ui import Ui
from bot.knowledge.validate import valid_items, validated

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The outcome of reading a knowledge folder.

    Args:
        knowledge: The knowledge base, or None if there is any error.
        problems: Errors and warnings in the order of files and lines.
        draft: Everything that could be read, with its places; None if nothing could.
    """

    knowledge: Knowledge | None
    problems: tuple[Problem, ...]
    draft: Draft | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the knowledge base from being used."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)


def load(folder: Path, today: date) -> Loaded:
    """Read and check a knowledge folder.

    Args:
        folder: The folder with `answers/`, `facts/`, `topics.yaml` and so on.
        today: The day for which review dates are judged.

    Returns:
        The knowledge base with warnings, or no knowledge base and all errors.
    """
    return load_files(read(folder), today)


def load_files(files: Files, today: date) -> Loaded:
    """Check the bytes of a knowledge base; see `load`."""
    problems = list(files.problems)
    if not files.contents:
        return Loaded(None, tuple(problems))
    documents = {name: parse(name, data) for name, data in files.contents.items()}
    draft, lexicon = _draft(documents)
    for problem in files.problems:
        draft.unreadable |= _kinds_in(problem.file)
    for document in documents.values():
        problems += document.problems
    draft.whole = not problems
    problems += problems_across(draft, today)
    problems.sort()
    if any(problem.severity is Severity.ERROR for problem in problems):
        return Loaded(None, tuple(problems), draft)
    assert lexicon is not None
    return Loaded(_whole(draft, lexicon, files.digest), tuple(problems), draft)


def _draft(documents: dict[str, Document]) -> tuple[Draft, Lexicon | None]:
    draft = Draft()
    lexicon: Lexicon | None = None
    for name, document in documents.items():
        match name.split("/"):
            case ["answers", *_]:
                draft.entries += _placed(document, Entry)
            case ["facts", *_]:
                draft.facts += _placed(document, Fact)
            case ["employers", *_]:
                draft.employers += _placed(document, Employer)
            case ["tests", "questions", *_]:
                draft.questions += _placed(document, TrialQuestion)
            case ["tests", "people", *_]:
                draft.people += _placed(document, Persona)
            case ["routes", *_]:
                draft.routes += _placed_whole(document, Route)
            case ["nationalities", *_]:
                draft.nationalities += _placed_whole(document, Nationality)
            case ["route_groups.yaml"]:
                draft.groups = _placed(document, RouteGroup)
            case ["common_rules.yaml"]:
                draft.common_rules = _placed(document, SharedRule)
            case ["offices.yaml"]:
                draft.offices = _placed(document, Office)
            case ["conditions.yaml"]:
                draft.conditions = _placed(document, NamedCondition)
            case ["country_lists.yaml"]:
                draft.country_lists = _placed(document, CountryList)
            case ["links.yaml"]:
                draft.quiet_links = _placed(document, QuietLink)
            case ["small_talk.yaml"]:
                draft.small_talk = _placed(document, SmallTalk)
            case ["sources.yaml"]:
                draft.sites = [site for _, site in valid_items(document, Site)]
            case ["out_of_scope.yaml"]:
                draft.out_of_scope = validated(document, OutOfScope)
            case ["lexicon.yaml"]:
                lexicon = validated(document, Lexicon)
            case ["ui", _]:
                ui: Ui | None = validated(document, Ui)
                draft.ui = Placed(ui, document, ()) if ui else None
            case ["topics.yaml"]:
                _add_topics(draft, document)
            case ["lexicon", part]:
                draft.wordings[part.removesuffix(".yaml")] = validated(document, WORDINGS[part])
        _note_ids(draft, document)
    return draft, lexicon


def _placed(document: Document, model: type[T]) -> list[Placed[T]]:
    return [Placed(item, document, (number,)) for number, item in valid_items(document, model)]


def _placed_whole(document: Document, model: type[T]) -> list[Placed[T]]:
    """The one item that a file holds."""
    item: T | None = validated(document, model)
    return [Placed(item, document, ())] if item else []


def _kinds_in(file: str) -> set[str]:
    """Kinds whose ids stand in a file."""
    kinds = {
        "answers": {"entry"},
        "facts": {"fact"},
        "employers": {"employer"},
        "routes": {"route"},
        "offices.yaml": {"office"},
        "conditions.yaml": {"condition"},
        "country_lists.yaml": {"list of countries"},
        "topics.yaml": {"topic", "aspect"},
    }
    return kinds.get(file.partition("/")[0], set())


def _note_ids(draft: Draft, document: Document) -> None:
    """Note which ids stand in a file, whether or not their items are right."""
    kinds = _kinds_in(document.file)
    root = document.root
    if document.file == "topics.yaml":
        return
    if document.file.startswith("routes/"):
        root = [root] if isinstance(root, dict) else None
    if not isinstance(root, list):
        draft.unreadable |= kinds
        return
    ids = [item.get("id") for item in root if isinstance(item, dict)]
    for kind in kinds:
        draft.mentioned.setdefault(kind, set()).update(id_ for id_ in ids if isinstance(id_, str))


def _add_topics(draft: Draft, document: Document) -> None:
    topics: Topics | None = validated(document, Topics)
    if topics is None:
        draft.unreadable |= _kinds_in(document.file)
        return
    draft.topics = [
        Placed(topic, document, ("topics", number)) for number, topic in enumerate(topics.topics)
    ]
    draft.aspects = [
        Placed(aspect, document, ("aspects", number))
        for number, aspect in enumerate(topics.aspects)
    ]


def _whole(draft: Draft, lexicon: Lexicon, digest: str) -> Knowledge:
    assert draft.out_of_scope is not None
    assert draft.ui is not None
    return Knowledge(
        digest=digest,
        entries={placed.item.id: placed.item for placed in draft.entries},
        sections={placed.item.id: Path(placed.document.file).stem for placed in draft.entries},
        facts={placed.item.id: placed.item for placed in draft.facts},
        topics={placed.item.id: placed.item for placed in draft.topics},
        aspects={placed.item.id: placed.item for placed in draft.aspects},
        routes={placed.item.id: placed.item for placed in draft.routes},
        route_groups=[placed.item for placed in draft.groups],
        nationalities={placed.item.code: placed.item for placed in draft.nationalities},
        employers={placed.item.id: placed.item for placed in draft.employers},
        offices={placed.item.id: placed.item for placed in draft.offices},
        common_rules=[placed.item for placed in draft.common_rules],
        conditions={placed.item.id: placed.item for placed in draft.conditions},
        country_lists={placed.item.id: placed.item for placed in draft.country_lists},
        sites=draft.sites,
        small_talk={placed.item.id: placed.item for placed in draft.small_talk},
        out_of_scope=draft.out_of_scope,
        lexicon=lexicon,
        ui=draft.ui.item,
        wordings=Wordings(**draft.wordings) if len(draft.wordings) == len(WORDINGS) else None,
    )
