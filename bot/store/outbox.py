"""Bot API calls that are still to be made."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import lanes
from bot.store.tables import outbox


@dataclass(frozen=True, slots=True)
class Post:
    """A call that is to be made.

    Args:
        number: Our own row number; it ascends in the order of adding.
        lane: The chat whose order is kept.
        method: The Bot API method.
        payload: Its arguments as JSON.
        attempts: How often it was claimed before this time.
        created_at: When it was added (UTC).
    """

    number: int
    lane: str
    method: str
    payload: str
    attempts: int
    created_at: datetime


class Outbox:
    """The outbox as one transaction sees it.

    Args:
        connection: The transaction.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, lane: str, method: str, payload: str, now: datetime) -> int:
        """Add a post at the end of a lane.

        Args:
            lane: The chat whose order is kept.
            method: The Bot API method.
            payload: Its arguments as JSON.
            now: The present moment; the post is due from then on.

        Returns:
            Its number.
        """
        added = await self._connection.execute(
            outbox.insert()
            .values(
                lane=lane,
                method=method,
                payload=payload,
                attempts=0,
                created_at=now,
                not_before=now,
            )
            .returning(outbox.c.number)
        )
        return int(added.scalar_one())

    async def claim(self, limit: int, now: datetime, lease: timedelta) -> list[Post]:
        """Take posts to send: of each lane the oldest, if it is due and nobody else's.

        Args:
            limit: At most so many.
            now: The present moment.
            lease: For how long they are ours; afterwards they are given out again.

        Returns:
            The posts, oldest first.
        """
        numbers: Sequence[int] = ()
        for window in (lanes.WINDOW, None):
            found = await self._connection.scalars(
                lanes.first(outbox, None, window, limit).where(*_free(now))
            )
            numbers = found.all()
            if len(numbers) == limit:
                break
        if not numbers:
            return []
        rows = await self._connection.execute(
            update(outbox)
            .where(outbox.c.number.in_(numbers))
            .values(attempts=outbox.c.attempts + 1, leased_until=now + lease)
            .returning(*(outbox.c[field.name] for field in fields(Post)))
        )
        # The database returns them in no order, and with this claim counted.
        posts = [replace(post, attempts=post.attempts - 1) for post in (Post(*row) for row in rows)]
        return sorted(posts, key=lambda post: post.number)

    async def sent(self, post: Post) -> None:
        """Forget a post that was delivered."""
        await self._connection.execute(delete(outbox).where(outbox.c.number == post.number))

    async def drop(self, post: Post) -> None:
        """Give up a post for good."""
        await self.sent(post)

    async def defer(self, post: Post, until: datetime) -> None:
        """Give a post back; it and its lane wait.

        Nothing changes if the lease ran out and somebody else has claimed the post since.

        Args:
            post: As `claim` gave it.
            until: It is not due before.
        """
        await self._connection.execute(
            update(outbox)
            .where(outbox.c.number == post.number, outbox.c.attempts == post.attempts + 1)
            .values(not_before=until, leased_until=None)
        )

    async def drop_lane(self, lane: str) -> int:
        """Give up everything for a chat that cannot be reached.

        Returns:
            How many posts that were.
        """
        gone = await self._connection.execute(delete(outbox).where(outbox.c.lane == lane))
        return gone.rowcount

    async def move_lane(self, old: str, new: str) -> None:
        """Follow a chat to its new id; the posts keep their order."""
        await self._connection.execute(update(outbox).where(outbox.c.lane == old).values(lane=new))

    async def next_due(self, now: datetime) -> datetime | None:
        """The earliest moment at which `claim` can give something.

        A leased post counts from the end of its lease: if its holder has died, it is due then.

        Args:
            now: The present moment; returned when something is due already.

        Returns:
            The moment, or None when nothing waits.
        """
        for window in (lanes.WINDOW, None):
            head = lanes.heads(outbox, None, window)
            earliest = await self._connection.scalar(
                select(func.min(_due_at)).join_from(outbox, head, outbox.c.number == head.c.number)
            )
            if earliest is None or earliest <= now:
                break
        return None if earliest is None else max(earliest, now)

    async def waiting(self) -> int:
        """How many posts are not delivered yet."""
        return await self._connection.scalar(select(func.count()).select_from(outbox)) or 0

    async def release(self) -> int:
        """Give back every leased post.

        Only right when whoever held the leases is known to have died.

        Returns:
            How many posts that were.
        """
        released = await self._connection.execute(
            update(outbox).where(outbox.c.leased_until.is_not(None)).values(leased_until=None)
        )
        return released.rowcount


_due_at = case(
    (outbox.c.leased_until > outbox.c.not_before, outbox.c.leased_until),
    else_=outbox.c.not_before,
)


def _free(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Due, and not leased."""
    return (
        outbox.c.not_before <= now,
        outbox.c.leased_until.is_(None) | (outbox.c.leased_until <= now),
    )
