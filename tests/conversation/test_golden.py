"""Whole conversations, word for word, as a person at a pipe reads them.

A file in golden/ holds what is typed, in lines that start with "> ", and what is answered. After a
change that is meant, write them again with UPDATE_GOLDEN=1 and read the difference.
"""

import io
import os
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.conversation.reply import Reply
from bot.conversation.senpai import Senpai
from bot.conversation.turn import Consent, ConsentChange, Erasure, Incoming, Memory, Record
from bot.terminal import piped

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))


class Remembered:
    """A talk that remembers in this object."""

    def __init__(self, senpai: Senpai, now: datetime) -> None:
        self._senpai = senpai
        self._now = now
        self._memory = Memory()
        self._consent = Consent.UNKNOWN
        self.records: list[Record] = []

    async def say(self, incoming: Incoming) -> Reply:
        turn = self._senpai.reply(incoming, self._memory, self._consent, self._now)
        self._memory = turn.memory
        for record in turn.records:
            if isinstance(record, ConsentChange):
                self._consent = record.consent
            elif isinstance(record, Erasure):
                self._consent = Consent.UNKNOWN
        self.records += turn.records
        return turn.reply


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
async def test_conversation(path: Path, senpai: Senpai, now: datetime) -> None:
    wanted = path.read_text(encoding="utf-8")  # noqa: ASYNC240 (nothing else runs meanwhile)
    typed = [line[2:] for line in wanted.splitlines() if line.startswith("> ")]
    assert typed, f"{path.name} types nothing"
    talk = Remembered(senpai, now)
    out = io.StringIO()

    async def lines() -> AsyncIterator[str]:
        for line in typed:
            out.write(f"> {line}\n")
            yield line

    await piped.chat(talk, lines(), out)
    if talk.records:
        out.write("\nKept:\n" + "".join(f"{record!r}\n" for record in talk.records))
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(out.getvalue(), encoding="utf-8")  # noqa: ASYNC240
    assert out.getvalue() == wanted
