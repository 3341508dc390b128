"""The way in: a person at a terminal, a pipe, or a program that speaks JSON."""

import sys
from pathlib import Path

from bot.terminal import jsonl, piped
from bot.terminal.lines import lines
from bot.terminal.output import standard_output
from bot.terminal.session import Talk


async def chat(talk: Talk, *, history: Path, as_json: bool = False) -> None:
    """Hold one conversation over standard input and output.

    Args:
        talk: Whoever answers.
        history: File that keeps what a person at the terminal typed; pipes do not touch it.
        as_json: Speak JSON lines whatever is at the other end.
    """
    out = standard_output()
    if as_json:
        await jsonl.chat(talk, lines(sys.stdin.fileno()), out)
    elif sys.stdin.isatty() and out.isatty():
        # Line editing takes a tenth of a second to import, and pipes do without it.
        from bot.terminal import interactive

        await interactive.chat(talk, history)
    else:
        await piped.chat(talk, lines(sys.stdin.fileno()), out)
