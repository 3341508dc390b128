"""From a message as typed to words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.words import normalise, stem, tokens, without_fillers


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Don't they PAY?!", ["dont", "they", "pay"]),
        ("soooo tired", ["soo", "tired"]),
        ("29.5 hours, 3,600,000 yen", ["29.5", "hours", "3600000", "yen"]),
        ("résumé Ｎ２", ["resume", "n2"]),
        ("🇵🇭 nurse", ["ph", "nurse"]),
        ("c++ or c#", ["c++", "or", "c#"]),
        ("技人国\u200bビザ", ["技人国ビザ"]),
    ],
)
def test_words(typed: str, read: list[str]) -> None:
    assert tokens(normalise(typed)) == read


def test_phone_spelling_and_fillers() -> None:
    words = tokens(normalise("hello po, can u help"), {"u": "you"})
    assert without_fillers(words, frozenset({("hello",), ("po",)})) == ["can", "you", "help"]
    assert without_fillers(["hello"], frozenset({("hello",)})) == ["hello"]


@given(st.text(st.characters(), max_size=300))
def test_anything_can_be_read(text: str) -> None:
    for word in tokens(normalise(text)):
        assert word
        stem(word)
