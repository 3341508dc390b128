"""Replies as styled lines for a terminal of a given width."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text as Painted

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

DIM = Style(dim=True)
_BOLD = Style(bold=True)
_CAREFUL = Style(color="yellow")
_NUMBER = Style(color="cyan", bold=True)

_BULLET = "• "
_BAR = "│ "
_FACT = "  "
_ORIGIN = "    "
_BETWEEN_BUTTONS = "  "


@dataclass(frozen=True, slots=True)
class Page:
    """What is painted on.

    Args:
        console: The terminal.
        width: Columns to use.
        hyperlinks: Whether the terminal follows links; if not, addresses are written out.
    """

    console: Console
    width: int
    hyperlinks: bool


def message_lines(message: Message, page: Page) -> Iterator[Painted]:
    """Paint a message, without its buttons.

    Args:
        message: The message.
        page: Where it will be shown.

    Yields:
        Lines that fit the page, except those with an address written out, which follows the words
        that lead to it: it is never broken, so that it can be clicked and copied.
    """
    yield from _block_lines(message.blocks[0], page)
    for before, block in pairwise(message.blocks):
        if not close(before, block):
            yield Painted()
        yield from _block_lines(block, page)


def button_lines(buttons: NumberedKeyboard, page: Page) -> Iterator[Painted]:
    """Paint buttons: each row on a new line, and as many of it side by side as fit.

    Args:
        buttons: Rows of numbered buttons.
        page: Where they will be shown.

    Yields:
        Lines that fit the page.
    """
    for row in buttons:
        line = Painted()
        for number, button in row:
            mark = Painted(f"[{number}] ", _NUMBER)
            label = Painted(safe.line(button.label))
            needed = cell_len(_BETWEEN_BUTTONS) + mark.cell_len + label.cell_len
            if line and line.cell_len + needed <= page.width:
                line.append(_BETWEEN_BUTTONS).append_text(mark).append_text(label)
                continue
            if line:
                yield line
            *full, line = _hanging(mark, label, page)
            yield from full
        if line:
            yield line


def notice_lines(text: str, page: Page) -> Iterator[Painted]:
    """Paint a short line that is about the conversation rather than part of it."""
    yield from _hanging("", Painted(safe.line(text), DIM), page)


def _block_lines(block: Block, page: Page) -> Iterator[Painted]:
    match block:
        case Heading(text):
            yield from _text_lines("", text, page, _BOLD)
        case Paragraph(text):
            yield from _text_lines("", text, page)
        case Bullets(items):
            for item in items:
                yield from _text_lines(_BULLET, item, page)
        case Caution(text):
            body = Painted.assemble((wording.CAREFUL, _CAREFUL + _BOLD), _painted(text, page))
            bar = Painted(_BAR, _CAREFUL)
            yield from _hanging(bar, body, page, bar)
            yield from _address_lines(text, _BAR, page)
        case Facts(title, lines):
            yield from _hanging("", Painted(safe.line(title), DIM + _BOLD), page)
            for fact in lines:
                yield from _fact_lines(fact, page)


def _fact_lines(fact: FactLine, page: Page) -> Iterator[Painted]:
    reservations = wording.reservations(fact)
    value = f"{fact.what}: {fact.value}" + (f" ({reservations})" if reservations else "")
    yield from _hanging(_FACT, Painted(safe.line(value), DIM), page)

    address = safe.link(fact.url)
    linked = DIM + Style(link=address) if address and page.hyperlinks else DIM
    checked = _CAREFUL if fact.overdue else DIM
    origin = Painted.assemble(
        (safe.line(fact.source), linked), (", ", DIM), (wording.checked(fact), checked)
    )
    yield from _hanging(_ORIGIN, origin, page)
    if address and not page.hyperlinks:
        yield Painted(_ORIGIN + address, DIM)


def _text_lines(mark: str, text: Text, page: Page, style: Style | None = None) -> Iterator[Painted]:
    yield from _hanging(mark, _painted(text, page, style), page)
    yield from _address_lines(text, " " * cell_len(mark), page)


def _painted(text: Text, page: Page, style: Style | None = None) -> Painted:
    painted = Painted(style=style or Style.null())
    for span in text:
        look = _BOLD if span.bold else Style.null()
        address = _address(span)
        if address and page.hyperlinks:
            look += Style(underline=True, link=address)
        painted.append(safe.block(span.text), look)
    return painted


def _address_lines(text: Text, margin: str, page: Page) -> Iterator[Painted]:
    """Write out the addresses that a text leads to, where links cannot be followed."""
    if not page.hyperlinks:
        for span in text:
            address = _address(span)
            if address and address != span.text:
                yield Painted(margin + address, DIM)


def _address(span: Span) -> str | None:
    return safe.link(span.url) if span.url else None


def _hanging(
    first: str | Painted, body: Painted, page: Page, rest: Painted | None = None
) -> Iterator[Painted]:
    """Wrap text behind a mark, and its further lines behind another or blanks of its width."""
    mark = Painted(first) if isinstance(first, str) else first
    margin = rest or Painted(" " * mark.cell_len)
    for line in body.wrap(page.console, max(page.width - mark.cell_len, 1), overflow="fold"):
        line.rstrip()  # the blank at which it was broken
        yield Painted.assemble(mark, line)
        mark = margin
