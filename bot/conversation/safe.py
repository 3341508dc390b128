"""Text that may be shown anywhere: nothing invisible, no escapes, no reordering.

What a person typed comes back in answers ("I don't know the command ..."), and listings are written
by strangers, so every text passes through here on its way out.
"""

import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""What stands for a character that cannot be shown."""

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Blank although Unicode counts them as marks or letters: the usual stuff of "invisible" names.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
# Blank although Unicode counts it as a symbol: the empty cell of braille.
_SPACES = frozenset("\t\u2800")
_LINKABLE = re.compile("https?://[^/?#]", re.IGNORECASE)


def block(text: str) -> str:
    """Make text of several lines safe to show.

    Args:
        text: Anything at all, lone surrogates included.

    Returns:
        The text with every kind of line break as a newline, tabs as spaces, and control characters
        as `REPLACEMENT`. Format characters are gone: bidirectional overrides, zero-width spaces,
        and joiners too, so that a joined emoji falls into its parts.
    """
    return "".join(map(_shown, _BREAKS.sub("\n", text)))


def line(text: str) -> str:
    """Make text safe to show on one line; line breaks become spaces."""
    return block(text).replace("\n", " ")


def link(address: str) -> str | None:
    """Make an address safe to show and to link to.

    Args:
        address: Where a link leads, as stated by its source.

    Returns:
        The address without blanks, or None if it is not a web page.
    """
    shown = "".join(line(address).split())
    return shown if _LINKABLE.match(shown) else None


def visible(text: str) -> bool:
    """Whether a text shows anything by itself; blanks, marks without a letter and junk do not."""
    return any(unicodedata.category(char)[0] not in "CMZ" for char in block(text))


def encodable(text: str) -> str:
    """Replace lone surrogates, which no encoding of the outside world can carry."""
    return _SURROGATE.sub(REPLACEMENT, text)


def _shown(char: str) -> str:
    if " " <= char <= "~" or char == "\n":
        return char
    if char in _SPACES:
        return " "
    category = unicodedata.category(char)
    if category in {"Cc", "Cs"}:
        return REPLACEMENT
    if category == "Cf" or char in _BLANK:
        return ""
    return char
