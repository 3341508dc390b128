"""Sends what waits in the outbox: each post at least once, in the order of its chat."""

import asyncio
import json
import logging
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram.error import TelegramError

from bot.store.outbox import Post
from bot.store.store import Store
from bot.telegram.api import CALL_SECONDS, Api
from bot.telegram.outcomes import (
    OPTIONAL,
    Changed,
    Later,
    Moved,
    Outcome,
    Pointless,
    Unreachable,
    decide,
)
from bot.telegram.pace import Pace
from bot.telegram.posts import CALLBACK_LANE

AT_ONCE = 16
"""Calls in flight."""
LEASE = timedelta(seconds=3 * CALL_SECONDS)
"""How long a post is ours; a call and its changed repetitions take less."""
LOOK_AGAIN = 5.0
"""Seconds after which the outbox is looked at without being told: a lease may have run out."""

log = logging.getLogger(__name__)


class Sender:
    """The sending loop.

    A post is deleted when Telegram has confirmed it. Telegram has no idempotency key: if the process
    is killed between the confirmation and the commit, or an answer of Telegram is lost on the way,
    the post is sent once more. That is the only way in which a message is doubled.

    Args:
        api: The Bot API.
        store: The database.
        answered: Set by whoever adds posts.
        pace: The token's speed limit.
    """

    def __init__(self, api: Api, store: Store, answered: asyncio.Event, pace: Pace) -> None:
        self._api = api
        self._store = store
        self._answered = answered
        self._pace = pace
        self._flying: set[asyncio.Task[None]] = set()
        self._unknown: set[str] = set()

    async def run(self) -> None:
        """Send until cancelled."""
        while True:
            self._answered.clear()
            try:
                wait = await self._send_due()
            except Exception:
                log.exception("the outbox could not be read; trying again")
                wait = 1.0
            try:
                await asyncio.wait_for(self._answered.wait(), wait)
            except TimeoutError:
                continue

    async def finish(self, seconds: float) -> None:
        """Wait for the calls in flight, at most so long; used when the bot is stopped."""
        if self._flying:
            await asyncio.wait(self._flying, timeout=seconds)

    async def _send_due(self) -> float:
        """Start what is due and has room; say how long nothing more will be due (seconds)."""
        room = AT_ONCE - len(self._flying)
        if room <= 0:
            return LOOK_AGAIN
        now = datetime.now(UTC)
        async with self._store.begin() as work:
            posts = await work.outbox.claim(room, now, LEASE)
            due = None if posts else await work.outbox.next_due(now)
        for post in posts:
            task = asyncio.create_task(self._deliver(post))
            self._flying.add(task)
            task.add_done_callback(self._landed)
        if posts:
            return 0.0 if len(posts) < room else LOOK_AGAIN
        if due is None:
            return LOOK_AGAIN
        return min(LOOK_AGAIN, max(0.01, (due - now).total_seconds()))

    def _landed(self, task: asyncio.Task[None]) -> None:
        self._flying.discard(task)
        # The next post of the same chat may now go.
        self._answered.set()

    async def _deliver(self, post: Post) -> None:
        payload: dict[str, Any] = json.loads(post.payload)
        for name in self._unknown & payload.keys():
            del payload[name]
        try:
            outcome = await self._try(post, payload)
            await self._settle(post, outcome)
        except Exception:
            # The lease runs out and the post comes again.
            log.exception("post %s could not be settled", post.number)

    async def _try(self, post: Post, payload: dict[str, Any]) -> Outcome | None:
        """Call until it succeeds (None) or has to be settled otherwise."""
        for _ in range(len(OPTIONAL) + 1):
            try:
                await self._call(post, payload)
            except TelegramError as error:
                outcome = decide(error, payload, post.attempts, post.created_at, datetime.now(UTC))
                if not isinstance(outcome, Changed):
                    return outcome
                log.warning("%s changed and sent again: %s", post.method, outcome.why)
                if "not supported" in outcome.why:
                    self._unknown |= payload.keys() - outcome.payload.keys()
                payload = outcome.payload
            else:
                return None
        return Pointless("refused in every form")

    async def _call(self, post: Post, payload: dict[str, Any]) -> None:
        if post.lane.startswith(CALLBACK_LANE):
            await self._api.call(post.method, payload)
            return
        await self._pace.turn()
        await self._api.call(post.method, {"chat_id": int(post.lane), **payload})

    async def _settle(self, post: Post, outcome: Outcome | None) -> None:
        async with self._store.begin() as work:
            match outcome:
                case None:
                    await work.outbox.sent(post)
                case Later(until):
                    await work.outbox.defer(post, until)
                case Moved(chat_id):
                    await work.outbox.defer(post, datetime.now(UTC))
                    await work.outbox.move_lane(post.lane, str(chat_id))
                case Unreachable():
                    dropped = await work.outbox.drop_lane(post.lane)
                    log.info("a chat cannot be reached; %d posts dropped", max(dropped, 1))
                case Pointless(why):
                    await work.outbox.drop(post)
                    if why:
                        log.error("%s was refused and dropped: %s", post.method, why)
                case Changed():
                    raise AssertionError("a changed payload is tried, not settled")
