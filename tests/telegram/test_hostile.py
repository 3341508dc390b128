"""Whatever strangers write: every answer is valid, and nothing breaks."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.presses import Press
from bot.conversation.reply import (
    BUTTON_DATA_BYTES,
    Bullets,
    Button,
    Caution,
    FactLine,
    Facts,
    Heading,
    Message,
    Paragraph,
    Reply,
)
from bot.conversation.senpai import Senpai
from bot.conversation.text import Span, marked, plain
from bot.conversation.turn import Consent, Incoming, Memory, Miss, Turn
from bot.telegram.html import rendered
from bot.telegram.inline import results
from bot.telegram.keyboards import markup
from tests.telegram.hostile import STRINGS
from tests.telegram.html_checker import check, units

DAY = date(2026, 11, 22)
ids = [ascii(text[:20]) for text in STRINGS]
hostile = pytest.mark.parametrize("text", STRINGS, ids=ids)


def check_message(message: Message) -> str:
    """Check every part and button of a message; return what people see."""
    parts = [check(part) for part in rendered(message)]
    assert parts
    keyboard = markup(message.buttons)
    if keyboard:
        for row in keyboard["inline_keyboard"]:
            assert 1 <= len(row) <= 8
            for button in row:
                assert button["text"].strip()
                assert units(button["text"]) <= 128
                assert "\n" not in button["text"]
                assert 1 <= len(button["callback_data"].encode()) <= BUTTON_DATA_BYTES
    return "\n".join(parts)


def check_reply(reply: Reply) -> str:
    return "\n".join(map(check_message, reply.messages))


def test_there_are_enough_of_them() -> None:
    assert len(STRINGS) >= 515
    assert len(set(STRINGS)) == len(STRINGS)


@hostile
def test_as_content(text: str) -> None:
    fact = FactLine(text, text, text, text, text, DAY, text)
    linked = FactLine("What", "value", None, text, f"https://x.example/{text}", DAY)
    runs = (
        Span(text, bold=True),
        Span(text, url=text),
        Span(text, url=f"https://x.example/{text}"),
    )
    for block in (
        Paragraph(plain(text)),
        Paragraph(marked(text)),
        Paragraph(runs),
        Heading(plain(text)),
        Bullets((plain(text), runs)),
        Caution(plain(text)),
        Facts(text, (fact, linked)),
    ):
        check_message(Message((block,)))
    everything = (Heading(plain(text)), Paragraph(runs), Facts(text, (fact, linked)))
    check_message(Message(everything, ((Button(text, "x"),) * 9,)))


@hostile
def test_as_first_name(text: str, senpai: Senpai, now: datetime) -> None:
    incoming = Incoming("/start", first_name=text)
    turn = senpai.reply(incoming, Memory(), Consent.UNKNOWN, now)
    assert "Ask in your own words" in check_reply(turn.reply)


def asked(senpai: Senpai, incoming: Incoming, now: datetime) -> Turn:
    memory = Memory("jet-pay", "jet", "pay", "an earlier question", now)
    turn = senpai.reply(incoming, memory, Consent.GIVEN, now)
    assert turn.reply.messages or turn.reply.toast
    check_reply(turn.reply)
    for record in turn.records:
        if isinstance(record, Miss):
            assert record.question.isprintable()
            record.question.encode()
    return turn


@hostile
def test_as_a_message(text: str, senpai: Senpai, now: datetime) -> None:
    for public in (False, True):
        asked(senpai, Incoming(text, public=public), now)
    asked(senpai, Incoming(f"how much does jet pay {text}"), now)


@hostile
def test_as_a_press(text: str, senpai: Senpai, now: datetime) -> None:
    for press in (text, Press.answer(text), Press.not_helpful(text), f"{Press.KEEP_RATING}:{text}"):
        asked(senpai, Incoming(press=press), now)


@hostile
def test_as_a_command(text: str, senpai: Senpai, now: datetime) -> None:
    for message in (f"/{text}", f"/start {text}", f"/help@{text}"):
        asked(senpai, Incoming(message, first_name=text), now)


@hostile
def test_as_an_inline_query(text: str, senpai: Senpai, now: datetime) -> None:
    for result in results(senpai, text[:256], "SenpaiBot", now):
        raw = result.to_dict()
        check(raw["input_message_content"]["message_text"])
        assert raw["title"].strip()


@settings(max_examples=150, deadline=None)
@given(text=st.text(st.characters(), max_size=200))
def test_as_anything(text: str, senpai: Senpai, now: datetime) -> None:
    asked(senpai, Incoming(text, first_name=text), now)
    asked(senpai, Incoming(press=text), now)


def test_every_answer_is_one_valid_text(senpai: Senpai, now: datetime) -> None:
    for name, entry in senpai.knowledge.entries.items():
        message = senpai.entry_message(name, now)
        assert len(rendered(message)) == 1
        assert entry.title in check_message(message)
