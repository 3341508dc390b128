"""The Telegram door: polling, answering and sending side by side."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from telegram.error import InvalidToken, TelegramError

from bot.conversation.senpai import Senpai
from bot.store.store import Store
from bot.telegram.api import Api, BotIdentity
from bot.telegram.handler import Handler
from bot.telegram.inline_queries import InlineQueries
from bot.telegram.outcomes import back_off
from bot.telegram.pace import Pace
from bot.telegram.poller import Poller
from bot.telegram.profile import publish
from bot.telegram.sender import Sender
from bot.telegram.watchdog import Watchdog

BAD_TOKEN = 78
"""EX_CONFIG of sysexits.h: starting again will not help."""
LAST_CALLS = 5.0
"""Seconds that calls in flight get when the bot is stopped."""
HANDLED_KEPT = timedelta(days=1)
"""How long the update_id of a handled update is kept: Telegram repeats updates for a day."""
PURGE_EVERY = 3600.0
"""Seconds between two purges."""

log = logging.getLogger(__name__)


class Bot:
    """The running bot.

    Args:
        api: The Bot API.
        store: The database.
        senpai: Gives the present advisor.
        poll_seconds: How long one getUpdates call waits.
        deaf_after: Seconds without an answer of Telegram after which the process is ended.
    """

    def __init__(
        self,
        *,
        api: Api,
        store: Store,
        senpai: Callable[[], Senpai],
        poll_seconds: int,
        deaf_after: float,
    ) -> None:
        self._api = api
        self._store = store
        self._senpai = senpai
        self._poll_seconds = poll_seconds
        self._watchdog = Watchdog(deaf_after)
        self._arrived = asyncio.Event()
        self._answered = asyncio.Event()

    def wake(self) -> None:
        """Have the sender look at the outbox now."""
        self._answered.set()

    async def run(self) -> int:
        """Run until cancelled.

        Returns:
            An exit code, if the bot cannot go on.
        """
        self._watchdog.start()
        try:
            identity = await self._connect()
            await publish(self._api, self._senpai().knowledge.ui)
            released = await self._store.release_leases()
            log.info(
                "running as %s (id %d); %d posts of an earlier process go out again",
                f"@{identity.username}" if identity.username else "a bot without username",
                identity.id,
                released,
            )
            await self._serve(identity)
        except InvalidToken:
            log.critical(
                "Telegram does not accept SENPAI_TELEGRAM_TOKEN; ask @BotFather for the present "
                "token of this bot, write it to .env and start again"
            )
            return BAD_TOKEN
        finally:
            self._watchdog.stop()
            with suppress(TelegramError, RuntimeError):
                await self._api.close()
        return 1

    async def _connect(self) -> BotIdentity:
        """Ask who we are, until Telegram answers; the watchdog limits how long that may take."""
        failures = 0
        while True:
            try:
                identity = await self._api.open()
            except InvalidToken:
                raise
            except TelegramError as error:
                self._watchdog.failed(f"getMe failed: {error}")
                log.warning("Telegram cannot be reached yet (%s); trying again", error)
                await asyncio.sleep(min(back_off(failures), 10.0))
                failures += 1
            else:
                self._watchdog.heard()
                return identity

    async def _serve(self, identity: BotIdentity) -> None:
        inline = InlineQueries(self._api, self._senpai, identity)
        poller = Poller(
            api=self._api,
            store=self._store,
            identity=identity,
            watchdog=self._watchdog,
            arrived=self._arrived,
            inline=inline.take,
            seconds=self._poll_seconds,
        )
        handler = Handler(self._store, self._senpai, identity, self._arrived, self._answered)
        sender = Sender(self._api, self._store, self._answered, Pace())
        try:
            async with asyncio.TaskGroup() as group:
                for work in (poller.run(), handler.run(), sender.run(), self._purge()):
                    group.create_task(work)
        except* InvalidToken as errors:
            raise errors.exceptions[0] from None
        finally:
            await sender.finish(LAST_CALLS)

    async def _purge(self) -> None:
        while True:
            try:
                async with self._store.begin() as work:
                    await work.inbox.purge(datetime.now(UTC) - HANDLED_KEPT)
                    await work.people.purge(datetime.now(UTC) - HANDLED_KEPT)
            except Exception:
                log.exception("old rows could not be removed; trying again later")
            await asyncio.sleep(PURGE_EVERY)
