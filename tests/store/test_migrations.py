import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store import engine as engines
from bot.store.errors import StoreError
from bot.store.migrate import config, head, known, upgrade
from bot.store.store import Store, migrate
from bot.store.tables import metadata
from tests.store.moments import NOON


@pytest.fixture
async def engine(url: str, tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    (tmp_path / "data").mkdir(exist_ok=True)
    made = engines.create(engines.read_url(url))
    yield made
    await made.dispose()


async def test_migrations_from_empty_make_the_tables(engine: AsyncEngine) -> None:
    assert await upgrade(engine) == (None, head())
    async with engine.begin() as connection:
        assert await connection.run_sync(differences) == []


async def test_the_comparison_sees_differences(engine: AsyncEngine) -> None:
    await upgrade(engine)
    async with engine.begin() as connection:
        await connection.execute(text("DROP INDEX outbox_lanes"))
        await connection.execute(text("ALTER TABLE outbox ADD COLUMN later TEXT"))
        found = await connection.run_sync(differences)
    assert sorted(difference[0] for difference in found) == ["add_index", "remove_column"]


async def test_migrations_make_them_to_the_letter(engine: AsyncEngine) -> None:
    """What Alembic does not compare: conditions of indexes, AUTOINCREMENT, names of constraints."""
    await upgrade(engine)
    async with engine.begin() as connection:
        migrated = await connection.run_sync(definitions)
        await connection.execute(text("DROP TABLE alembic_version"))
        await connection.run_sync(metadata.drop_all)
        assert not await connection.run_sync(definitions)
        await connection.run_sync(metadata.create_all)
        assert await connection.run_sync(definitions) == migrated
    assert any("WHERE" in definition for definition in migrated)


async def test_a_second_migration_changes_nothing(url: str) -> None:
    assert await migrate(url) == (None, head())
    assert await migrate(url) == (head(), head())


async def test_versions_form_one_line() -> None:
    assert known()[0] == head()
    assert len(set(known())) == len(known())


async def test_a_schema_of_a_newer_program_is_refused_and_left_alone(url: str) -> None:
    store = await Store.open(url)
    async with store._engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await store.close()
    with pytest.raises(StoreError, match=r"version 9999.*newer"):
        await Store.open(url)
    with pytest.raises(StoreError, match="version 9999"):
        await migrate(url)


async def test_a_migration_that_fails_leaves_nothing(url: str, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(exist_ok=True)
    engine = engines.create(engines.read_url(url))
    async with engine.begin() as connection:
        # The migration makes other tables first and then meets this one.
        await connection.execute(text("CREATE TABLE misses (mine TEXT)"))
    with pytest.raises(StoreError, match="misses"):
        await Store.open(url)
    async with engine.begin() as connection:
        assert await connection.run_sync(engine.dialect.get_table_names) == ["misses"]
    await engine.dispose()


async def test_many_starts_at_once_all_succeed(url: str) -> None:
    stores = await asyncio.gather(*(Store.open(url) for _ in range(4)))
    for number, store in enumerate(stores):
        async with store.begin() as work:
            assert await work.inbox.add(number, "a", "{}", NOON)
    async with stores[0].begin() as work:
        assert await work.inbox.waiting() == 4
    await asyncio.gather(*(store.close() for store in stores))


def test_a_folder_with_a_percent_sign_is_no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.migrate.FOLDER", Path("/100%/%(here)s"))
    assert config().get_main_option("script_location") == str(Path("/100%/%(here)s"))


def differences(connection: Connection) -> list[tuple[str, ...]]:
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "compare_server_default": True}
    )
    return compare_metadata(context, metadata)


def definitions(connection: Connection) -> list[str]:
    """How the database itself describes our tables."""
    if connection.dialect.name == "sqlite":
        statements = (
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'sqlite%'",
        )
    else:
        statements = (
            "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
            """SELECT concat_ws(' ', table_name, ordinal_position, column_name, data_type, is_nullable,
            column_default) FROM information_schema.columns WHERE table_schema = 'public'""",
            """SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace""",
        )
    found = [row[0] for statement in statements for row in connection.execute(text(statement))]
    return sorted(re.sub(r"\s+", " ", line) for line in found if "alembic_version" not in line)
