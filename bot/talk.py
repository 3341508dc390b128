"""A conversation with a person at this machine: remembered between turns and between sessions."""

import logging
from datetime import UTC, datetime

from bot.conversation.desk import Desk
from bot.conversation.reply import Message, Paragraph, Reply
from bot.conversation.text import plain
from bot.conversation.turn import Consent, Incoming, Memory
from bot.store.store import Store

log = logging.getLogger(__name__)


class StoredTalk:
    """Recalls, answers and stores in one transaction.

    Args:
        desk: Who answers.
        store: The database.
        user: Who speaks.
    """

    def __init__(self, desk: Desk, store: Store, user: str) -> None:
        self._desk = desk
        self._store = store
        self._person = f"terminal:{user}"

    async def say(self, incoming: Incoming) -> Reply:
        """Take one message or press."""
        senpai = self._desk.senpai
        now = datetime.now(UTC)
        try:
            async with self._store.begin() as work:
                memory, consent = await work.people.recall(self._person, self._person)
                turn = senpai.reply(incoming, memory, consent, now)
                await work.people.keep(self._person, self._person, turn, now)
        except Exception:
            # A mistake of ours, or a full disk, must not end the conversation.
            log.exception("a message could not be answered")
            return Reply((Message((Paragraph(plain(senpai.knowledge.ui.broken)),)),))
        return turn.reply


class SingleQuestion:
    """Answers one question, remembers nothing and asks for no consent.

    Args:
        desk: Who answers.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def say(self, incoming: Incoming) -> Reply:
        """Take the question."""
        now = datetime.now(UTC)
        return self._desk.senpai.reply(incoming, Memory(), Consent.REFUSED, now).reply
