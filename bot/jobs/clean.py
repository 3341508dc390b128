"""Text from outside made plain: one encoding, no markup, no invisible characters, a bounded size."""

import html
import re
import unicodedata
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_LINE = 300
"""Longest title, name or place that is kept, in characters."""
MAX_TEXT = 40_000
"""Longest description that is kept; real ones have some 3,000 characters, and at most 20,000."""
MAX_URL = 2_000

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "tbody", "td", "th", "thead", "tr", "ul",
})  # fmt: skip
_SILENT = frozenset({
    "script", "style", "template", "noscript", "iframe", "object", "svg", "head", "-comment",
})  # fmt: skip
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0f]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\s*\n\s*")
_JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
# How UTF-8 looks when somebody read it as Latin-1: no language writes these pairs.
_MOJIBAKE = re.compile(
    "[\u00c2\u00c3\u00e2-\u00e9][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d"
    "\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?([A-Za-z0-9_.:-]{3,20})""")


def decoded(data: bytes) -> str:
    """Bytes as text, by byte order mark, declaration, then UTF-8 and the Japanese encodings.

    Args:
        data: A whole document.

    Returns:
        The text; what cannot be decoded becomes U+FFFD.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    names = ["utf-8-sig"]
    if declared := _DECLARED.search(data[:2048]):
        names.append(declared[1].decode("ascii"))
    for name in (*names, "cp932", "euc_jp"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", "replace")


def repaired(text: str) -> str:
    """Undo UTF-8 that was read as Latin-1 or Windows-1252 somewhere on its way.

    Args:
        text: Any text.

    Returns:
        The text that was meant; unchanged if it is sound or beyond repair.
    """
    if not _MOJIBAKE.search(text):
        return text
    for name in ("latin-1", "cp1252"):
        try:
            meant = text.encode(name).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if len(_JAPANESE.findall(meant)) >= len(_JAPANESE.findall(text)):
            return meant
    return text


def plain(text: object, limit: int = MAX_TEXT) -> str:
    """Plain text of a field that may hold HTML, entities (once or twice) or broken characters.

    Compatibility forms are unified (full-width digits, signs and letters), so that one rule reads
    both; line breaks stay.

    Args:
        text: The field; anything but text counts as nothing.
        limit: Longest text that is kept, in characters.

    Returns:
        Text without markup; empty if there is none.
    """
    if not isinstance(text, str):
        return ""
    text = text[: limit * 4]
    for _ in range(3):  # WordPress feeds and Greenhouse escape what is already escaped
        if _TAG.search(text):
            text = _without_markup(text)
        elif _ENTITY.search(text):
            text = html.unescape(text)
        else:
            break
    text = unicodedata.normalize("NFKC", repaired(text))
    text = _INVISIBLE.sub("", _CONTROL.sub(" ", text.replace("\r", "\n")))
    text = _BLANK_LINES.sub("\n", _SPACES.sub(" ", text)).strip()
    return text[:limit]


def line(text: object, limit: int = MAX_LINE) -> str:
    """Plain text in one line, for titles, names and places.

    Args:
        text: The field; a number is written out, anything else but text counts as nothing.
        limit: Longest text that is kept, in characters.
    """
    if isinstance(text, int) and not isinstance(text, bool):
        text = str(text)
    return " ".join(plain(text, limit).split())


def address(text: object) -> str:
    """A link that is safe to offer.

    Args:
        text: What a source gave as an address.

    Returns:
        An absolute http or https address without credentials; empty for all else (`javascript:`,
        a relative path, a host with blanks).
    """
    if not isinstance(text, str):
        return ""
    text = html.unescape(text.strip())
    if len(text) > MAX_URL or any(char.isspace() or not char.isprintable() for char in text):
        return ""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not host or parts.username or "." not in host:
        return ""
    return text


def _without_markup(text: str) -> str:
    tree = LexborHTMLParser(text)
    pieces: list[str] = []
    if tree.root is not None:
        _collect(tree.root, pieces)
    return "".join(pieces)


def _collect(root: LexborNode, pieces: list[str]) -> None:
    """Gather the text below a node; a stack, since hostile markup nests deeper than Python may."""
    stack: list[LexborNode | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        tag = node.tag or ""
        if tag == "-text":
            pieces.append(node.text_content or "")
            continue
        if tag in _SILENT:
            continue
        if tag in _BLOCKS:
            pieces.append("\n- " if tag == "li" else "\n")
            stack.append("\n")
        child = node.last_child
        while child is not None:
            stack.append(child)
            child = child.prev
