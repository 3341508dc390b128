"""Messages as Telegram's HTML."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reply import (
    Block,
    Bullets,
    Caution,
    FactLine,
    Facts,
    Heading,
    Message,
    Paragraph,
)
from bot.conversation.text import Span, Text, link, marked, plain
from bot.telegram.html import NOTHING, rendered
from bot.telegram.parts import Line, Parts
from tests.telegram.html_checker import check, units

FACT = FactLine(
    what="JET pay, first year",
    value="4,020,000 yen <before tax>",
    as_of="Apr 2025",
    source="JET & Partners",
    url="https://www.jet.example/pay?year=2025&lang='en'",
    checked=date(2026, 11, 22),
)
RICH = Message(
    (
        Heading(plain("Pay & hours")),
        Paragraph(marked("About *four million* yen: 3 < 4.")),
        Paragraph(plain("What decides it:")),
        Bullets((marked("*Rent*: by town."), link("The page", "https://x.example/?a=1&b=2"))),
        Caution(marked("Read *every* page.")),
        Paragraph(marked("*What to do next*")),
        Bullets((plain("Ask."),)),
        Facts(
            "Facts and sources",
            (
                FACT,
                replace(FACT, value="free.", as_of=None, hedge="not confirmed", overdue=True),
                replace(FACT, as_of=None, url="ftp://x.example"),
            ),
        ),
    )
)
GOLDEN = """\
<b>Pay &amp; hours</b>
About <b>four million</b> yen: 3 &lt; 4.

What decides it:
• <b>Rent</b>: by town.
• <a href="https://x.example/?a=1&amp;b=2">The page</a>

<b>Careful:</b> Read <b>every</b> page.

<b>What to do next</b>
• Ask.

<blockquote expandable><b>Facts and sources</b>
• JET pay, first year: 4,020,000 yen &lt;before tax&gt; (as of Apr 2025). \
<a href="https://www.jet.example/pay?year=2025&amp;lang=&#x27;en&#x27;">JET &amp; Partners</a>, \
checked 22 Nov 2026
• JET pay, first year: free. (not confirmed). \
<a href="https://www.jet.example/pay?year=2025&amp;lang=&#x27;en&#x27;">JET &amp; Partners</a>, \
checked 22 Nov 2026, due to be checked again
• JET pay, first year: 4,020,000 yen &lt;before tax&gt;. JET &amp; Partners, \
checked 22 Nov 2026</blockquote>"""


def one(*blocks: Block) -> str:
    (text,) = rendered(Message(blocks))
    check(text)
    return text


def seen(parts: list[str]) -> str:
    return "".join(check(part) for part in parts)


def words(text: str) -> list[str]:
    return text.replace("•", " ").split()


def test_a_rich_message() -> None:
    assert rendered(RICH) == [GOLDEN]
    check(GOLDEN)


def test_only_web_pages_are_linked_to() -> None:
    for address in ("javascript:alert(1)", "tg://user?id=1", "//x.example", "x.example", ""):
        assert one(Paragraph(link("Page", address))) == "Page"
    long = "https://x.example/" + "&" * 1000
    assert one(Paragraph(link("Page", long))) == "Page"
    assert one(Paragraph(link("Page", "HTTPS://x.example/\u202e a"))) == (
        '<a href="HTTPS://x.example/a">Page</a>'
    )


def test_a_link_without_words_shows_its_address() -> None:
    assert one(Paragraph(link("\u200b ", "https://x.example"))) == (
        '<a href="https://x.example">https://x.example</a>'
    )


def test_styles_of_blanks_are_left_out() -> None:
    text = (Span("a"), Span(" ", bold=True), Span("b", bold=True, url="https://x.example"))
    assert one(Paragraph(text)) == 'a <a href="https://x.example"><b>b</b></a>'


def test_breaks_stay_in_paragraphs_and_not_in_headings() -> None:
    assert one(Heading(plain("a\nb")), Paragraph(plain("c\r\nd"))) == "<b>a b</b>\nc\nd"


@pytest.mark.parametrize(
    "block",
    [
        Heading(plain("\u200b")),
        Paragraph(()),
        Paragraph(plain(" \n ")),
        Paragraph((Span("\u202e", bold=True, url="ftp://x.example"),)),
        Paragraph(plain("\u0301")),
        Paragraph(plain("\u0301" * 9000)),
        Bullets((plain("\ufeff"), plain(""))),
        Caution(plain("\u2060")),
    ],
)
def test_a_message_of_junk_says_something(block: Block) -> None:
    assert rendered(Message((block,))) == [NOTHING]
    assert check(NOTHING)


def test_blocks_of_junk_disappear_between_others() -> None:
    junk = Paragraph(plain("\u200b"))
    blocks = (junk, Paragraph(plain("a:")), junk, Bullets((plain("b"), plain("\u200b"))), junk)
    assert one(*blocks) == "a:\n• b"


def paragraph(size: int, mark: str) -> Paragraph:
    return Paragraph(plain(mark * size))


def test_a_message_is_divided_between_blocks_first() -> None:
    blocks = (paragraph(2000, "a"), paragraph(1500, "b"), paragraph(600, "c"), paragraph(9, "d"))
    assert rendered(Message(blocks)) == [
        f"{'a' * 2000}\n\n{'b' * 1500}",
        f"{'c' * 600}\n\n{'d' * 9}",
    ]


def test_a_heading_stays_with_what_it_heads() -> None:
    blocks = (paragraph(3000, "a"), Heading(plain("Next")), paragraph(1500, "b"))
    assert [part[:11] for part in rendered(Message(blocks))] == ["a" * 11, "<b>Next</b>"]


def test_a_list_that_does_not_fit_is_divided_between_items() -> None:
    items = tuple(plain(f"{number}: {'x' * 300}") for number in range(30))
    parts = rendered(Message((Paragraph(plain("All:")), Bullets(items))))
    assert len(parts) == 3
    assert all(line.startswith(("All:", "• ")) for part in parts for line in part.splitlines())
    assert "".join(parts).count("• ") == 30


def test_facts_that_do_not_fit_are_divided_and_each_part_is_folded() -> None:
    facts = Facts("Facts", tuple(replace(FACT, value=f"{n}") for n in range(60)))
    parts = rendered(Message((Paragraph(plain("Answer.")), facts)))
    assert len(parts) == 3
    for part in parts:
        check(part)
        assert part.count("<blockquote expandable>") == 1
        assert part.endswith("</blockquote>")
    assert [f": {n} (" in "".join(parts) for n in range(60)] == [True] * 60


def test_text_that_does_not_fit_is_divided_between_words() -> None:
    text = " ".join(f"word{number}" for number in range(2000))
    parts = rendered(Message((Paragraph(plain(text)),)))
    assert " ".join(parts) == text
    assert all(units(part) > 4000 for part in parts[:-1])


def test_words_that_do_not_fit_are_divided_outside_of_entities_and_letters() -> None:
    for word in ("&" * 5000, "<" * 5000, "😀" * 5000, "e\u0301" * 5000, "👍🏿" * 5000):
        parts = rendered(Message((Paragraph((Span(word, bold=True),)),)))
        assert seen(parts) == word
        for part in parts:
            assert check(part)[0] == word[0]


def test_the_limit_counts_utf16_units() -> None:
    assert len(rendered(Message((Paragraph(plain("😀" * 2048)),)))) == 1
    assert len(rendered(Message((Paragraph(plain("😀" * 2048 + "a")),)))) == 2


def test_a_link_that_has_no_room_goes_into_the_next_text() -> None:
    address = "https://x.example/" + "a" * 2000
    text = (Span("a " * 1200), Span("b " * 2000, url=address))
    parts = rendered(Message((Paragraph(text),)))
    assert words(" ".join(map(check, parts))) == words("a " * 1200 + "b " * 2000)
    assert all(part.count("<a ") <= 1 for part in parts)


def test_an_address_without_room_anywhere_is_an_error_and_no_endless_loop() -> None:
    parts = Parts()
    with pytest.raises(ValueError, match="address"):
        parts.cut(Line(link("a " * 3000, "https://x.example/" + "a" * 5000)))


spans = st.builds(
    Span,
    st.text(st.characters(), max_size=400)
    | st.sampled_from(["<b>", "&", "😀" * 900, "x" * 3000, "word " * 500, "\u202e", "\ud800"]),
    st.booleans(),
    st.sampled_from([None, None, "https://x.example/?a&b", "javascript:x", "https://" + "x" * 1900])
    | st.text(st.characters(), max_size=40).map(lambda tail: f"https://{tail}"),
)
texts: st.SearchStrategy[Text] = st.lists(spans, max_size=5).map(tuple)
strings = st.text(st.characters(), max_size=60)
facts = st.builds(
    FactLine,
    what=strings,
    value=strings | st.just("long " * 900),
    as_of=st.none() | strings,
    source=strings,
    url=strings | st.just("https://x.example/?a&b"),
    checked=st.dates(),
    hedge=st.none() | strings,
    overdue=st.booleans(),
)
blocks = (
    st.builds(Heading, texts)
    | st.builds(Paragraph, texts)
    | st.builds(Bullets, st.lists(texts, max_size=6).map(tuple))
    | st.builds(Caution, texts)
    | st.builds(Facts, strings, st.lists(facts, min_size=1, max_size=5).map(tuple))
)


@given(st.lists(blocks, min_size=1, max_size=6))
def test_every_part_of_any_message_is_valid(content: list[Block]) -> None:
    parts = rendered(Message(tuple(content)))
    assert parts
    for part in parts:
        check(part)


@given(st.lists(st.text("abc <&\n😀", max_size=3000), min_size=1, max_size=4))
def test_no_word_is_lost(content: list[str]) -> None:
    parts = rendered(Message(tuple(Paragraph(plain(text)) for text in content)))
    expected = "".join("".join(content).split())
    assert "".join("".join(map(check, parts)).split()) == (expected or NOTHING)
