"""The indexes serve the statements they were made for; how fast that is, is measured by hand."""

import pytest
from sqlalchemy import Select, Table, text

from bot.store import lanes
from bot.store.store import Store
from bot.store.tables import inbox, inbox_waiting, outbox


async def plan(store: Store, statement: Select[int]) -> str:
    """How the database would execute a statement."""
    engine = store._engine
    written = str(
        statement.compile(engine.sync_engine, compile_kwargs={"literal_binds": True})
    ).strip()
    async with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            rows = await connection.execute(text(f"EXPLAIN QUERY PLAN {written}"))
            return "\n".join(row.detail for row in rows)
        # Empty tables are read whole if that is allowed at all.
        await connection.execute(text("SET LOCAL enable_seqscan = off"))
        await connection.execute(text("SET LOCAL enable_bitmapscan = off"))
        return "\n".join(await connection.scalars(text(f"EXPLAIN {written}")))


@pytest.mark.parametrize(
    ("table", "window", "index"),
    [
        (inbox, lanes.WINDOW, "inbox_oldest"),
        (inbox, None, "inbox_"),
        (outbox, lanes.WINDOW, "outbox_pk"),
        (outbox, None, "outbox_lanes"),
    ],
    ids=["inbox window", "inbox", "outbox window", "outbox"],
)
async def test_the_oldest_of_each_lane_is_found_by_index(
    store: Store, table: Table, window: int | None, index: str
) -> None:
    found = await plan(
        store, lanes.first(table, inbox_waiting if table is inbox else None, window, 10)
    )
    if index == "outbox_pk" and "SCAN outbox\n" in found:
        # SQLite keeps the rows themselves in the order of their numbers.
        return
    assert index in found
    assert "Seq Scan" not in found
    assert "SCAN inbox\n" not in found


async def test_answered_updates_are_purged_by_index(store: Store) -> None:
    statement = inbox.select().where(inbox.c.handled_at < text("'2026-01-01'"))
    assert "inbox_handled" in await plan(store, statement)
