"""A conversation with a person at this machine: remembered between turns and between sessions."""

from datetime import UTC, datetime

from bot.conversation.desk import Desk
from bot.conversation.reply import Reply
from bot.conversation.turn import Consent, Incoming, Memory
from bot.store.store import Store


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
        now = datetime.now(UTC)
        async with self._store.begin() as work:
            memory, consent = await work.people.recall(self._person, self._person)
            turn = self._desk.senpai.reply(incoming, memory, consent, now)
            await work.people.keep(self._person, self._person, turn, now)
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
