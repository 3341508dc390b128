"""What `kb check` sees beyond the files: answers as shown, rules as tried, entries as matched."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from bot.knowledge.base import Knowledge
from bot.knowledge.checks.draft import Draft, Placed
from bot.knowledge.nationalities import Nationality
from bot.knowledge.problems import Problem, Severity
from bot.knowledge.routes import Route
from bot.knowledge.strict_yaml import Path

if TYPE_CHECKING:
    from bot.understanding.confusions import Confusions

MOST_MESSAGES = 2
"""Telegram messages that an answer may fill with its facts."""
TENTH = 0.1
"""Share of an entry's phrasings that may go to one other before it is worth a warning."""
HALF = 0.5
"""Share of an entry's phrasings that may go to others before it counts as out of reach."""


def as_shown(knowledge: Knowledge, draft: Draft, today: date) -> Iterator[Problem]:
    """Answers that are too long once they are shown on Telegram."""
    from bot.conversation.compose import answer
    from bot.telegram.html import rendered

    for placed in draft.entries:
        message = answer(knowledge, knowledge.entries[placed.item.id], today, None)
        count = len(list(rendered(message)))
        if count > MOST_MESSAGES:
            yield placed.warning(
                f"shown on Telegram this fills {count} messages; name fewer facts, or shorten it",
                "facts",
            )


def as_tried(knowledge: Knowledge, draft: Draft, today: date) -> Iterator[Problem]:
    """Rules that no test person meets, or that none fails."""
    from bot.advisor.eligibility import Eligibility
    from bot.advisor.personas import untried

    if not draft.people:
        return
    people = [placed.item for placed in draft.people]
    for one in untried(knowledge, Eligibility(knowledge), people, today):
        line, column = _place(draft, one.file, one.rule)
        yield Problem(
            one.file,
            line,
            column,
            f"no test person {'meets' if one.met else 'fails'} the rule {one.rule!r}; "
            "add one to tests/people/",
            Severity.WARNING,
        )


def as_matched(draft: Draft, found: "Confusions") -> Iterator[Problem]:
    """Entries that steal each other's questions, and entries that hardly anything leads to.

    Args:
        draft: Where the entries stand.
        found: What `senpai kb confusions` finds.
    """
    places = {placed.item.id: placed for placed in draft.entries}
    lost: Counter[str] = Counter()
    asked: dict[str, int] = {}
    for pair in found.pairs:
        for way in pair.directions:
            lost[way.loser] += way.lost
            asked[way.loser] = way.asked
            if pair.often and way.lost >= TENTH * way.asked and way.loser in places:
                yield places[way.loser].warning(
                    f"{way.lost} of {way.asked} phrasings, unseen, go to {way.winner!r}; see: "
                    "senpai kb confusions",
                    "phrasings",
                )
    for name, count in lost.items():
        if name in places and count > HALF * asked[name]:
            yield places[name].warning(
                f"most questions for this entry go elsewhere ({count} of {asked[name]} phrasings, "
                "unseen); write phrasings that only fit here",
                "phrasings",
            )


def _place(draft: Draft, file: str, rule: str) -> tuple[int, int]:
    """Line and column of a rule."""
    for placed in draft.common_rules:
        if placed.document.file == file and placed.item.id == rule:
            return placed.document.place((*placed.path, "id"))
    holders: list[Placed[Route] | Placed[Nationality]] = [*draft.routes, *draft.nationalities]
    for holder in holders:
        if holder.document.file == file:
            for number, own in enumerate(holder.item.rules):
                if own.id == rule:
                    at: Path = (*holder.path, "rules", number, "id")
                    return holder.document.place(at)
    return (1, 1)
