"""Replies as plain text, for pipes, JSON and `senpai ask`."""

from collections.abc import Iterable
from itertools import pairwise

from bot.conversation import safe, wording
from bot.conversation.layout import close
from bot.conversation.reply import (
    Block,
    Bullets,
    Caution,
    FactLine,
    Facts,
    Heading,
    Message,
    Paragraph,
)
from bot.conversation.text import Span, Text
from bot.terminal.session import NumberedKeyboard


def message_text(message: Message) -> str:
    """Write a message as plain text, without its buttons.

    Args:
        message: The message.

    Returns:
        Safe text: no control characters except newlines, none at either end.
    """
    blocks = message.blocks
    texts = [block_text(block) for block in blocks]
    gaps = ["", *("\n" if close(a, b) else "\n\n" for a, b in pairwise(blocks))]
    return "".join(gap + text for gap, text in zip(gaps, texts, strict=True)).strip()


def messages_text(messages: Iterable[Message]) -> str:
    """Write several messages as plain text, a blank line between them."""
    return "\n\n".join(filter(None, map(message_text, messages)))


def buttons_text(buttons: NumberedKeyboard) -> str:
    """Write buttons as a numbered list, one a line."""
    return "\n".join(
        f"[{number}] {safe.line(button.label)}" for row in buttons for number, button in row
    )


def block_text(block: Block) -> str:
    """Write one block as plain text."""
    match block:
        case Heading(text):
            return safe.line(_linked(text))
        case Paragraph(text):
            return safe.block(_linked(text))
        case Bullets(items):
            return "\n".join(_hanging("- ", _linked(item)) for item in items)
        case Caution(text):
            return wording.CAREFUL + safe.block(_linked(text))
        case Facts(title, lines):
            return "\n".join([safe.line(title), *map(fact_text, lines)])


def fact_text(fact: FactLine) -> str:
    """Write a fact with its origin on one line.

    Args:
        fact: The fact.

    Returns:
        "what: value (as of April 2025). Source, address, checked 22 Nov 2026".
    """
    value = safe.line(f"{fact.what}: {fact.value}")
    reservations = safe.line(wording.reservations(fact))
    if reservations:
        value = f"{value} ({reservations})"
    origin = (safe.line(fact.source), safe.link(fact.url), wording.checked(fact))
    end = "" if value.endswith((".", "?", "!")) else "."
    return f"{value}{end} {', '.join(part for part in origin if part)}"


def _linked(text: Text) -> str:
    return "".join(map(_with_address, text))


def _with_address(span: Span) -> str:
    address = span.url and safe.link(span.url)
    return f"{span.text} ({address})" if address and address != span.text else span.text


def _hanging(mark: str, text: str) -> str:
    return mark + safe.block(text).replace("\n", "\n" + " " * len(mark))
