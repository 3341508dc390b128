"""A strict reader of Telegram's HTML: what passes here, Telegram takes."""

import re
import unicodedata
from html import unescape
from html.parser import HTMLParser

LONGEST = 4096
TAGS = {"a", "b", "blockquote"}
"""What our messages use; Telegram knows some more."""
NAMED_ENTITIES = {"lt", "gt", "amp", "quot"}

_ENTITY = re.compile(r"&(?:([a-z]+)|#(\d{1,7})|#x([0-9a-f]{1,6}));")
_HREF = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)


class InvalidHtmlError(AssertionError):
    """Telegram would refuse the text, or drop something from it."""


def units(text: str) -> int:
    """UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def check(html: str) -> str:
    """Read a text as Telegram does.

    Args:
        html: The text with its markup.

    Returns:
        What people see.

    Raises:
        InvalidHtmlError: It is empty, too long, holds a character that does not belong, an unknown
            tag or entity, or tags that are empty, unclosed or wrongly nested.
    """
    try:
        length = units(html)
    except UnicodeEncodeError as error:
        raise InvalidHtmlError(f"a lone surrogate in {html!r}") from error
    if length > LONGEST:
        raise InvalidHtmlError(f"{length} units")
    for char in html:
        if unicodedata.category(char) in {"Cc", "Cf", "Cs"} and char != "\n":
            raise InvalidHtmlError(f"the character {char!r}")
    reader = _Reader(html)
    if not any(unicodedata.category(char)[0] not in "CMZ" for char in reader.seen):
        raise InvalidHtmlError(f"nothing to see in {html!r}")
    if html != html.strip():
        raise InvalidHtmlError("blanks at an end")
    return reader.seen


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.seen = ""
        self._open: list[tuple[str, int]] = []
        self._read = ""
        self.feed(html)
        self.close()
        if self._open:
            raise InvalidHtmlError(f"unclosed: {self._open}")
        if self._read != html:
            raise InvalidHtmlError(f"{html!r} was read as {self._read!r}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise InvalidHtmlError(f"unknown tag {tag!r}")
        if any(tag == other for other, _ in self._open):
            raise InvalidHtmlError(f"{tag!r} inside {tag!r}")
        if tag == "blockquote" and self._open:
            raise InvalidHtmlError(f"a quotation inside {self._open}")
        raw = self.get_starttag_text() or ""
        match tag, attrs:
            case "b", []:
                expected = "<b>"
            case "blockquote", [("expandable", None)]:
                expected = "<blockquote expandable>"
            case "a", [("href", str(address))] if _HREF.fullmatch(address):
                expected = raw if re.fullmatch(r'<a href="[^"<>]+">', raw) else ""
                _check_entities(raw)
            case _:
                raise InvalidHtmlError(f"attributes of {raw!r}")
        if raw != expected:
            raise InvalidHtmlError(f"written as {raw!r}")
        self._read += raw
        self._open.append((tag, len(self.seen)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            raise InvalidHtmlError(f"</{tag}> closes {self._open}")
        _, start = self._open.pop()
        if not self.seen[start:].strip():
            raise InvalidHtmlError(f"nothing inside {tag!r}")
        self._read += f"</{tag}>"

    def handle_data(self, data: str) -> None:
        if set(data) & set("<>&"):
            raise InvalidHtmlError(f"not escaped: {data!r}")
        self.seen += data
        self._read += data

    def handle_entityref(self, name: str) -> None:
        self._entity(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._entity(f"&#{name};")

    def _entity(self, raw: str) -> None:
        _check_entities(raw)
        self.seen += unescape(raw)
        self._read += raw

    def handle_comment(self, data: str) -> None:
        raise InvalidHtmlError(f"a comment: {data!r}")

    def handle_decl(self, decl: str) -> None:
        raise InvalidHtmlError(f"a declaration: {decl!r}")

    def handle_pi(self, data: str) -> None:
        raise InvalidHtmlError(f"an instruction: {data!r}")

    def unknown_decl(self, data: str) -> None:
        raise InvalidHtmlError(f"a declaration: {data!r}")


def _check_entities(raw: str) -> None:
    found = _ENTITY.findall(raw)
    if len(found) != raw.count("&") or any(
        name and name not in NAMED_ENTITIES for name, *_ in found
    ):
        raise InvalidHtmlError(f"an entity in {raw!r}")
