"""Answers stored updates: one transaction takes an update and leaves its answer to be sent."""

import asyncio
import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime

from telegram import Update as TelegramUpdate

from bot.conversation.reply import Message, Paragraph, Reply
from bot.conversation.senpai import Senpai
from bot.conversation.text import plain
from bot.conversation.turn import Turn
from bot.store.inbox import Update
from bot.store.store import Store, Work
from bot.telegram.api import BotIdentity
from bot.telegram.posts import calls
from bot.telegram.updates import read

AT_ONCE = 25
"""Updates of different chats that are answered in one transaction."""
LOOK_AGAIN = 5.0
"""Seconds after which the inbox is looked at without being told: another replica may have died."""

log = logging.getLogger(__name__)


class Handler:
    """Turns inbox rows into outbox rows.

    Nothing is sent here. Memory, records and the posts of an answer are committed together with the
    mark that the update is done, so a kill leaves either all of them or none.

    Args:
        store: The database.
        senpai: Gives the present advisor, which a reload of the knowledge base replaces.
        identity: Who we are.
        arrived: Set by the poller when there is something to do.
        answered: Set when there is something to send.
    """

    def __init__(
        self,
        store: Store,
        senpai: Callable[[], Senpai],
        identity: BotIdentity,
        arrived: asyncio.Event,
        answered: asyncio.Event,
    ) -> None:
        self._store = store
        self._senpai = senpai
        self._identity = identity
        self._arrived = arrived
        self._answered = answered

    async def run(self) -> None:
        """Answer until cancelled."""
        while True:
            self._arrived.clear()
            try:
                handled = await self.handle_waiting()
            except Exception:
                log.exception("updates could not be answered; trying again")
                await asyncio.sleep(1.0)
                continue
            if not handled:
                try:
                    await asyncio.wait_for(self._arrived.wait(), LOOK_AGAIN)
                except TimeoutError:
                    continue

    async def handle_waiting(self) -> int:
        """Answer the next updates.

        Returns:
            How many were handled; 0 when nothing waits.
        """
        now = datetime.now(UTC)
        async with self._store.begin() as work:
            updates = await work.inbox.next(AT_ONCE)
            for update in updates:
                await self._handle(update, work, now)
                await work.inbox.done(update, now)
        if updates:
            self._answered.set()
        return len(updates)

    async def _handle(self, update: Update, work: Work, now: datetime) -> None:
        heard = read(TelegramUpdate.de_json(json.loads(update.payload), None), self._identity)
        if heard is None:
            return
        memory, consent = await work.people.recall(heard.person, heard.place)
        senpai = self._senpai()
        try:
            if heard.unreadable:
                turn = Turn(_line(senpai.knowledge.ui.not_text), memory)
            else:
                turn = senpai.reply(heard.incoming, memory, consent, now)
            posts = list(calls(heard, turn.reply))
        except Exception:
            # A mistake of ours must not leave a person without an answer, nor block the others.
            log.exception("update %s could not be answered", update.update_id)
            turn = Turn(_line(senpai.knowledge.ui.broken), memory)
            posts = list(calls(heard, turn.reply))
        await work.people.keep(heard.person, heard.place, turn, now)
        for post in posts:
            await work.outbox.add(post.lane, post.method, post.payload, now)


def _line(text: str) -> Reply:
    return Reply((Message((Paragraph(plain(text)),)),))
