"""Several workers at once: on PostgreSQL truly, on SQLite one after the other."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable

import pytest
from sqlalchemy import text

from bot.conversation.reply import Reply
from bot.conversation.turn import Consent, ConsentChange, Erasure, Memory, Miss, Rating, Turn
from bot.store import lanes
from bot.store.store import Store
from bot.store.tables import inbox, inbox_waiting
from tests.store.moments import MINUTE, NOON

LANES, POSTS, WORKERS = 8, 12, 4


@pytest.fixture
async def stores(url: str) -> AsyncIterator[list[Store]]:
    """Two replicas; one process twice on SQLite, which has no replicas."""
    one = await Store.open(url)
    other = one if url.startswith("sqlite") else await Store.open(url)
    yield [one, other]
    await one.close()
    await other.close()


@pytest.fixture
async def replicas(postgresql_url: str) -> AsyncIterator[tuple[Store, Store]]:
    """Two replicas on PostgreSQL."""
    one, other = await Store.open(postgresql_url), await Store.open(postgresql_url)
    yield one, other
    await one.close()
    await other.close()


async def fill_inbox(store: Store, *lanes: str) -> None:
    async with store.begin() as work:
        for number, lane in enumerate(lanes):
            await work.inbox.add(number, lane, "{}", NOON)


async def test_a_lane_in_work_gives_nothing_to_another_replica(
    replicas: tuple[Store, Store],
) -> None:
    one, other = replicas
    await fill_inbox(one, "a", "a", "b")
    async with one.begin() as first:
        (update,) = await first.inbox.next(1)
        assert update.update_id == 0
        async with other.begin() as second:
            assert [found.update_id for found in await second.inbox.next(10)] == [2]
        await first.inbox.done(update, NOON)
        async with other.begin() as second:
            # Not committed yet: the lane is still ours.
            assert [found.update_id for found in await second.inbox.next(10)] == [2]
    async with other.begin() as second:
        assert [found.update_id for found in await second.inbox.next(10)] == [1, 2]


async def test_what_is_finished_while_it_is_being_looked_for_is_not_given_out_again(
    replicas: tuple[Store, Store],
) -> None:
    """The search begins before the other replica commits, and comes to the row afterwards."""
    one, other = replicas
    await fill_inbox(one, "a")
    gate = text("pg_advisory_xact_lock_shared(42)::text IS NOT NULL")
    waiting = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")

    async def search() -> list[int]:
        async with other._engine.begin() as connection:
            found = await connection.scalars(
                lanes.first(inbox, inbox_waiting, None, 10).where(gate)
            )
            return list(found)

    async with one.begin() as first:
        connection = first.inbox._connection
        await connection.execute(text("SELECT pg_advisory_xact_lock(42)"))
        searching = asyncio.create_task(search())
        while not await connection.scalar(waiting):  # noqa: ASYNC110 (nobody can set an event)
            await asyncio.sleep(0.01)
        (update,) = await first.inbox.next(10)
        await first.inbox.done(update, NOON)
    assert await searching == []


async def test_a_replica_that_fails_frees_its_lanes(replicas: tuple[Store, Store]) -> None:
    one, other = replicas
    await fill_inbox(one, "a")

    async def failing() -> None:
        async with one.begin() as first:
            (update,) = await first.inbox.next(1)
            await first.inbox.done(update, NOON)
            raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError, match="on purpose"):
        await failing()
    async with other.begin() as second:
        assert len(await second.inbox.next(10)) == 1


async def test_posts_that_one_replica_is_claiming_are_not_claimed_by_another(
    replicas: tuple[Store, Store],
) -> None:
    one, other = replicas
    async with one.begin() as work:
        for lane in ("a", "a", "b"):
            await work.outbox.add(lane, "sendMessage", lane, NOON)
    async with one.begin() as first:
        assert [post.lane for post in await first.outbox.claim(1, NOON, MINUTE)] == ["a"]
        async with other.begin() as second:
            assert [post.lane for post in await second.outbox.claim(10, NOON, MINUTE)] == ["b"]
    async with other.begin() as second:
        assert await second.outbox.claim(10, NOON, MINUTE) == []


async def test_an_older_update_never_appears_behind_a_newer_one(
    replicas: tuple[Store, Store],
) -> None:
    """Two replicas receive updates of one chat at once; the slower commit has the lower number."""
    one, other = replicas

    async def add_second() -> None:
        async with other.begin() as second:
            await second.inbox.add(2, "a", "{}", NOON)

    async with one.begin() as first:
        await first.inbox.add(1, "a", "{}", NOON)
        adding = asyncio.create_task(add_second())
        await asyncio.wait({adding}, timeout=0.3)
        async with one.begin() as worker:
            assert await worker.inbox.next(10) == []
    await adding
    async with one.begin() as worker:
        assert [update.update_id for update in await worker.inbox.next(10)] == [1]


async def test_the_same_update_at_two_replicas_is_stored_once(
    replicas: tuple[Store, Store],
) -> None:
    async def add(store: Store) -> bool:
        async with store.begin() as work:
            return await work.inbox.add(7, "a", "{}", NOON)

    for _ in range(5):
        assert sorted(await asyncio.gather(*(add(store) for store in replicas))) in (
            [False, True],
            [False, False],
        )
    async with replicas[0].begin() as work:
        assert await work.inbox.waiting() == 1


async def test_workers_handle_every_update_once_and_in_the_order_of_its_lane(
    stores: list[Store],
) -> None:
    handled: dict[str, list[int]] = defaultdict(list)
    busy: set[str] = set()
    total = LANES * POSTS

    async def receive(store: Store, remainder: int) -> None:
        for number in range(remainder, total, 2):
            async with store.begin() as work:
                await work.inbox.add(number, f"lane {number % LANES}", "{}", NOON)

    async def answer(store: Store) -> None:
        while sum(map(len, handled.values())) < total:
            async with store.begin() as work:
                updates = await work.inbox.next(3)
                lanes = {update.lane for update in updates}
                assert len(lanes) == len(updates)
                assert not lanes & busy
                busy.update(lanes)
                await asyncio.sleep(0.001)
                for update in updates:
                    handled[update.lane].append(update.number)
                    await work.inbox.done(update, NOON)
                busy.difference_update(lanes)
            await asyncio.sleep(0.001)

    await together(
        *(receive(stores[remainder], remainder) for remainder in range(2)),
        *(answer(stores[worker % 2]) for worker in range(WORKERS)),
    )
    assert len(handled) == LANES
    for numbers in handled.values():
        assert numbers == sorted(set(numbers))
        assert len(numbers) == POSTS


async def test_senders_deliver_every_post_once_and_in_the_order_of_its_lane(
    stores: list[Store],
) -> None:
    delivered: dict[str, list[int]] = defaultdict(list)
    flying: set[str] = set()
    total = LANES * POSTS
    async with stores[0].begin() as work:
        for number in range(total):
            await work.outbox.add(f"lane {number % LANES}", "sendMessage", "{}", NOON)

    async def send(store: Store, every: int) -> None:
        while sum(map(len, delivered.values())) < total:
            async with store.begin() as work:
                posts = await work.outbox.claim(3, NOON, 10 * MINUTE)
            for post in posts:
                assert post.lane not in flying
                flying.add(post.lane)
            await asyncio.sleep(0.001)
            for post in posts:
                refused = post.attempts == 0 and post.number % every == 0
                if not refused:
                    delivered[post.lane].append(post.number)
                flying.remove(post.lane)
                async with store.begin() as work:
                    if refused:
                        await work.outbox.defer(post, NOON)
                    else:
                        await work.outbox.sent(post)
            await asyncio.sleep(0.001)

    await together(*(send(stores[worker % 2], 5) for worker in range(WORKERS)))
    assert len(delivered) == LANES
    for numbers in delivered.values():
        assert numbers == sorted(set(numbers))
        assert len(numbers) == POSTS
    async with stores[0].begin() as work:
        assert await work.outbox.waiting() == 0


@pytest.mark.parametrize("end", [lambda: ConsentChange(Consent.REFUSED), Erasure])
async def test_nothing_slips_in_while_consent_is_withdrawn(
    replicas: tuple[Store, Store], end: Callable[[], ConsentChange | Erasure]
) -> None:
    """In a group and in private at once: whichever commits first, nothing is kept."""
    rate = Turn(Reply(), Memory(), (Rating("jet-pay", True), Miss("where", ())))
    withdraw = Turn(Reply(), Memory(), (end(),))
    for first, then in ((rate, withdraw), (withdraw, rate)):
        await keep(replicas[0], Turn(Reply(), Memory(), (ConsentChange(Consent.GIVEN),)))
        async with replicas[0].begin() as work:
            await work.people.keep("tg:1", "group", first, NOON)
            other = asyncio.create_task(keep(replicas[1], then))
            await asyncio.wait({other}, timeout=0.3)
        await other
        async with replicas[0].begin() as work:
            assert await work.people.ratings() == []
            assert await work.people.misses(10) == []


async def keep(store: Store, turn: Turn) -> None:
    async with store.begin() as work:
        await work.people.keep("tg:1", "tg:1", turn, NOON)


async def together(*tasks) -> None:
    """Run all; the first that fails ends the others."""
    async with asyncio.TaskGroup() as group:
        for task in tasks:
            group.create_task(task)
