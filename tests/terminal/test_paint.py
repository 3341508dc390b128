"""Replies as styled lines: what they say, where they wrap, and what is highlighted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Painted

from bot.conversation.reply import Bullets, Button, Caution, Heading, Message, Paragraph
from bot.conversation.text import Span, link, plain
from bot.terminal.paint import Page, button_lines, message_lines, notice_lines
from tests.terminal.scripted import EIKAIWA

NUMBERED = (
    ((1, Button("Pay, hours and holidays", "a")),),
    ((2, Button("Chains compared", "b")), (3, Button("School jobs", "c"))),
)


def page(width: int, *, hyperlinks: bool = False) -> Page:
    return Page(Console(width=width), width, hyperlinks)


def shown(lines) -> list[str]:
    return [line.plain for line in lines]


def styled(lines: list[Painted], words: str) -> str:
    """How the first line with some words shows them."""
    line = next(line for line in lines if words in line.plain)
    return str(line.get_style_at_offset(Console(), line.plain.index(words)))


def test_an_answer_on_a_phone_sized_terminal() -> None:
    lines = shown(message_lines(EIKAIWA, page(40)))
    assert lines[:4] == [
        "What eikaiwa work is like",
        "Eikaiwa (英会話) are private English",
        "conversation schools. You teach one",
        "student or a small group, mostly in the",
    ]
    at = lines.index("What decides how it feels:")
    assert lines[at + 1 : at + 15] == [
        "• Students: at ECC about half of the",
        "  lessons are for children; Gaba is one",
        "  student for 40 minutes.",
        "• Hours: often 12:00 to 21:00, Tuesday",
        "  to Saturday.",
        "• Status: Humanities",
        "  https://www.moj.go.jp/isa/",
        "",
        "│ Careful: Some chains offer contractor",
        "│ terms: no paid leave, no social",
        "│ insurance, and nothing for lessons",
        "│ that are cancelled.",
        "",
        "What to do next",
    ]
    assert lines[-1] == "    https://www.moj.go.jp/isa/applications/status/gijinkoku.html"


@pytest.mark.parametrize("width", [12, 40, 80, 88])
@pytest.mark.parametrize("hyperlinks", [True, False])
def test_only_addresses_are_wider_than_the_page(width: int, hyperlinks: bool) -> None:
    for line in shown(message_lines(EIKAIWA, page(width, hyperlinks=hyperlinks))):
        assert cell_len(line) <= width or line.strip().startswith("https://")


def test_addresses_are_written_out_unless_they_can_be_followed() -> None:
    written = [line for line in shown(message_lines(EIKAIWA, page(80))) if "https://" in line]
    assert len(written) == 4
    linked = list(message_lines(EIKAIWA, page(80, hyperlinks=True)))
    assert not any("https://" in line.plain for line in linked)
    assert "link https://www.moj.go.jp/isa/" in styled(linked, "Humanities")
    assert "link https://aeontruth.wordpress.com/" in styled(linked, "Personal accounts")


def test_what_leads_nowhere_safe_is_only_words() -> None:
    message = Message((Paragraph(link("odd", "file:///etc/passwd")),))
    for hyperlinks in (True, False):
        (line,) = message_lines(message, page(40, hyperlinks=hyperlinks))
        assert line.plain == "odd"
        assert "link" not in str(line.get_style_at_offset(Console(), 0))


def test_wide_characters_wrap_by_columns() -> None:
    message = Message((Bullets((plain("日本で働きたい方のための相談窓口"),)),))
    assert shown(message_lines(message, page(12))) == [
        "• 日本で働き",
        "  たい方のた",
        "  めの相談窓",
        "  口",
    ]


def test_what_is_highlighted() -> None:
    lines = list(message_lines(EIKAIWA, page(80)))
    assert styled(lines, "What eikaiwa") == "bold"
    assert styled(lines, "Students") == "bold"
    assert styled(lines, ": at ECC") == "none"
    assert styled(lines, "Careful:") == "bold yellow"
    assert styled(lines, "Some chains") == "none"
    assert styled(lines, "contractor") == "bold"
    assert styled(lines, "Usual working time") == "dim"
    assert styled(lines, "checked 22 Nov 2026") == "dim"
    assert styled(lines, "checked 1 Mar 2025") == "yellow"
    assert styled(list(button_lines(NUMBERED, page(80))), "[2]") == "bold cyan"


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (80, ["[1] Pay, hours and holidays", "[2] Chains compared  [3] School jobs"]),
        (36, ["[1] Pay, hours and holidays", "[2] Chains compared  [3] School jobs"]),
        (35, ["[1] Pay, hours and holidays", "[2] Chains compared", "[3] School jobs"]),
        (
            17,
            [
                "[1] Pay, hours",
                "    and holidays",
                "[2] Chains",
                "    compared",
                "[3] School jobs",
            ],
        ),
    ],
)
def test_buttons_stand_side_by_side_where_they_fit(width: int, expected: list[str]) -> None:
    assert shown(button_lines(NUMBERED, page(width))) == expected


def test_a_notice_is_one_dimmed_line_however_it_was_written() -> None:
    (line,) = notice_lines("Thank\nyou\x1b[0m.", page(80))
    assert line.plain == "Thank you\N{REPLACEMENT CHARACTER}[0m."
    assert str(line.style if not line.spans else line.spans[0].style) == "dim"


@given(st.text(st.characters(), max_size=200), st.integers(min_value=8, max_value=100))
def test_any_text_fits_and_nothing_of_it_is_lost(text: str, width: int) -> None:
    message = Message((Heading(plain(text)), Bullets((plain(text),)), Caution(plain(text))))
    lines = shown(message_lines(message, page(width)))
    assert all(cell_len(line) <= width for line in lines)
    for line in lines:
        assert "\x1b" not in line
        assert "\n" not in line


@given(st.lists(st.text("ab 日é", min_size=1, max_size=30).filter(str.strip), max_size=5))
def test_wrapping_keeps_the_words(words: list[str]) -> None:
    text = " ".join(words)
    lines = shown(message_lines(Message((Paragraph((Span(text),)),)), page(10)))
    assert "".join("".join(lines).split()) == "".join(text.split())
