"""The database, seen as transactions."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store import engine as engines
from bot.store.errors import StoreError, cannot_use
from bot.store.inbox import Inbox
from bot.store.migrate import upgrade
from bot.store.outbox import Outbox
from bot.store.people import People


class Work:
    """One transaction.

    Args:
        connection: The transaction.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self.people = People(connection)
        self.inbox = Inbox(connection)
        self.outbox = Outbox(connection)


class Store:
    """A database whose schema is up to date; `open` makes one.

    Args:
        engine: The database.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    @classmethod
    async def open(cls, url: str) -> "Store":
        """Open a database and bring its schema up to date.

        Args:
            url: For example "sqlite:///senpai.sqlite3" or "postgresql://user:password@host/name". The
                file of an embedded database and its folder are made if they are missing.

        Raises:
            StoreError: The database cannot be used.
        """
        read = engines.read_url(url)
        engine = engines.create(read)
        try:
            await _prepare(read, engine)
        except BaseException:
            await engine.dispose()
            raise
        return cls(engine)

    async def close(self) -> None:
        """Close the connections; transactions have to be over."""
        await self._engine.dispose()

    def begin(self) -> AbstractAsyncContextManager[Work]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        return self._begin()

    async def release_leases(self) -> int:
        """Give back the posts that a process had leased when it died.

        Only one process sends from an embedded database, so its leases are known to be nobody's when it
        starts. On PostgreSQL other replicas may hold them: nothing is done, and leases run out.

        Returns:
            How many posts were given back.
        """
        if not engines.is_sqlite(self._engine.url):
            return 0
        async with self.begin() as work:
            return await work.outbox.release()

    @asynccontextmanager
    async def _begin(self) -> AsyncIterator[Work]:
        async with self._engine.begin() as connection:
            yield Work(connection)


async def migrate(url: str) -> tuple[str | None, str]:
    """Bring the schema of a database up to date, and make the database if there is none.

    Args:
        url: The database.

    Returns:
        The schema version before (None for an empty database) and after.

    Raises:
        StoreError: The database cannot be used.
    """
    read = engines.read_url(url)
    engine = engines.create(read)
    try:
        return await _prepare(read, engine)
    finally:
        await engine.dispose()


async def _prepare(url: URL, engine: AsyncEngine) -> tuple[str | None, str]:
    file = engines.file_of(url)
    try:
        before = _touch(file)
        versions = await upgrade(engine)
        if _identity(file) != before:
            raise StoreError(f"{file} was replaced while it was being opened; start again")
    except (SQLAlchemyError, OSError) as error:
        raise StoreError(cannot_use(url, error)) from error
    return versions


def _touch(file: Path | None) -> tuple[int, int] | None:
    """Make the file of an embedded database, for its owner's eyes only; return its identity."""
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=0o600)
    return _identity(file)


def _identity(file: Path | None) -> tuple[int, int] | None:
    if file is None:
        return None
    status = file.stat()
    return status.st_dev, status.st_ino
