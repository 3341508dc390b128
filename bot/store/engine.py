"""From a URL to a database that is ready for transactions."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, ConnectionPoolEntry

from bot.store.errors import StoreError

OLDEST_SQLITE = (3, 35)
"""RETURNING came with it, in March 2021."""
BUSY_SECONDS = 10.0
"""How long SQLite waits for another process that is writing."""
QUEUE_SECONDS = 60.0
"""How long a transaction waits for a connection of this process."""
CONNECT_SECONDS = 10.0
"""How long PostgreSQL may take to let us in."""
STATEMENT_SECONDS = 60.0
"""How long a statement may take on PostgreSQL before its connection is taken for dead."""

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}

_OPTIONS = {"host": "host", "port": "port", "ssl": "ssl", "sslmode": "ssl"}
"""Options of a PostgreSQL URL and what the driver calls them; providers hand out libpq's names."""

Options = str | tuple[str, ...]

_PRAGMAS = (
    f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}",
    "PRAGMA foreign_keys = ON",
    # Telegram forgets an update that we confirm, so a commit has to be on the disk before.
    "PRAGMA synchronous = FULL",
    # What is erased is overwritten, not only unlinked.
    "PRAGMA secure_delete = ON",
    "PRAGMA journal_mode = WAL",
)


def read_url(url: str) -> URL:
    """The SQLAlchemy URL with the driver for asyncio.

    Args:
        url: For example "sqlite:///senpai.sqlite3" or "postgresql://user:password@host/name".

    Raises:
        StoreError: It is not a URL of a database that we support.
    """
    try:
        read = make_url(url)
    except (ArgumentError, ValueError):
        # The URL may hold a password, so it is not repeated here.
        raise StoreError(
            "the database URL cannot be read; write sqlite:///FILE or "
            "postgresql://USER:PASSWORD@HOST/NAME"
        ) from None
    driver = _DRIVERS.get(read.drivername)
    if driver is None:
        raise StoreError(
            f"the database URL starts with {read.drivername}://; write sqlite:///FILE or "
            f"postgresql://USER:PASSWORD@HOST/NAME"
        )
    read = read.set(drivername=driver)
    if not is_sqlite(read):
        return read.set(query=_known_options(read.query))
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(
            f"this Python has SQLite {sqlite3.sqlite_version}; 3.35 or newer is needed: "
            f"use another Python, or PostgreSQL"
        )
    if read.query or (read.database or "").startswith("file:"):
        raise StoreError("the SQLite URL has options; write sqlite:///FILE without any")
    return read


def is_sqlite(url: URL) -> bool:
    """Whether the database is embedded."""
    return url.get_backend_name() == "sqlite"


def file_of(url: URL) -> Path | None:
    """The file of an embedded database, or None if it is in memory or PostgreSQL."""
    if not is_sqlite(url) or url.database in {None, "", ":memory:"}:
        return None
    return Path(str(url.database))


def create(url: URL) -> AsyncEngine:
    """An engine; nothing is connected yet.

    Args:
        url: As `read_url` gives it.
    """
    return _create_sqlite(url) if is_sqlite(url) else _create_postgresql(url)


def _create_postgresql(url: URL) -> AsyncEngine:
    return create_async_engine(
        url,
        # What `lanes.first` relies on, whatever the server's default is.
        isolation_level="READ COMMITTED",
        hide_parameters=True,  # they hold what people write, and errors are logged
        pool_pre_ping=True,
        pool_timeout=QUEUE_SECONDS,
        connect_args={
            "timeout": CONNECT_SECONDS,
            "command_timeout": STATEMENT_SECONDS,
            "server_settings": {"application_name": "shigoto-senpai"},
        },
    )


def _create_sqlite(url: URL) -> AsyncEngine:
    engine = create_async_engine(
        url,
        # One connection: SQLite has one writer at a time, and a queue of ours is fair where its own
        # waiting is not. It stays open, so that `restore` can see that the database is in use.
        hide_parameters=True,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=QUEUE_SECONDS,
        # The driver begins no transactions; `_begin` does.
        connect_args={"isolation_level": None, "timeout": BUSY_SECONDS},
    )
    event.listen(engine.sync_engine, "connect", _set_pragmas)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _set_pragmas(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Any) -> None:
    # A transaction that began by reading could not write once another process had written; one that
    # says at once that it will write waits its turn instead.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _known_options(query: Mapping[str, Options]) -> dict[str, Options]:
    """The options of a PostgreSQL URL under the names that its driver knows.

    Raises:
        StoreError: The driver does not know one.
    """
    for name in query:
        if name not in _OPTIONS:
            raise StoreError(
                f"the database URL has the option {name!r}, which is not known here; leave it out "
                f"(known are {', '.join(_OPTIONS)})"
            )
    return {_OPTIONS[name]: value for name, value in query.items()}
