"""`senpai ask`: one answer for each question, and nothing carried over."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.conversation.reply import Button, Message, Outcome, Reply
from bot.conversation.turn import Incoming
from bot.terminal.ask import readable, records, texts
from bot.terminal.plain import messages_text
from tests.terminal.feed import feed
from tests.terminal.scripted import EIKAIWA, HELLO, said

CHILD = Path(__file__).with_name("child.py")
NONE = Button("None of these", "none")


def asked_of_child(*arguments: str | bytes, stdin: bytes = b"", **environ: str) -> bytes:
    done = subprocess.run(
        [sys.executable, CHILD, "ask", *arguments],
        input=stdin,
        capture_output=True,
        check=True,
        env={**os.environ, **environ},
    )
    assert done.stderr == b""
    return done.stdout


class Forgetful:
    """Counts what it is told, so that a talk used twice would show."""

    def __init__(self) -> None:
        self._heard = 0

    async def say(self, incoming: Incoming) -> Reply:
        self._heard += 1
        return Reply((said(f"{self._heard}: {incoming.text}"),))


class Broken:
    async def say(self, incoming: Incoming) -> Reply:
        if incoming.text == "break":
            raise ZeroDivisionError
        return Reply((said("fine"),))


async def test_every_line_gets_a_record_from_a_fresh_talk() -> None:
    out = io.StringIO()
    await records(Forgetful, feed("one", "", " ", "two\r"), out)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["question"] for line in lines] == ["one", "", " ", "two\r"]
    assert [line["answer_id"] for line in lines] == [None] * 4
    assert [line["text"] for line in lines] == ["1: one", "1:", "1:", "1: two"]
    assert all(line["took_ms"] >= 0 for line in lines)


async def test_a_failure_costs_one_answer_only(caplog: pytest.LogCaptureFixture) -> None:
    out = io.StringIO()
    await records(Broken, feed("a", "break", "b"), out)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["text"] for line in lines] == [
        "fine",
        "Something went wrong on my side. Please ask in other words.",
        "fine",
    ]
    assert "ZeroDivisionError" in caplog.text


async def test_answers_in_a_pipe() -> None:
    out = io.StringIO()
    await texts(Forgetful, feed("one", "", "two"), out, repeat=True)
    assert out.getvalue() == "> one\n\n1: one\n\n> two\n\n1: two\n"
    out = io.StringIO()
    await texts(Forgetful, feed("one"), out, repeat=False)
    assert out.getvalue() == "1: one\n"


def test_offered_topics_become_a_list() -> None:
    buttons = ((Button("Pay", "a:jet-pay"), Button("Leave", "a:jet-leave")), (NONE,))
    offer = said("Is it one of these?", buttons, Outcome("q", None, 0.4))
    (message,) = readable(Reply((offer,))).messages
    assert message.buttons == ()
    assert messages_text([message]) == "Is it one of these?\n\n- Pay\n- Leave"


def test_an_answer_keeps_to_itself() -> None:
    (message,) = readable(Reply((EIKAIWA,))).messages
    assert message == Message(EIKAIWA.blocks, (), EIKAIWA.outcome)


def test_the_greeting_lists_where_to_begin() -> None:
    text = messages_text(readable(HELLO).messages)
    assert text.endswith(
        "- Which route fits me\n- What JET is\n- Visa without a degree\n- IT jobs from abroad"
    )


def test_questions_as_arguments() -> None:
    assert asked_of_child("hello").decode() == "You said 'hello'.\n"
    assert asked_of_child("one", "", "link").decode() == (
        "> one\n\nYou said 'one'.\n\n> link\n\nPage (https://example.org/a)\n"
    )
    (line,) = asked_of_child("json", b"what is\xffthis").splitlines()
    assert json.loads(line)["question"] == "what is\N{REPLACEMENT CHARACTER}this"


def test_any_bytes_on_standard_input() -> None:
    stdin = b"\xef\xbb\xbfhello\r\n\n\xff\xfe\x00\x1b[2J\n[[[[\n/start\n" + "日本".encode()
    lines = [json.loads(line) for line in asked_of_child("json", stdin=stdin).splitlines()]
    assert [line["question"] for line in lines] == [
        "hello",
        "",
        "\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}\0\x1b[2J",
        "[[[[",
        "/start",
        "日本",
    ]
    assert all(line["answer_id"] is None for line in lines)


def test_an_answer_as_a_record() -> None:
    (line,) = asked_of_child("json", stdin=b"what is eikaiwa like\n").splitlines()
    record = json.loads(line)
    assert list(record) == [
        "question",
        "answer_id",
        "confidence",
        "candidates",
        "text",
        "sources",
        "listings",
        "took_ms",
    ]
    assert record["answer_id"] == "eikaiwa-what"
    assert record["sources"] == [{"url": "https://www.moj.go.jp/isa/", "checked": "2026-11-22"}]


def test_a_locale_without_japanese() -> None:
    answer = asked_of_child("what is eikaiwa like", PYTHONIOENCODING="ascii")
    assert b"Eikaiwa (???) are private" in answer
