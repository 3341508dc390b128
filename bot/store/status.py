"""What is in a database, for its operator; looking changes nothing."""

from dataclasses import dataclass

from sqlalchemy import Table, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import engine as engines
from bot.store.errors import StoreError, cannot_use
from bot.store.migrate import head, version
from bot.store.tables import inbox, inbox_waiting, misses, outbox, ratings


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows there are.

    Args:
        inbox: Updates that are not answered yet.
        outbox: Posts that are not delivered yet.
        misses: Questions without an answer.
        ratings: Ratings of answers.
    """

    inbox: int
    outbox: int
    misses: int
    ratings: int


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a database.

    Args:
        database: Its URL without the password.
        version: Its schema version; None if it is empty.
        newest: The schema version that this program works with.
        counts: The rows, or None if the schema is not that version.
    """

    database: str
    version: str | None
    newest: str
    counts: Counts | None


async def status(url: str) -> Status:
    """Look into a database.

    Args:
        url: The database.

    Raises:
        StoreError: There is none, or it cannot be read.
    """
    read = engines.read_url(url)
    file = engines.file_of(read)
    if file is not None and not file.is_file():
        raise StoreError(
            f"there is no database at {file} yet; senpai db migrate makes it, and so does the bot"
        )
    engine = engines.create(read)
    try:
        async with engine.begin() as connection:
            found = await connection.run_sync(version)
            counts = await _counts(connection) if found == head() else None
    except (SQLAlchemyError, OSError) as error:
        raise StoreError(cannot_use(read, error)) from error
    finally:
        await engine.dispose()
    return Status(read.render_as_string(), found, head(), counts)


async def _counts(connection: AsyncConnection) -> Counts:
    async def count(table: Table) -> int:
        return await connection.scalar(select(func.count()).select_from(table)) or 0

    waiting = select(func.count()).select_from(inbox).where(inbox_waiting)
    return Counts(
        inbox=await connection.scalar(waiting) or 0,
        outbox=await count(outbox),
        misses=await count(misses),
        ratings=await count(ratings),
    )
