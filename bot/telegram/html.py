"""From a message to Telegram's HTML."""

from collections.abc import Iterator
from html import escape
from itertools import chain

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
from bot.conversation.text import Span, Text, plain
from bot.telegram.parts import LONGEST, Line, Parts, trimmed, units

LONGEST_ADDRESS = 2048
"""UTF-16 units of an address that is linked to, as it stands in the HTML."""
NOTHING = "…"
"""What a message says that shows nothing else; Telegram refuses empty ones."""

_BULLET = Span("• ")


def rendered(message: Message, longest: int = LONGEST) -> list[str]:
    """Write a message as HTML.

    Args:
        message: The message.
        longest: Most UTF-16 units of a text, markup included.

    Returns:
        One text or more, each valid by itself and with something to see. They are divided between
        blocks if possible, else between items and facts, else between words.
    """
    parts = Parts(longest)
    for blocks in _kept_together(message.blocks):
        if not parts.put(list(chain.from_iterable(blocks))):
            for block in blocks:
                if not parts.put(block):
                    for line in block:
                        if not parts.put([line]):
                            parts.cut(line)
    return parts.texts() or [NOTHING]


def _kept_together(blocks: tuple[Block, ...]) -> Iterator[list[list[Line]]]:
    """The lines of each block, in groups of blocks that belong together."""
    group: list[list[Line]] = []
    before: Block | None = None
    for block in blocks:
        joined = before is not None and close(before, block)
        lines = list(_lines(block, "\n" if joined else "\n\n"))
        if not lines:
            continue
        if group and not joined:
            yield group
            group = []
        group.append(lines)
        before = block
    if group:
        yield group


def _lines(block: Block, gap: str) -> Iterator[Line]:
    """The lines of a block that show something; `gap` divides it from the block before."""
    quoted = isinstance(block, Facts)
    for runs in filter(None, _runs(block)):
        yield Line(runs, gap, quoted)
        gap = "\n"


def _runs(block: Block) -> Iterator[Text]:
    match block:
        case Heading(text):
            yield _bold_line(text)
        case Paragraph(text):
            yield _shown(text)
        case Bullets(items):
            for item in items:
                yield _marked((_BULLET,), _shown(item))
        case Caution(text):
            yield _marked((Span(wording.CAREFUL.rstrip(), bold=True), Span(" ")), _shown(text))
        case Facts(title, lines):
            yield _bold_line(plain(title))
            for fact in lines:
                yield _marked((_BULLET,), _fact(fact))


def _fact(fact: FactLine) -> Text:
    """What: value (as of April 2025). Source, checked 22 Nov 2026. The source is a link."""
    value = safe.line(f"{fact.what}: {fact.value}").strip()
    reservations = safe.line(wording.reservations(fact))
    if reservations:
        value = f"{value} ({reservations})"
    end = " " if value.endswith((".", "?", "!")) else ". "
    source = _shown((Span(safe.line(fact.source), url=fact.url),))
    checked = wording.checked(fact)
    return (Span(value + end), *source, Span(f", {checked}" if source else checked))


def _marked(mark: Text, text: Text) -> Text:
    return (*mark, *text) if text else ()


def _shown(text: Text) -> Text:
    """Text as it may be shown, without blanks at its ends."""
    return trimmed(tuple(map(_safe, text)))


def _bold_line(text: Text) -> Text:
    return tuple(Span(run.text.replace("\n", " "), True, run.url) for run in _shown(text))


def _safe(span: Span) -> Span:
    shown, address = safe.block(span.text), _address(span.url)
    # A link without words would be lost, and the source with it.
    return Span(shown if shown.strip() else address or shown, span.bold, address)


def _address(url: str | None) -> str | None:
    """An address that Telegram links to, or None."""
    address = safe.link(url) if url else None
    return address if address and units(escape(address)) <= LONGEST_ADDRESS else None
