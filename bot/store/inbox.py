"""Updates that Telegram delivered and nobody has answered yet."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import lanes
from bot.store.columns import storable
from bot.store.sql import insert, is_postgresql
from bot.store.tables import inbox, inbox_waiting

_ADDING = 0x5E4A
"""The PostgreSQL advisory locks of those who add to a lane."""


@dataclass(frozen=True, slots=True)
class Update:
    """An update that waits.

    Args:
        number: Our own row number; it ascends in the order of arrival.
        update_id: Telegram's number.
        lane: The conversation whose order is kept.
        payload: The update as JSON.
        received_at: When it was stored (UTC).
    """

    number: int
    update_id: int
    lane: str
    payload: str
    received_at: datetime


class Inbox:
    """The inbox as one transaction sees it.

    Args:
        connection: The transaction.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, update_id: int, lane: str, payload: str, now: datetime) -> bool:
        """Store an update, once.

        Args:
            update_id: Telegram's number.
            lane: The conversation whose order is kept.
            payload: The update as JSON.
            now: The present moment.

        Returns:
            False if it is known already; then nothing changes.
        """
        if is_postgresql(self._connection):
            # Numbers are given out before they are committed. Without this lock an older row could
            # appear in a lane whose newer row is being answered, and both would be at once.
            await self._connection.execute(
                select(func.pg_advisory_xact_lock(_ADDING, _signed_hash(lane)))
            )
        stored = await self._connection.execute(
            insert(self._connection, inbox)
            .values(update_id=update_id, lane=lane, payload=payload, received_at=now)
            .on_conflict_do_nothing(index_elements=[inbox.c.update_id])
            .returning(inbox.c.number)
        )
        return stored.first() is not None

    async def next(self, limit: int) -> list[Update]:
        """The oldest update of each lane, oldest first.

        On PostgreSQL they are locked until the transaction ends. A lane at which another replica is
        at work gives nothing.

        Args:
            limit: At most so many.
        """
        numbers: Sequence[int] = ()
        for window in (lanes.WINDOW, None):
            found = await self._connection.scalars(lanes.first(inbox, inbox_waiting, window, limit))
            numbers = found.all()
            if len(numbers) == limit:
                break
        if not numbers:
            return []
        rows = await self._connection.execute(
            _updates.where(inbox.c.number.in_(numbers)).order_by(inbox.c.number)
        )
        return [Update(*row) for row in rows]

    async def done(self, update: Update, now: datetime) -> None:
        """Mark an update as answered.

        What it said and where goes at once. Its update_id stays until `purge`, so that the same
        update is known when it is delivered again.
        """
        await self._connection.execute(
            _mark_done.where(inbox.c.number == update.number).values(handled_at=now)
        )

    async def purge(self, before: datetime) -> int:
        """Delete what was answered before a moment.

        Returns:
            How many rows that were.
        """
        gone = await self._connection.execute(delete(inbox).where(inbox.c.handled_at < before))
        return gone.rowcount

    async def waiting(self) -> int:
        """How many updates are not answered yet."""
        return await self._connection.scalar(_count_waiting) or 0


_updates = select(*(inbox.c[field.name] for field in fields(Update)))
"""A field of `Update` is a column of the same name, in the same order."""
_mark_done = update(inbox).values(payload="", lane="")
_count_waiting = select(func.count()).select_from(inbox).where(inbox_waiting)


def _signed_hash(lane: str) -> int:
    """A PostgreSQL `integer` for a lane; lanes that share one only wait for each other."""
    return zlib.crc32(storable(lane).encode()) - 2**31
