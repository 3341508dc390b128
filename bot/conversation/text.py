"""Text with bold and links, apart from any channel's markup.

Knowledge files mark bold with ``*asterisks*``; nothing else is markup. Words that come from users or
feeds never pass through `marked`, so they cannot smuggle any in.
"""

import re
from dataclasses import dataclass

_BOLD = re.compile(r"\*(?=\S)([^*\n]+?)(?<=\S)\*")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style.

    Args:
        text: The characters as the reader sees them, not escaped for any channel.
        bold: Whether it is set in bold.
        url: Where the run links to, or None.
    """

    text: str
    bold: bool = False
    url: str | None = None


Text = tuple[Span, ...]
"""A line or paragraph: spans in reading order."""


def plain(text: str) -> Text:
    """Text without any markup; asterisks stay asterisks."""
    return (Span(text),)


def link(label: str, url: str) -> Text:
    """Text that leads to a page."""
    return (Span(label, url=url),)


def marked(text: str) -> Text:
    """Read ``*bold*`` in text that a maintainer wrote.

    Args:
        text: A line or paragraph from a knowledge file.

    Returns:
        Its spans, without the asterisks of well-formed pairs.
    """
    spans: list[Span] = []
    at = 0
    for found in _BOLD.finditer(text):
        if found.start() > at:
            spans.append(Span(text[at : found.start()]))
        spans.append(Span(found.group(1), bold=True))
        at = found.end()
    if at < len(text):
        spans.append(Span(text[at:]))
    return tuple(spans)


def bare(text: Text) -> str:
    """The characters alone, as a channel without any styles shows them."""
    return "".join(span.text for span in text)
