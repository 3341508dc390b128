"""`senpai chat --json`: one conversation with another program, a line of JSON for each line."""

import json
from collections.abc import AsyncIterable
from typing import TextIO

from bot.conversation import safe
from bot.conversation.turn import Incoming
from bot.terminal.records import chat_record, json_line
from bot.terminal.session import Talk


async def chat(talk: Talk, lines: AsyncIterable[str], out: TextIO) -> None:
    """Answer each line with one line, until there are no more.

    Args:
        talk: Whoever answers.
        lines: Messages as plain text, or presses as ``{"press": "<button data>"}``.
        out: Where the records go; flushed after each.
    """
    async for line in lines:
        reply = await talk.say(incoming(line))
        out.write(json_line(chat_record(reply)))
        out.flush()


def incoming(line: str) -> Incoming:
    """Read one line.

    Args:
        line: A line of input. JSON of any other shape than a press is text that a person wrote.

    Returns:
        The message or press.
    """
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        record = None
    match record:
        case {"press": str(data)}:
            return Incoming(press=safe.encodable(data))
        case _:
            return Incoming(text=safe.encodable(line))
