"""Buttons as Telegram's keyboards."""

import pytest

from bot.conversation.reply import Button
from bot.telegram.html import NOTHING
from bot.telegram.keyboards import LONGEST_LABEL, markup
from bot.telegram.labels import label


def test_rows_and_buttons() -> None:
    keyboard = ((Button("Pay", "a:jet-pay"), Button("What", "a:jet")), (Button("Yes", "k"),))
    assert markup(keyboard) == {
        "inline_keyboard": [
            [
                {"text": "Pay", "callback_data": "a:jet-pay"},
                {"text": "What", "callback_data": "a:jet"},
            ],
            [{"text": "Yes", "callback_data": "k"}],
        ]
    }


def test_no_buttons_is_no_keyboard() -> None:
    assert markup(()) is None
    assert markup(((), ())) is None


def test_long_rows_go_on_below() -> None:
    found = markup((tuple(Button(str(n), str(n)) for n in range(19)), (Button("x", "x"),)))
    assert found
    assert [len(row) for row in found["inline_keyboard"]] == [8, 8, 3, 1]


def test_a_hundred_buttons_at_most() -> None:
    found = markup(tuple((Button(f"{n}", f"{n}"), Button("b", "b")) for n in range(80)))
    assert found
    assert sum(map(len, found["inline_keyboard"])) == 100
    assert all(found["inline_keyboard"])


def test_data_is_within_64_bytes_from_the_start() -> None:
    Button("x", "あ" * 21 + "a")
    with pytest.raises(ValueError, match="64"):
        Button("x", "あ" * 22)
    with pytest.raises(ValueError, match="bytes"):
        Button("x", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  JET\u202e pay\n", "JET pay"),
        ("\u200b", NOTHING),
        ("", NOTHING),
        ("word " * 20, "word " * 11 + "word…"),
        ("x" * 80, "x" * (LONGEST_LABEL - 1) + "…"),
        ("x" * LONGEST_LABEL, "x" * LONGEST_LABEL),
    ],
)
def test_labels_show_something_on_one_line(text: str, shown: str) -> None:
    assert label(text, LONGEST_LABEL) == shown
    assert len(shown) <= LONGEST_LABEL
