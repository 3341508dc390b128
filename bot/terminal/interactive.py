"""The conversation with a person at a terminal."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from bot.terminal import words
from bot.terminal.prompt import Prompt
from bot.terminal.screen import Screen
from bot.terminal.session import Session, Showing, Talk

PATIENCE = 0.3
"""Seconds after which a person is told that the answer is still being looked up."""


async def chat(talk: Talk, history: Path) -> None:
    """Greet, then answer one message after another until the person leaves.

    Args:
        talk: Whoever answers.
        history: File that keeps what was typed; made readable for its owner only.
    """
    session = Session(talk)
    screen = Screen()
    prompt = Prompt(history, screen)
    await _answer("/start", session, screen)
    screen.notice(words.HOW_IT_WORKS)
    while (message := await prompt.message()) is not None:
        await _answer(message, session, screen)
    screen.notice(words.GOODBYE)


async def _answer(message: str, session: Session, screen: Screen) -> None:
    answer = asyncio.create_task(session.hear(message))
    with _cancelled_by_ctrl_c(answer):
        await asyncio.wait([answer], timeout=PATIENCE)
        if not answer.done():
            with screen.waiting():
                await asyncio.wait([answer])
    screen.show(Showing(notice=words.STOPPED) if answer.cancelled() else answer.result())


@contextmanager
def _cancelled_by_ctrl_c(task: asyncio.Task[Showing]) -> Iterator[None]:
    """Let Ctrl-C give up waiting for one answer instead of ending the conversation."""
    loop = asyncio.get_running_loop()

    def cancel(_signal: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(task.cancel)

    before = signal.signal(signal.SIGINT, cancel)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
