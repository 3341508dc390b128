"""The way in: a person at a terminal, a pipe, or a program that speaks JSON."""

import io
import sys
from pathlib import Path

from bot.terminal import interactive, jsonl, piped
from bot.terminal.lines import lines
from bot.terminal.session import Talk


async def chat(talk: Talk, *, history: Path, as_json: bool = False) -> None:
    """Hold one conversation over standard input and output.

    Args:
        talk: Whoever answers.
        history: File that keeps what a person at the terminal typed; pipes do not touch it.
        as_json: Speak JSON lines whatever is at the other end.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal without Japanese shows question marks rather than ending the conversation.
        sys.stdout.reconfigure(errors="replace")
    if as_json:
        await jsonl.chat(talk, lines(sys.stdin.fileno()), sys.stdout)
    elif sys.stdin.isatty() and sys.stdout.isatty():
        await interactive.chat(talk, history)
    else:
        await piped.chat(talk, lines(sys.stdin.fileno()), sys.stdout)
