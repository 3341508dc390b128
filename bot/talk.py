"""A conversation with a person at this machine: remembered between turns and between sessions."""

import logging
from dataclasses import replace
from datetime import UTC, datetime

from bot.conversation.desk import Desk
from bot.conversation.reply import Message, Paragraph, Reply
from bot.conversation.text import plain
from bot.conversation.turn import Consent, Incoming, Memory
from bot.knowledge.profile import Profile
from bot.store.store import Store

log = logging.getLogger(__name__)


class StoredTalk:
    """Recalls, answers and stores in one transaction.

    Args:
        desk: Who answers.
        store: The database.
        user: Who speaks.
        person: What is known of them.
    """

    def __init__(self, desk: Desk, store: Store, user: str, person: Profile) -> None:
        self._desk = desk
        self._store = store
        self._name = f"terminal:{user}"
        self._person = person

    async def say(self, incoming: Incoming) -> Reply:
        """Take one message or press."""
        senpai = self._desk.senpai
        now = datetime.now(UTC)
        try:
            async with self._store.begin() as work:
                memory, consent = await work.people.recall(self._name, self._name)
                turn = senpai.reply(replace(incoming, person=self._person), memory, consent, now)
                await work.people.keep(self._name, self._name, turn, now)
        except Exception:
            # A mistake of ours, or a full disk, must not end the conversation.
            log.exception("a message could not be answered")
            return Reply((Message((Paragraph(plain(senpai.knowledge.ui.broken)),)),))
        return turn.reply


class SingleQuestion:
    """Answers one question, remembers nothing and asks for no consent.

    Args:
        desk: Who answers.
        person: What is known of whoever asks.
    """

    def __init__(self, desk: Desk, person: Profile) -> None:
        self._desk = desk
        self._person = person

    async def say(self, incoming: Incoming) -> Reply:
        """Take the question."""
        now = datetime.now(UTC)
        asked = replace(incoming, person=self._person)
        return self._desk.senpai.reply(asked, Memory(), Consent.REFUSED, now).reply
