"""Names: each is given once, and each that is used leads somewhere."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.knowledge.checks.draft import Draft, Named, Placed
from bot.knowledge.problems import Problem, Severity, did_you_mean
from bot.knowledge.references import references


def ids_are_unique(draft: Draft, _today: date) -> Iterator[Problem]:
    """No two items of a kind share an id; answers and small talk share their names."""
    kinds = draft.named()
    yield from _taken([*kinds.pop("entry"), *draft.small_talk])
    for group in kinds.values():
        yield from _taken(group)


def _taken(group: Sequence[Placed[Named]]) -> Iterator[Problem]:
    first: dict[str, Placed[Named]] = {}
    for placed in group:
        other = first.setdefault(placed.item.id, placed)
        if other is not placed:
            line, _ = other.document.place((*other.path, "id"))
            yield placed.problem(
                f"the id {placed.item.id!r} is taken ({other.document.file}:{line}); "
                "choose another, or remove one of the two",
                "id",
            )


def references_lead_somewhere(draft: Draft, _today: date) -> Iterator[Problem]:
    """Whatever is named exists."""
    names = {
        kind: {placed.item.id for placed in group} | draft.mentioned.get(kind, set())
        for kind, group in draft.named().items()
    }

    countries = draft.wordings.get("countries")
    names["country"] = {country.code for country in countries or ()}
    unreadable = draft.unreadable | (set() if countries else {"country"})

    def dead(kind: str, name: str) -> str | None:
        if name in names[kind] or kind in unreadable:
            return None
        return f"there is no {kind} {name!r}; correct or remove it{did_you_mean(name, names[kind])}"

    for placed in draft.all():
        for path, kind, name in references(placed.item):
            message = dead(kind, name)
            if message:
                yield placed.problem(message, *path)
    if draft.ui:
        for path, kind, name in references(draft.ui.item):
            message = dead(kind, name)
            if message:  # the greeting does without
                yield draft.ui.problem(message, *path, severity=Severity.WARNING)


def nothing_is_related_to_itself(draft: Draft, _today: date) -> Iterator[Problem]:
    """An entry does not offer itself as the next thing to read."""
    for placed in draft.entries:
        for number, name in enumerate(placed.item.related):
            if name == placed.item.id:
                yield placed.problem(
                    "an entry is not related to itself; remove it", "related", number
                )


def something_is_answered(draft: Draft, _today: date) -> Iterator[Problem]:
    """There is at least one answer."""
    if not draft.entries and not draft.mentioned.get("entry") and "entry" not in draft.unreadable:
        yield Problem("answers", 1, 1, "there is no answer; write one to a file in this folder")
