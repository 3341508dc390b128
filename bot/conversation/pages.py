"""The pages behind the commands: /start, /help, /routes, /about, /privacy."""

from collections.abc import Iterable, Mapping

from bot import __version__
from bot.advisor.eligibility import RouteVerdict
from bot.conversation import safe
from bot.conversation.presses import Press, entry_button
from bot.conversation.reply import Block, Bullets, Button, Keyboard, Message, Paragraph
from bot.conversation.text import Span, Text, marked, plain
from bot.conversation.turn import Consent
from bot.knowledge.base import Knowledge
from bot.knowledge.fields import spoken_day


def start(knowledge: Knowledge, first_name: str | None) -> Message:
    """Hello, and topics to begin with."""
    ui = knowledge.ui
    # The name is a stranger's text: it is put in after the markup has been read.
    name = " ".join(safe.line(first_name or "").split())[:40]
    blocks = _filled(ui.hello_named, name) if safe.visible(name) else _paragraphs(ui.hello)
    buttons = [
        entry_button(knowledge, topic) for topic in ui.start_topics if topic in knowledge.entries
    ]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    return Message(tuple(blocks), rows)


def help_page(knowledge: Knowledge) -> Message:
    """How to ask."""
    return Message(tuple(_paragraphs(knowledge.ui.help)))


def routes(knowledge: Knowledge, verdicts: Mapping[str, RouteVerdict] | None) -> Iterable[Message]:
    """The ways into work in Japan, a message for each group of them.

    Args:
        knowledge: The knowledge base.
        verdicts: How each route stands for the person, if anything is known about them.
    """
    said = knowledge.ui.card.verdicts
    for at, group in enumerate(knowledge.route_groups):
        found = [knowledge.routes[name] for name in group.routes]
        blocks: list[Block] = [Paragraph(plain(knowledge.ui.routes_intro))] if at == 0 else []
        blocks.append(Paragraph((Span(group.group, bold=True),)))
        lines: list[Text] = []
        for route in found:
            verdict = f" ({said[verdicts[route.id].verdict.value]})" if verdicts else ""
            lines.append((Span(f"{route.name}{verdict}", bold=True), Span(f": {route.asks_for}")))
        blocks.append(Bullets(tuple(lines)))
        buttons = [Button(route.name[:30], f"{Press.ROUTE}:{route.id}") for route in found]
        rows = tuple(tuple(buttons[n : n + 2]) for n in range(0, len(buttons), 2))
        yield Message(tuple(blocks), rows)


def about(knowledge: Knowledge) -> Message:
    """Where the answers come from."""
    newest = max((fact.checked for fact in knowledge.facts.values()), default=None)
    text = knowledge.ui.about.format(
        version=__version__,
        entries=len(knowledge.entries),
        facts=len(knowledge.facts),
        newest=spoken_day(newest) if newest else "",
    )
    return Message(tuple(_paragraphs(text)))


def privacy(knowledge: Knowledge, consent: Consent) -> Message:
    """What is kept, and the buttons to change that."""
    ui = knowledge.ui
    state = {
        Consent.GIVEN: ui.privacy_consent_given,
        Consent.REFUSED: ui.privacy_consent_refused,
        Consent.UNKNOWN: ui.privacy_consent_unknown,
    }[consent]
    change = (
        Button(ui.consent_withdraw, Press.CONSENT_WITHDRAW)
        if consent is Consent.GIVEN
        else Button(ui.consent_give, Press.CONSENT_GIVE)
    )
    rows: Keyboard = ((change,), (Button(ui.erase, Press.ERASE),))
    return Message((*_paragraphs(ui.privacy), Paragraph(plain(state))), rows)


def _paragraphs(text: str) -> list[Block]:
    """A fixed text; line breaks inside a paragraph stay."""
    return [Paragraph(marked(chunk)) for chunk in text.strip().split("\n\n")]


def _filled(text: str, name: str) -> list[Block]:
    blocks: list[Block] = []
    for chunk in text.strip().split("\n\n"):
        before, found, after = chunk.partition("{name}")
        spans = marked(before)
        blocks.append(Paragraph((*spans, Span(name), *marked(after)) if found else spans))
    return blocks
