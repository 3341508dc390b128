"""Replies as plain text."""

from dataclasses import replace

import pytest

from bot.conversation.reply import Bullets, Button, Caution, Heading, Message, Paragraph
from bot.conversation.text import Span, link, plain
from bot.terminal.plain import buttons_text, fact_text, message_text, messages_text
from tests.terminal.scripted import EIKAIWA, HOURS, SELLING, STATUS, said

WHOLE = """\
What eikaiwa work is like
Eikaiwa (英会話) are private English conversation schools. You teach one student or a small group, \
mostly in the afternoon, the evening and at weekends. It is a business: students are customers.

What decides how it feels:
- Students: at ECC about half of the lessons are for children; Gaba is one student for 40 minutes.
- Hours: often 12:00 to 21:00, Tuesday to Saturday.
- Status: Humanities (https://www.moj.go.jp/isa/)

Careful: Some chains offer contractor terms: no paid leave, no social insurance, and nothing for \
lessons that are cancelled.

What to do next
- Compare the chains.
- Read about contractor terms first.

Facts and sources
Usual working time in conversation schools: afternoon, evening and weekend, about 12:00-21:00, \
often Tuesday to Saturday. AEON, \
https://www.aeonet.com/application-requirements/contract-stipulations-benefits/, checked 22 Nov 2026
Selling as part of the job, as former AEON teachers describe it: textbooks and courses are sold to \
students; some felt pressed to sell (as of 2007, not confirmed). Personal accounts, \
https://aeontruth.wordpress.com/, checked 22 Nov 2026
Status that conversation schools sponsor: Engineer/Specialist in Humanities/International Services \
(as of April 2025). Immigration Services Agency (出入国在留管理庁), \
https://www.moj.go.jp/isa/applications/status/gijinkoku.html, checked 1 Mar 2025, due to be checked \
again"""


def test_an_answer_reads_as_on_a_phone() -> None:
    assert message_text(EIKAIWA) == WHOLE


def test_messages_stand_a_blank_line_apart() -> None:
    assert messages_text([said("One."), said("Two.")]) == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("fact", "ends"),
    [
        (HOURS, "Saturday. AEON, https://www.aeonet.com/"),
        (SELLING, "(as of 2007, not confirmed). Personal accounts, https://aeontruth"),
        (STATUS, "checked 1 Mar 2025, due to be checked again"),
        (replace(HOURS, value="Ends here."), "Ends here. AEON"),
        (replace(HOURS, url="javascript:alert(1)"), "AEON, checked 22 Nov 2026"),
    ],
)
def test_facts_state_their_origin(fact, ends: str) -> None:
    assert ends in fact_text(fact)


def test_addresses_are_written_once() -> None:
    text = (
        *link("the page", "https://a.example/x"),
        Span(", "),
        *link("https://b.example", "https://b.example"),
    )
    assert message_text(Message((Paragraph(text),))) == (
        "the page (https://a.example/x), https://b.example"
    )
    assert message_text(Message((Paragraph(link("odd", "ftp://a.example")),))) == "odd"


def test_lines_of_an_item_hang_under_it() -> None:
    assert message_text(Message((Bullets((plain("one\ntwo"),)),))) == "- one\n  two"


def test_strangers_text_cannot_leave_its_place() -> None:
    nasty = "a\x1b[2Jb\rc\u202ed\u200be"
    blocks = (Heading(plain("x\ny")), Paragraph(plain(nasty)), Caution(plain(nasty)))
    assert message_text(Message(blocks)) == (
        "x y\na\N{REPLACEMENT CHARACTER}[2Jb\ncde\n\nCareful: a\N{REPLACEMENT CHARACTER}[2Jb\ncde"
    )
    buttons = (((1, Button("two\nlines\x1b", "a")), (2, Button("b", "b"))),)
    assert buttons_text(buttons) == "[1] two lines\N{REPLACEMENT CHARACTER}\n[2] b"
