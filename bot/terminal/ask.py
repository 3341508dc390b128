"""`senpai ask`: single questions, none of which knows of the one before."""

import logging
import sys
from collections.abc import AsyncIterable, AsyncIterator, Callable, Sequence
from dataclasses import replace
from time import perf_counter
from typing import TextIO

from bot.conversation import safe
from bot.conversation.presses import Press
from bot.conversation.reply import Bullets, Message, Paragraph, Reply
from bot.conversation.text import plain
from bot.conversation.turn import Incoming
from bot.terminal import words
from bot.terminal.lines import lines
from bot.terminal.output import standard_output
from bot.terminal.plain import messages_text
from bot.terminal.records import ask_record, json_line
from bot.terminal.session import Showing, Talk

log = logging.getLogger(__name__)

NewTalk = Callable[[], Talk]
"""Begins a talk that remembers nothing."""


async def ask(new_talk: NewTalk, questions: Sequence[str], *, as_json: bool) -> None:
    """Answer questions on standard output.

    Args:
        new_talk: Called for each question.
        questions: The questions; when there are none, each line of standard input is one.
        as_json: Write one JSON record a question instead of text.
    """
    out = standard_output()
    asked = _given(questions) if questions else lines(sys.stdin.fileno())
    at_keyboard = not questions and sys.stdin.isatty()
    if at_keyboard:
        sys.stderr.write(f"{words.ONE_A_LINE}\n")
        sys.stderr.flush()
    if as_json:
        await records(new_talk, asked, out)
        return
    # Whoever asks one thing, or has just typed it, need not be told what the answer is about.
    repeat = len(questions) != 1 and not at_keyboard
    if out.isatty():
        await painted(new_talk, asked, repeat=repeat)
    else:
        await texts(new_talk, asked, out, repeat=repeat)


async def records(new_talk: NewTalk, questions: AsyncIterable[str], out: TextIO) -> None:
    """Write one JSON record for each question, blank ones and failures included.

    Args:
        new_talk: Called for each question.
        questions: The questions.
        out: Where the records go; flushed after each.
    """
    async for question in questions:
        begun = perf_counter()
        reply = await _reply(new_talk, question)
        took_ms = (perf_counter() - begun) * 1000
        out.write(json_line(ask_record(question, readable(reply), took_ms)))
        out.flush()


async def texts(
    new_talk: NewTalk, questions: AsyncIterable[str], out: TextIO, *, repeat: bool
) -> None:
    """Write the answers as plain text, a blank line between them.

    Args:
        new_talk: Called for each question.
        questions: The questions; blank ones are skipped.
        out: Where the answers go; flushed after each.
        repeat: Whether each answer stands under its question.
    """
    gap = ""
    async for question in questions:
        if question.strip():
            reply = readable(await _reply(new_talk, question))
            above = f"> {safe.line(question)}\n\n" if repeat else ""
            out.write(f"{gap}{above}{messages_text(reply.messages)}\n")
            out.flush()
            gap = "\n"


async def painted(new_talk: NewTalk, questions: AsyncIterable[str], *, repeat: bool) -> None:
    """Show the answers at a terminal as `senpai chat` does; see `texts`."""
    # Painting takes a twentieth of a second to import, and pipes do without it.
    from bot.terminal.screen import Screen

    screen = Screen()
    async for question in questions:
        if question.strip():
            reply = readable(await _reply(new_talk, question))
            if repeat:
                screen.notice(f"> {question}")
            screen.show(Showing(messages=tuple((message, ()) for message in reply.messages)))


def readable(reply: Reply) -> Reply:
    """Turn buttons into text, since there is nothing to press here.

    Args:
        reply: The reply of the conversation.

    Returns:
        The same without buttons. Topics that were offered instead of an answer are a list; what to
        press under an answer (further topics, its rating) is gone.
    """
    return replace(reply, messages=tuple(map(_readable, reply.messages)))


def _readable(message: Message) -> Message:
    blocks = message.blocks
    answered = message.outcome is not None and message.outcome.answer_id is not None
    topics = [
        button.label
        for row in message.buttons
        for button in row
        if button.data.startswith(f"{Press.ANSWER}:")
    ]
    if topics and not answered:
        blocks = (*blocks, Bullets(tuple(map(plain, topics))))
    return replace(message, blocks=blocks, buttons=())


async def _reply(new_talk: NewTalk, question: str) -> Reply:
    try:
        return await new_talk().say(Incoming(text=safe.encodable(question)))
    except Exception:
        # A mistake of ours with one question must not cost the answers to the others.
        log.exception("a question could not be answered")
        return Reply((Message((Paragraph(plain(words.BROKEN)),)),))


async def _given(questions: Sequence[str]) -> AsyncIterator[str]:
    for question in questions:
        yield question
