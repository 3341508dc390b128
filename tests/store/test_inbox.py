import json
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from bot.store import lanes
from bot.store.store import Store
from tests.store.moments import MINUTE, NOON


async def add(store: Store, *updates: tuple[int, str]) -> None:
    async with store.begin() as work:
        for update_id, lane in updates:
            assert await work.inbox.add(update_id, lane, json.dumps({"id": update_id}), NOON)


async def ids(store: Store, limit: int = 100) -> list[int]:
    async with store.begin() as work:
        return [update.update_id for update in await work.inbox.next(limit)]


async def test_an_update_comes_out_as_it_went_in(store: Store) -> None:
    async with store.begin() as work:
        assert await work.inbox.add(7, "tg:1", '{"text": "a\\u0000b"}', NOON)
    async with store.begin() as work:
        (update,) = await work.inbox.next(10)
    assert (update.update_id, update.lane, update.payload, update.received_at) == (
        7,
        "tg:1",
        '{"text": "a\\u0000b"}',
        NOON,
    )
    assert update.received_at.utcoffset() == timedelta(0)


async def test_a_known_update_id_is_not_added_again(store: Store) -> None:
    async with store.begin() as work:
        assert await work.inbox.add(7, "a", "first", NOON)
        assert not await work.inbox.add(7, "a", "again", NOON)
    async with store.begin() as work:
        assert not await work.inbox.add(7, "b", "again", NOON)
        (update,) = await work.inbox.next(10)
        assert update.payload == "first"
        await work.inbox.done(update, NOON)
    async with store.begin() as work:
        assert not await work.inbox.add(7, "a", "after it was answered", NOON)
        assert await work.inbox.next(10) == []


async def test_each_lane_gives_its_oldest_and_oldest_lanes_come_first(store: Store) -> None:
    await add(store, (10, "b"), (5, "a"), (11, "b"), (4, "a"), (12, "c"))
    assert await ids(store) == [10, 5, 12]
    assert await ids(store, 2) == [10, 5]


async def test_a_lane_goes_on_when_its_oldest_is_done(store: Store) -> None:
    await add(store, (1, "a"), (2, "b"), (3, "a"))
    async with store.begin() as work:
        first, second = await work.inbox.next(10)
        await work.inbox.done(first, NOON)
        assert [update.update_id for update in await work.inbox.next(10)] == [2, 3]
        await work.inbox.done(second, NOON)
    assert await ids(store) == [3]


async def test_done_erases_what_was_said_and_where(store: Store) -> None:
    await add(store, (1, "tg:98765"))
    async with store.begin() as work:
        (update,) = await work.inbox.next(10)
        await work.inbox.done(update, NOON)
        rows = (await work.inbox._connection.exec_driver_sql("SELECT * FROM inbox")).all()
    assert len(rows) == 1
    assert "98765" not in str(rows)
    assert '"id"' not in str(rows)


async def test_what_was_answered_is_not_in_the_file_any_more(sqlite_url: str) -> None:
    store = await Store.open(sqlite_url)
    async with store.begin() as work:
        await work.inbox.add(1, "tg:98765", "a secret " * 500, NOON)
    async with store.begin() as work:
        (update,) = await work.inbox.next(10)
        await work.inbox.done(update, NOON)
    await store.close()
    folder = Path(sqlite_url.removeprefix("sqlite:///")).parent
    content = b"".join(path.read_bytes() for path in folder.iterdir())
    assert b"a secret" not in content
    assert b"98765" not in content


async def test_purge_forgets_only_what_was_answered_before(store: Store) -> None:
    await add(store, (1, "a"), (2, "b"), (3, "c"))
    async with store.begin() as work:
        first, second, _ = await work.inbox.next(10)
        await work.inbox.done(first, NOON)
        await work.inbox.done(second, NOON + MINUTE)
        assert await work.inbox.waiting() == 1
        assert await work.inbox.purge(NOON + MINUTE) == 1
    async with store.begin() as work:
        assert await work.inbox.add(1, "a", "long ago", NOON)
        assert not await work.inbox.add(2, "b", "known", NOON)
        assert await work.inbox.waiting() == 2


async def test_a_transaction_that_raises_leaves_nothing(store: Store) -> None:
    async def failing() -> None:
        async with store.begin() as work:
            await work.inbox.add(1, "a", "{}", NOON)
            raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError, match="on purpose"):
        await failing()
    assert await ids(store) == []


async def test_lanes_behind_a_crowded_one_are_found(store: Store) -> None:
    crowd = [(number, "crowded") for number in range(lanes.WINDOW + 10)]
    await add(store, *crowd, (5000, "quiet"), (5001, "crowded"), (5002, "other"))
    assert await ids(store) == [0, 5000, 5002]
    assert await ids(store, 2) == [0, 5000]


async def test_numbers_are_never_given_out_twice(store: Store) -> None:
    await add(store, (1, "a"))
    async with store.begin() as work:
        (first,) = await work.inbox.next(10)
        await work.inbox.done(first, NOON)
        await work.inbox.purge(NOON + MINUTE)
    await add(store, (2, "a"))
    async with store.begin() as work:
        (second,) = await work.inbox.next(10)
    assert second.number > first.number


async def test_text_that_no_database_holds_is_made_safe(store: Store) -> None:
    async with store.begin() as work:
        assert await work.inbox.add(1, "a\0\ud800", "\0x\udfff", NOON)
        assert await work.inbox.add(2, "a\0\ud800", "{}", NOON)
    async with store.begin() as work:
        (update,) = await work.inbox.next(10)
        assert (update.lane, update.payload) == ("a��", "�x�")


async def test_moments_are_utc_and_need_a_zone(store: Store) -> None:
    tokyo = NOON.astimezone(timezone(timedelta(hours=9)))
    async with store.begin() as work:
        await work.inbox.add(1, "a", "{}", tokyo)
        (update,) = await work.inbox.next(10)
        assert update.received_at == NOON
        assert update.received_at.utcoffset() == timedelta(0)
        assert await work.inbox.purge(tokyo) == 0
    with pytest.raises(Exception, match="no time zone"):
        async with store.begin() as work:
            await work.inbox.add(2, "a", "{}", NOON.replace(tzinfo=None))
