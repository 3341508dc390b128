"""Checks across files: references, doubles, lengths and dates. Each check reads as a sentence."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeAlias, TypeVar

from bot.knowledge.fields import spoken_day
from bot.knowledge.models import (
    Aspect,
    Entry,
    Fact,
    OutOfScope,
    Route,
    Site,
    SmallTalk,
    Topic,
)
from bot.knowledge.problems import Problem, Severity, did_you_mean
from bot.knowledge.strict_yaml import Document, Path
from bot.knowledge.ui import Ui

T = TypeVar("T", bound=Entry | Fact | Topic | Aspect | Route | SmallTalk | Ui)

SHORTEST_ANSWER = 60
LONGEST_ANSWER = 165
"""Words of an answer that fit a phone screen."""


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """An item with the place it was written in."""

    item: T
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


AnyPlaced: TypeAlias = (
    Placed[Entry]
    | Placed[Fact]
    | Placed[Topic]
    | Placed[Aspect]
    | Placed[Route]
    | Placed[SmallTalk]
)


@dataclass(slots=True)
class Draft:
    """Everything that could be read, before it is known to fit together.

    Args:
        mentioned: Ids by kind ("entry", "fact", "topic", "aspect") that are there although the item
            is not right, so that its mistake is told once and not again at every reference to it.
        unreadable: Kinds of which a whole file could not be read; nothing is known to be missing.
        whole: Whether everything could be read; only then is it known what is never used.
    """

    entries: list[Placed[Entry]] = field(default_factory=list)
    facts: list[Placed[Fact]] = field(default_factory=list)
    topics: list[Placed[Topic]] = field(default_factory=list)
    aspects: list[Placed[Aspect]] = field(default_factory=list)
    routes: list[Placed[Route]] = field(default_factory=list)
    small_talk: list[Placed[SmallTalk]] = field(default_factory=list)
    sites: list[Site] = field(default_factory=list)
    out_of_scope: OutOfScope | None = None
    ui: Placed[Ui] | None = None
    mentioned: dict[str, set[str]] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    whole: bool = True


def problems_across(draft: Draft, today: date) -> list[Problem]:
    """Run every check.

    Args:
        draft: What was read.
        today: The day for which dates are judged.

    Returns:
        All problems, errors and warnings.
    """
    return [problem for check in _CHECKS for problem in check(draft, today)]


def _ids_are_unique(draft: Draft, _today: date) -> Iterator[Problem]:
    yield from _taken_ids([*draft.entries, *draft.small_talk])
    for group in (draft.facts, draft.topics, draft.aspects, draft.routes):
        yield from _taken_ids(group)


def _taken_ids(group: Sequence[AnyPlaced]) -> Iterator[Problem]:
    first: dict[str, AnyPlaced] = {}
    for placed in group:
        other = first.setdefault(placed.item.id, placed)
        if other is not placed:
            line, _ = other.document.place((*other.path, "id"))
            yield placed.problem(
                f"the id {placed.item.id!r} is taken ({other.document.file}:{line}); "
                "choose another, or remove one of the two",
                "id",
            )


def _references_lead_somewhere(draft: Draft, _today: date) -> Iterator[Problem]:
    names = {
        kind: {placed.item.id for placed in group} | draft.mentioned.get(kind, set())
        for kind, group in (
            ("entry", draft.entries),
            ("fact", draft.facts),
            ("topic", draft.topics),
            ("aspect", draft.aspects),
        )
    }

    def is_dead(kind: str, name: str) -> bool:
        return name not in names[kind] and kind not in draft.unreadable

    def dead(kind: str, name: str) -> str:
        return f"there is no {kind} {name!r}; correct or remove it{did_you_mean(name, names[kind])}"

    for placed in draft.entries:
        entry = placed.item
        for number, name in enumerate(entry.facts):
            if is_dead("fact", name):
                yield placed.problem(dead("fact", name), "facts", number)
        for number, name in enumerate(entry.related):
            if is_dead("entry", name):
                yield placed.problem(dead("entry", name), "related", number)
            elif name == entry.id:
                yield placed.problem(
                    "an entry is not related to itself; remove it", "related", number
                )
        for number, step in enumerate(entry.next):
            if step.answer and is_dead("entry", step.answer):
                yield placed.problem(dead("entry", step.answer), "next", number, "answer")
        if entry.topic and is_dead("topic", entry.topic):
            yield placed.problem(dead("topic", entry.topic), "topic")
        if entry.aspect and is_dead("aspect", entry.aspect):
            yield placed.problem(dead("aspect", entry.aspect), "aspect")
    for route in draft.routes:
        if is_dead("entry", route.item.answer):
            yield route.problem(dead("entry", route.item.answer), "answer")
    for talk in draft.small_talk:
        for number, name in enumerate(talk.item.facts):
            if is_dead("fact", name):
                yield talk.problem(dead("fact", name), "facts", number)
        for number, name in enumerate(talk.item.answers):
            if is_dead("entry", name):
                yield talk.problem(dead("entry", name), "answers", number)
    if draft.ui:
        for number, name in enumerate(draft.ui.item.start_topics):
            if is_dead("entry", name):
                # The greeting does without.
                yield draft.ui.problem(
                    dead("entry", name), "start_topics", number, severity=Severity.WARNING
                )


def _something_is_answered(draft: Draft, _today: date) -> Iterator[Problem]:
    if not draft.entries and not draft.mentioned.get("entry") and "entry" not in draft.unreadable:
        yield Problem("answers", 1, 1, "there is no answer; write one to a file in this folder")


def _one_entry_for_each_aspect(draft: Draft, _today: date) -> Iterator[Problem]:
    first: dict[tuple[str, str], Placed[Entry]] = {}
    for placed in draft.entries:
        topic, aspect = placed.item.topic, placed.item.aspect
        if not topic or not aspect:
            continue
        other = first.setdefault((topic, aspect), placed)
        if other is not placed:
            yield placed.problem(
                f"{other.item.id!r} answers aspect {aspect!r} of {topic!r} already; "
                "remove `aspect` from one of them",
                "aspect",
            )


def _phrasings_belong_to_one_entry(draft: Draft, _today: date) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    if draft.out_of_scope:
        for text in (*draft.out_of_scope.far, *draft.out_of_scope.near):
            owners[folded(text)] = "out_of_scope.yaml"
    askable: list[Placed[Entry] | Placed[SmallTalk]] = [*draft.entries, *draft.small_talk]
    for placed in askable:
        for number, text in enumerate(placed.item.phrasings):
            owner = owners.setdefault(folded(text), placed.item.id)
            if owner != placed.item.id:
                yield placed.problem(
                    f"the phrasing {text[:50]!r} stands under {owner!r} too; "
                    "keep it in one place only",
                    "phrasings",
                    number,
                )


def _answers_fit_a_phone(draft: Draft, _today: date) -> Iterator[Problem]:
    for placed in draft.entries:
        entry = placed.item
        parts = [entry.opening, entry.short, entry.detail, entry.warning]
        words = sum(len(part.split()) for part in parts if part)
        words += sum(len(step.say.split()) for step in entry.next)
        if not SHORTEST_ANSWER <= words <= LONGEST_ANSWER:
            yield placed.problem(
                f"the answer has {words} words; {SHORTEST_ANSWER} to {LONGEST_ANSWER} fit a phone",
                "detail",
                severity=Severity.WARNING,
            )


def _facts_are_used_and_fresh(draft: Draft, today: date) -> Iterator[Problem]:
    used = {name for placed in draft.entries for name in placed.item.facts}
    used |= {name for placed in draft.small_talk for name in placed.item.facts}
    for placed in draft.facts:
        fact = placed.item
        if fact.id not in used and draft.whole:
            yield placed.problem(
                f"no answer uses the fact {fact.id!r}; name it under `facts:` or remove it",
                "id",
                severity=Severity.WARNING,
            )
        if fact.checked > today:
            yield placed.problem(
                f"checked on {spoken_day(fact.checked)}, which is still to come; "
                "write the day it was really checked",
                "checked",
            )
        elif fact.review_by() < today:
            yield placed.problem(
                f"the review was due on {spoken_day(fact.review_by())}; compare it with "
                f"{fact.sources[0]} and set `checked`",
                "checked",
                severity=Severity.WARNING,
            )


def _aspects_have_a_subject(draft: Draft, _today: date) -> Iterator[Problem]:
    for placed in draft.entries:
        if placed.item.aspect and not placed.item.topic:
            yield placed.problem("an aspect needs a topic; add `topic:`", "aspect", key=True)


def _marks_are_closed(draft: Draft, _today: date) -> Iterator[Problem]:
    for placed in draft.entries:
        for name in ("opening", "short", "detail", "warning"):
            text: str = getattr(placed.item, name) or ""
            if any(line.count("*") % 2 for line in text.splitlines()):
                yield placed.problem("a '*' has no partner; write *bold* or remove it", name)
            if re.search(r"</?[a-z]+[ >]|\]\(|^#{1,4} |https?://", text, re.MULTILINE):
                yield placed.problem(
                    "only *bold* and '- ' lists are formatting; "
                    "put links under `next:` with url, or into facts",
                    name,
                )


def folded(text: str) -> str:
    """A phrasing without case and punctuation, for finding doubles."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


_CHECKS: tuple[Callable[[Draft, date], Iterator[Problem]], ...] = (
    _ids_are_unique,
    _references_lead_somewhere,
    _something_is_answered,
    _one_entry_for_each_aspect,
    _aspects_have_a_subject,
    _phrasings_belong_to_one_entry,
    _answers_fit_a_phone,
    _facts_are_used_and_fresh,
    _marks_are_closed,
)
