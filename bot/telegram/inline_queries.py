"""Answers inline queries: the bot's name and a question typed in any chat."""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime

from telegram import Update
from telegram.error import TelegramError

from bot.conversation.senpai import Senpai
from bot.telegram.api import Api, BotIdentity
from bot.telegram.inline import results

CACHE_SECONDS = 300
"""How long Telegram may give the same results to everybody; they do not depend on who asks."""

log = logging.getLogger(__name__)


class InlineQueries:
    """Answers the newest query of each person; what they typed before it no longer matters.

    Args:
        api: The Bot API.
        senpai: Gives the present advisor.
        identity: Who we are.
    """

    def __init__(self, api: Api, senpai: Callable[[], Senpai], identity: BotIdentity) -> None:
        self._api = api
        self._senpai = senpai
        self._identity = identity
        self._newest: dict[int, asyncio.Task[None]] = {}

    def take(self, update: Update) -> None:
        """Begin to answer a query, in place of an older one of the same person."""
        query = update.inline_query
        assert query is not None
        person = query.from_user.id
        if older := self._newest.pop(person, None):
            older.cancel()
        task = asyncio.create_task(self._answer(query.id, query.query))
        self._newest[person] = task
        task.add_done_callback(lambda done: self._forget(person, done))

    def _forget(self, person: int, task: asyncio.Task[None]) -> None:
        if self._newest.get(person) is task:
            del self._newest[person]

    async def _answer(self, query_id: str, text: str) -> None:
        try:
            found = results(self._senpai(), text, self._identity.username, datetime.now(UTC))
            await self._api.call(
                "answerInlineQuery",
                {
                    "inline_query_id": query_id,
                    "results": [result.to_dict() for result in found],
                    "cache_time": CACHE_SECONDS,
                },
            )
        except TelegramError as error:
            log.info("an inline query was not answered: %s", error)
        except Exception:
            log.exception("an inline query could not be answered")
