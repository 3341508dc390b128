"""Bring the schema of a database up to date."""

from collections.abc import Sequence
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.errors import StoreError
from bot.store.sql import is_postgresql

FOLDER = Path(__file__).parent / "migrations"

_MIGRATING = 0x5E4A_9A1
"""The PostgreSQL advisory lock of the replica that migrates."""


async def upgrade(engine: AsyncEngine) -> tuple[str | None, str]:
    """Run what is missing of the migrations, in one transaction.

    Replicas that start at the same time wait for the one that migrates.

    Args:
        engine: The database.

    Returns:
        The schema version before (None for an empty database) and after.

    Raises:
        StoreError: The schema is newer than this program.
    """
    async with engine.begin() as connection:
        if is_postgresql(connection):
            await connection.execute(select(func.pg_advisory_xact_lock(_MIGRATING)))
        before = await connection.run_sync(version)
        if before != head():
            check_known(before)
            await connection.run_sync(_to_head)
    return before, head()


def version(connection: Connection) -> str | None:
    """The schema version of a database; None if it has none of our tables."""
    return MigrationContext.configure(connection).get_current_revision()


def head() -> str:
    """The schema version that this program works with."""
    newest = ScriptDirectory(str(FOLDER)).get_current_head()
    assert newest is not None
    return newest


def known() -> Sequence[str]:
    """Every schema version that this program can bring up to date."""
    return [script.revision for script in ScriptDirectory(str(FOLDER)).walk_revisions()]


def check_known(found: str | None) -> None:
    """Refuse a schema that this program does not know.

    Args:
        found: The schema version of a database.

    Raises:
        StoreError: It is neither ours nor empty.
    """
    if found is not None and found not in known():
        raise StoreError(
            f"the database has schema version {found}, which this program does not know; "
            f"it was made by a newer one: install that, or restore a backup that is older"
        )


def config() -> Config:
    """Alembic's settings; there is no alembic.ini."""
    settings = Config()
    # Alembic reads a percent sign as the beginning of a variable.
    settings.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    return settings


def _to_head(connection: Connection) -> None:
    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")
