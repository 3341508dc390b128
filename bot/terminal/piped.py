"""The conversation over a pipe: a message a line, answers as plain text."""

from collections.abc import AsyncIterable
from typing import TextIO

from bot.conversation import safe
from bot.terminal.plain import buttons_text, message_text
from bot.terminal.session import Session, Showing, Talk


async def chat(talk: Talk, lines: AsyncIterable[str], out: TextIO) -> None:
    """Answer each line, until there are no more.

    Args:
        talk: Whoever answers.
        lines: Messages, or numbers of buttons in the answer before; blank lines are skipped.
        out: Where the answers go, a blank line between them; flushed after each.
    """
    session = Session(talk)
    gap = ""
    async for line in lines:
        if not line.strip():
            continue
        if shown := showing_text(await session.hear(line)):
            out.write(f"{gap}{shown}\n")
            out.flush()
            gap = "\n"


def showing_text(showing: Showing) -> str:
    """Write what a line brought about as plain text, its parts a blank line apart."""
    parts = [safe.line(showing.notice)] if showing.notice else []
    for message, buttons in showing.messages:
        parts += [message_text(message), buttons_text(buttons)]
    parts.append(buttons_text(showing.buttons))
    return "\n\n".join(filter(None, parts))
