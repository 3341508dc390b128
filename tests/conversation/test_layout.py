"""Which blocks belong together, and the words that all doors share."""

from datetime import date

import pytest

from bot.conversation import wording
from bot.conversation.layout import close
from bot.conversation.reply import Block, Bullets, Caution, FactLine, Heading, Paragraph
from bot.conversation.text import marked, plain

LIST = Bullets((plain("item"),))
TEXT = Paragraph(plain("Text."))
FACT = FactLine("What", "value", "Apr 2025", "Site", "https://x.example", date(2026, 11, 2))


@pytest.mark.parametrize(
    ("before", "after", "together"),
    [
        (Heading(plain("Title")), TEXT, True),
        (Heading(plain("Title")), LIST, True),
        (Paragraph(plain("These:")), LIST, True),
        (Paragraph(marked("*What to do next*")), LIST, True),
        (Paragraph(marked("*Half* bold")), LIST, False),
        (TEXT, LIST, False),
        (Paragraph(plain("These:")), TEXT, False),
        (LIST, TEXT, False),
        (Caution(plain("These:")), LIST, False),
    ],
)
def test_what_belongs_together(before: Block, after: Block, *, together: bool) -> None:
    assert close(before, after) is together


def test_words_around_a_fact() -> None:
    unsure = FactLine("What", "value", None, "Site", "", date(2025, 1, 31), "not confirmed", True)
    assert wording.reservations(FACT) == "as of Apr 2025"
    assert wording.checked(FACT) == "checked 2 Nov 2026"
    assert wording.reservations(unsure) == "not confirmed"
    assert wording.checked(unsure) == "checked 31 Jan 2025, due to be checked again"
