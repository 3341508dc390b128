"""Text that may be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import safe

BAD = safe.REPLACEMENT


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\r\nb\rc\x85d\u2028e\u2029f\vg\fh", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\tb\u2800c", "a b c"),
        ("\x1b[31mred\x07", f"{BAD}[31mred{BAD}"),
        ("\ud800x", f"{BAD}x"),
        ("a\u202eb\u2066c\u200bd\ufeffe\u00adf\u3164g", "abcdefg"),
        ("नमस्ते 日本 😀 é", "नमस्ते 日本 😀 é"),
    ],
)
def test_blocks(text: str, shown: str) -> None:
    assert safe.block(text) == shown
    assert safe.line(text) == shown.replace("\n", " ")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://x.example/a", "https://x.example/a"),
        ("HTTP://x.example", "HTTP://x.example"),
        ("https://x.example/\u202e a", "https://x.example/a"),
        ("https://", None),
        ("https:///a", None),
        ("https://?a", None),
        ("javascript:alert(1)//https://x.example", None),
        ("java\nscript:x", None),
        ("//x.example", None),
        ("", None),
    ],
)
def test_addresses(address: str, shown: str | None) -> None:
    assert safe.link(address) == shown


@pytest.mark.parametrize(
    ("text", "visible"),
    [("a", True), ("😀", True), ("日", True), ("?", True), ("\x00", True)]
    + [(junk, False) for junk in ("", " \n", "\u200b", "\u0301", "\u2800\u3164", "\U000e0041")],
)
def test_what_shows_something(text: str, *, visible: bool) -> None:
    assert safe.visible(text) is visible


@given(st.text(st.characters()))
def test_safe_text_is_stable_and_can_be_encoded(text: str) -> None:
    shown = safe.block(text)
    assert safe.block(shown) == shown
    shown.encode()
    safe.encodable(text).encode()
    assert not safe.visible(text) or shown.strip()
