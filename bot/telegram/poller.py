"""Takes updates from Telegram and stores them before Telegram is told that they were received."""

import asyncio
import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.store.store import Store
from bot.telegram.api import Api, BotIdentity
from bot.telegram.outcomes import seconds_of
from bot.telegram.updates import blocked, lane_of, read
from bot.telegram.watchdog import Watchdog

KINDS = ["message", "edited_message", "callback_query", "inline_query", "my_chat_member"]
"""Updates that we ask for (Bot API, getUpdates.allowed_updates)."""
LONGEST_PAUSE = 30.0
"""Seconds between two tries while Telegram cannot be reached."""

TOKEN_TRIES = 4
"""Refusals of the token in a row until it is believed: Telegram's own troubles look the same."""

log = logging.getLogger(__name__)


class Poller:
    """The getUpdates loop.

    Asking for an offset tells Telegram that everything below it has been received. The offset is
    only raised after the commit that stored the updates, so a kill in between means that they come
    again, and the inbox knows them by their update_id.

    Args:
        api: The Bot API.
        store: Where updates are kept.
        identity: Who we are.
        watchdog: Told of each good call.
        arrived: Set when something was stored.
        inline: Takes inline queries, which are worth nothing a few seconds later and are not stored.
        seconds: How long one call waits.
    """

    def __init__(
        self,
        *,
        api: Api,
        store: Store,
        identity: BotIdentity,
        watchdog: Watchdog,
        arrived: asyncio.Event,
        inline: Callable[[Update], None],
        seconds: int,
    ) -> None:
        self._api = api
        self._store = store
        self._identity = identity
        self._watchdog = watchdog
        self._arrived = arrived
        self._inline = inline
        self._seconds = seconds

    async def run(self) -> None:
        """Poll until cancelled.

        Raises:
            InvalidToken: Telegram no longer accepts the token.
        """
        offset: int | None = None
        failures = 0
        while True:
            try:
                found = await self._api.updates(offset, self._seconds, KINDS)
                if found:
                    await self._keep(found)
                    offset = int(found[-1]["update_id"]) + 1
                # Only now: a process that hears but cannot store is as useless as a deaf one.
                self._watchdog.heard()
                failures = 0
            except Exception as error:
                failures += 1
                if isinstance(error, InvalidToken) and failures >= TOKEN_TRIES:
                    raise
                pause = self._pause(error, failures)
                await asyncio.sleep(pause)

    def _pause(self, error: Exception, failures: int) -> float:
        """Say what went wrong, and how long to wait before the next try."""
        why = f"{type(error).__name__}: {error}"
        self._watchdog.failed(why)
        pause: float = min(LONGEST_PAUSE, 0.5 * 2.0 ** min(failures, 8))
        if isinstance(error, RetryAfter):
            pause = seconds_of(error)
        elif isinstance(error, Conflict):
            # After a restart Telegram may still hold the old process's connection for a moment.
            why = "another process polls with this token; stop it, or use one token for each bot"
            pause = min(pause, 5.0)
        if not isinstance(error, TelegramError):
            log.error("updates not stored; trying again in %.1f s", pause, exc_info=error)
        elif failures > 1:
            log.warning("getUpdates failed (%s); trying again in %.1f s", why, pause)
        return pause

    async def _keep(self, found: list[dict[str, Any]]) -> None:
        now = datetime.now(UTC)
        stored = False
        async with self._store.begin() as work:
            for raw in found:
                update = self._parsed(raw)
                if update is None:
                    continue
                if update.inline_query:
                    self._inline(update)
                elif (gone := blocked(update)) is not None:
                    await work.outbox.drop_lane(str(gone))
                elif self._wanted(update):
                    # What is not meant for us (talk in a group) is never stored.
                    stored |= await work.inbox.add(
                        update.update_id, lane_of(update), json.dumps(raw), now
                    )
        if stored:
            self._arrived.set()

    def _wanted(self, update: Update) -> bool:
        """Whether an update is for us; one that we stumble over must not hold up all others."""
        try:
            return read(update, self._identity) is not None
        except Exception:
            log.exception("update %s cannot be understood and is skipped", update.update_id)
            return False

    def _parsed(self, raw: dict[str, Any]) -> Update | None:
        try:
            return Update.de_json(raw, None)
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            log.warning(
                "update %s cannot be read (%s) and is skipped",
                raw.get("update_id"),
                type(error).__name__,
            )
            return None
