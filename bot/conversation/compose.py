"""From a knowledge entry to a message: the answer, its next steps, its facts, its buttons."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.conversation.presses import Press, entry_button
from bot.conversation.reply import (
    Block,
    Bullets,
    Button,
    Caution,
    FactLine,
    Facts,
    Heading,
    Keyboard,
    Message,
    Outcome,
    Paragraph,
    Source,
)
from bot.conversation.text import Text, link, marked, plain
from bot.knowledge.base import Knowledge
from bot.knowledge.fields import spoken_as_of, spoken_day
from bot.knowledge.model import Dated
from bot.knowledge.models import Entry, Fact

FOLLOW_UPS = 4
"""Buttons to other entries under an answer."""


def answer(knowledge: Knowledge, entry: Entry, today: date, outcome: Outcome | None) -> Message:
    """The message that answers with an entry.

    Args:
        knowledge: Where its facts and the fixed sentences are.
        entry: What to answer.
        today: The day for which reviews are judged.
        outcome: How the ask was understood, if there was one.
    """
    facts = [knowledge.facts[name] for name in entry.facts]
    blocks: list[Block] = [Heading(plain(entry.title))]
    if entry.opening:
        blocks.append(Paragraph(marked(entry.opening)))
    blocks.append(Paragraph(marked(entry.short)))
    blocks += prose(entry.detail)
    if entry.warning:
        blocks.append(Caution(marked(entry.warning)))
    blocks.append(Paragraph(((marked(f"*{knowledge.ui.next_heading}*"))[0],)))
    blocks.append(Bullets(tuple(_step(step.say, step.url) for step in entry.next)))
    due = [fact.review_by() for fact in facts if fact.review_by() < today]
    if due:
        blocks.append(Caution(plain(knowledge.ui.overdue.format(when=spoken_day(min(due))))))
    if facts:
        blocks.append(fact_block(knowledge, facts, today))
    return Message(
        tuple(blocks), (*follow_ups(knowledge, entry), _rating(knowledge, entry)), outcome
    )


def fact_block(knowledge: Knowledge, facts: Sequence[Fact], today: date) -> Facts:
    """The facts behind an answer, each with its origin."""
    return Facts(knowledge.ui.facts_heading, tuple(_fact(knowledge, fact, today) for fact in facts))


def sources(facts: Iterable[Fact]) -> tuple[Source, ...]:
    """The pages behind some facts, each once, in order."""
    first: dict[str, Source] = {}
    for fact in facts:
        first.setdefault(fact.sources[0], Source(fact.sources[0], fact.checked))
    return tuple(first.values())


def prose(text: str) -> list[Block]:
    """Paragraphs and lists of a maintainer's text: '- ' starts an item, an empty line a paragraph."""
    blocks: list[Block] = []
    for chunk in text.strip().split("\n\n"):
        lines: list[str] = []
        items: list[str] = []
        for line in chunk.splitlines():
            if line.startswith("- "):
                items.append(line[2:])
            elif items and line.startswith("  "):
                items[-1] += " " + line.strip()
            else:
                if items:
                    blocks.append(Bullets(tuple(marked(item) for item in items)))
                    items = []
                lines.append(line.strip())
                continue
            if lines:
                blocks.append(Paragraph(marked(" ".join(lines))))
                lines = []
        if items:
            blocks.append(Bullets(tuple(marked(item) for item in items)))
        if lines:
            blocks.append(Paragraph(marked(" ".join(lines))))
    return blocks


def choices(knowledge: Knowledge, entries: Iterable[str]) -> Keyboard:
    """A row for each entry, leading to it."""
    return tuple((entry_button(knowledge, name),) for name in entries)


def _step(say: str, url: str | None) -> Text:
    return link(say, url) if url else marked(say)


def _fact(knowledge: Knowledge, fact: Fact, today: date) -> FactLine:
    return FactLine(
        what=fact.what,
        value=fact.value,
        as_of=spoken_as_of(fact.as_of),
        source=knowledge.site_name(fact.sources[0]),
        url=fact.sources[0],
        checked=fact.checked,
        hedge=hedge(knowledge, fact),
        overdue=fact.review_by() < today,
    )


def hedge(knowledge: Knowledge, dated: Dated) -> str | None:
    """How sure a statement is, in words; None for one that an official page makes."""
    hedges = {"high": None, "medium": knowledge.ui.hedge_medium, "low": knowledge.ui.hedge_low}
    return hedges[dated.confidence]


def follow_ups(knowledge: Knowledge, entry: Entry) -> Keyboard:
    """Buttons to what people ask next, two in a row."""
    wanted = [step.answer for step in entry.next if step.answer] + entry.related
    names = list(dict.fromkeys(wanted))[:FOLLOW_UPS]
    buttons = [entry_button(knowledge, name) for name in names]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def _rating(knowledge: Knowledge, entry: Entry) -> tuple[Button, ...]:
    return (
        Button(knowledge.ui.helpful, Press.helpful(entry.id)),
        Button(knowledge.ui.not_helpful, Press.not_helpful(entry.id)),
    )
