"""The Bot API as we use it: plain method names and JSON, python-telegram-bot's errors."""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import SecretStr
from telegram import Bot
from telegram.error import EndPointNotFound, InvalidToken
from telegram.request import HTTPXRequest
from telegram.warnings import PTBUserWarning

CONNECTIONS = 32
"""Calls in flight; more only make the single calls slower."""
CALL_SECONDS = 20.0
"""Longest wait for an answer to a call; shorter than the lease of a post (`bot.telegram.sender`)."""


@dataclass(frozen=True, slots=True)
class BotIdentity:
    """Who we are on Telegram.

    Args:
        id: User id of the bot.
        username: Its username without "@"; empty where the server does not tell one.
    """

    id: int
    username: str


class Api:
    """Calls Bot API methods.

    python-telegram-bot speaks HTTP and turns failures into its `telegram.error` classes. Its typed
    methods are not used: posts lie in the database as JSON, and one update that its classes cannot
    read would block all others in `Bot.get_updates`.

    Args:
        token: The bot's token.
        base_url: Where the Bot API is, without a trailing slash.
    """

    def __init__(self, token: SecretStr, base_url: str) -> None:
        warnings.filterwarnings("ignore", "Please use 'Bot.", PTBUserWarning)
        self._bot = Bot(
            token.get_secret_value(),
            base_url=f"{base_url}/bot",
            base_file_url=f"{base_url}/file/bot",
            request=HTTPXRequest(
                connection_pool_size=CONNECTIONS,
                read_timeout=CALL_SECONDS,
                write_timeout=CALL_SECONDS,
                connect_timeout=10.0,
                pool_timeout=CALL_SECONDS,
            ),
            get_updates_request=HTTPXRequest(connection_pool_size=1, connect_timeout=10.0),
        )

    def __repr__(self) -> str:
        return "Api()"  # python-telegram-bot's own repr shows the token

    async def open(self) -> BotIdentity:
        """Connect and ask who we are.

        Raises:
            telegram.error.InvalidToken: The token is not accepted.
            telegram.error.NetworkError: The server cannot be reached.
        """
        await self._bot.initialize()
        user = self._bot.bot
        return BotIdentity(user.id, user.username or "")

    async def close(self) -> None:
        """Close the connections."""
        await self._bot.shutdown()

    async def call(self, method: str, arguments: Mapping[str, Any]) -> Any:
        """Call a method.

        Args:
            method: Its name as in the Bot API ("sendMessage").
            arguments: Its parameters; values are anything that JSON can hold.

        Returns:
            The result as JSON gives it.

        Raises:
            telegram.error.TelegramError: In its subclasses; see docs/decisions on what each means.
        """
        return await self._request(method, dict(arguments))

    async def updates(
        self, offset: int | None, seconds: int, kinds: list[str]
    ) -> list[dict[str, Any]]:
        """Wait for updates (getUpdates).

        Args:
            offset: One more than the last update that may be forgotten by Telegram, or None.
            seconds: How long to wait.
            kinds: Which kinds to be told of (`allowed_updates`).

        Returns:
            The updates as JSON, oldest first.
        """
        arguments: dict[str, Any] = {"timeout": seconds, "allowed_updates": kinds}
        if offset is not None:
            arguments["offset"] = offset
        try:
            found: list[dict[str, Any]] = await self._request("getUpdates", arguments, seconds + 10)
        except EndPointNotFound as error:  # it always exists, so it is the token that is not found
            raise InvalidToken(str(error.__cause__)) from None
        return found

    async def _request(
        self, method: str, arguments: dict[str, Any], read_timeout: float = CALL_SECONDS
    ) -> Any:
        try:
            return await self._bot.do_api_request(
                method, api_kwargs=arguments, read_timeout=read_timeout
            )
        except EndPointNotFound as error:
            # python-telegram-bot raises this for 401 too; only 404 means an unknown method.
            if "unauthorized" in str(error.__cause__).lower():
                raise InvalidToken("Unauthorized") from None
            raise
