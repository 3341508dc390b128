"""`senpai chat --json`: a line in, a line out."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.turn import Incoming
from bot.terminal.jsonl import chat, incoming
from tests.terminal.feed import feed
from tests.terminal.scripted import Scripted


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("what is jet?", Incoming(text="what is jet?")),
        ("", Incoming()),
        ('{"press": "a:jet"}', Incoming(press="a:jet")),
        (' {"press":"a:jet", "more": 1} ', Incoming(press="a:jet")),
        (r'{"press": "\ud800"}', Incoming(press="\N{REPLACEMENT CHARACTER}")),
        ('{"press": 5}', Incoming(text='{"press": 5}')),
        ('{"text": "hi"}', Incoming(text='{"text": "hi"}')),
        ('{"press": "a:jet"', Incoming(text='{"press": "a:jet"')),
        ('"quoted"', Incoming(text='"quoted"')),
        ("42", Incoming(text="42")),
        ("[" * 100_000, Incoming(text="[" * 100_000)),
        ("9" * 10_000, Incoming(text="9" * 10_000)),
        ("a\udcffb", Incoming(text="a\N{REPLACEMENT CHARACTER}b")),
    ],
    ids=lambda value: str(value)[:24],
)
def test_lines(line: str, expected: Incoming) -> None:
    assert incoming(line) == expected


@given(st.text(st.characters(exclude_characters="\n")))
def test_any_line_is_something(line: str) -> None:
    heard = incoming(line)
    assert heard.text or heard.press is not None or not line
    heard.text.encode()


async def test_a_conversation() -> None:
    out = io.StringIO()
    script = ["/start", '{"press": "a:jet"}', "", "1", "silence", '{"press": "r:1:eikaiwa"}']
    await chat(Scripted(), feed(*script), out)
    records = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len(records) == len(script)
    texts = [[message["text"][:20] for message in record["messages"]] for record in records]
    # A number is text here: programs press by data.
    assert texts == [
        ["I'm Senpai. I answer"],
        ["Pressed a:jet."],
        ["You said ''."],
        ["You said '1'."],
        [],
        [],
    ]
    assert records[0]["messages"][0]["buttons"][0][1] == {"label": "What JET is", "data": "a:jet"}
    assert records[-1] == {"messages": [], "toast": "Thank you."}
