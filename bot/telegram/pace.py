"""Telegram's speed limit for a token: about 30 messages a second."""

import asyncio
import time

MESSAGES_PER_SECOND = 28.0
"""A little below the limit, because clocks and networks bunch calls together."""


class Pace:
    """Spaces calls out evenly, so that no second holds more than it may.

    Args:
        per_second: Calls a second.
    """

    def __init__(self, per_second: float = MESSAGES_PER_SECOND) -> None:
        self._gap = 1 / per_second
        self._next = 0.0

    async def turn(self) -> None:
        """Wait until it is our turn."""
        now = time.monotonic()
        at = max(self._next, now)
        self._next = at + self._gap
        if at > now:
            await asyncio.sleep(at - now)
