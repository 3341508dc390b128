from datetime import timedelta

from bot.store import lanes
from bot.store.outbox import Post
from bot.store.store import Store
from tests.store.moments import MINUTE, NOON

LEASE = 2 * MINUTE


async def add(store: Store, *posts: tuple[str, str]) -> None:
    async with store.begin() as work:
        for lane, payload in posts:
            await work.outbox.add(lane, "sendMessage", payload, NOON)


async def claim(store: Store, now=NOON, limit: int = 100) -> list[Post]:
    async with store.begin() as work:
        return await work.outbox.claim(limit, now, LEASE)


def said(posts: list[Post]) -> list[str]:
    return [post.payload for post in posts]


async def test_a_post_comes_out_as_it_went_in(store: Store) -> None:
    async with store.begin() as work:
        number = await work.outbox.add("1", "sendMessage", '{"text": "\\ud800"}', NOON)
    (post,) = await claim(store)
    assert post == Post(number, "1", "sendMessage", '{"text": "\\ud800"}', 0, NOON)


async def test_each_lane_gives_its_oldest_and_holds_the_others_back(store: Store) -> None:
    await add(store, ("b", "b1"), ("a", "a1"), ("b", "b2"), ("c", "c1"), ("a", "a2"))
    assert said(await claim(store, limit=2)) == ["b1", "a1"]
    assert said(await claim(store)) == ["c1"]
    assert said(await claim(store)) == []


async def test_a_sent_post_is_gone_and_its_lane_goes_on(store: Store) -> None:
    await add(store, ("a", "a1"), ("a", "a2"), ("b", "b1"))
    first, second = await claim(store)
    async with store.begin() as work:
        await work.outbox.sent(first)
        assert await work.outbox.waiting() == 2
    assert said(await claim(store)) == ["a2"]
    async with store.begin() as work:
        await work.outbox.drop(second)
        assert await work.outbox.waiting() == 1


async def test_when_a_lease_runs_out_the_post_comes_again_and_is_counted(store: Store) -> None:
    await add(store, ("a", "a1"), ("a", "a2"))
    assert [post.attempts for post in await claim(store)] == [0]
    assert await claim(store, NOON + LEASE - timedelta(microseconds=1)) == []
    assert [(p.payload, p.attempts) for p in await claim(store, NOON + LEASE)] == [("a1", 1)]
    assert [(p.payload, p.attempts) for p in await claim(store, NOON + 2 * LEASE)] == [("a1", 2)]


async def test_a_deferred_post_holds_back_its_lane_only(store: Store) -> None:
    await add(store, ("a", "a1"), ("a", "a2"), ("b", "b1"), ("b", "b2"))
    first, second = await claim(store)
    async with store.begin() as work:
        await work.outbox.defer(first, NOON + MINUTE)
        await work.outbox.sent(second)
    assert said(await claim(store)) == ["b2"]
    assert said(await claim(store, NOON + MINUTE - timedelta(microseconds=1))) == []
    assert [(p.payload, p.attempts) for p in await claim(store, NOON + MINUTE)] == [("a1", 1)]


async def test_whoever_lost_the_lease_cannot_give_it_up(store: Store) -> None:
    await add(store, ("a", "a1"))
    (late,) = await claim(store)
    (holder,) = await claim(store, NOON + LEASE)
    async with store.begin() as work:
        await work.outbox.defer(late, NOON + LEASE)
    assert await claim(store, NOON + LEASE) == []
    async with store.begin() as work:
        await work.outbox.defer(holder, NOON + LEASE)
    assert said(await claim(store, NOON + LEASE)) == ["a1"]


async def test_a_lane_can_be_dropped(store: Store) -> None:
    await add(store, ("a", "a1"), ("b", "b1"), ("a", "a2"))
    await claim(store, limit=1)
    async with store.begin() as work:
        assert await work.outbox.drop_lane("a") == 2
        assert await work.outbox.drop_lane("a") == 0
        assert await work.outbox.waiting() == 1
    assert said(await claim(store)) == ["b1"]


async def test_a_lane_that_moves_keeps_its_order_and_leaves_the_others(store: Store) -> None:
    await add(store, ("old", "1"), ("new", "2"), ("old", "3"), ("other", "o"))
    (first, *_) = await claim(store, limit=1)
    async with store.begin() as work:
        await work.outbox.defer(first, NOON)
        await work.outbox.move_lane("old", "new")
    order = []
    for _ in range(3):
        posts = await claim(store)
        async with store.begin() as work:
            for post in posts:
                if post.lane != "other":
                    assert post.lane == "new"
                    order.append(post.payload)
                await work.outbox.sent(post)
    assert order == ["1", "2", "3"]


async def test_next_due(store: Store) -> None:
    async def due(now=NOON):
        async with store.begin() as work:
            return await work.outbox.next_due(now)

    assert await due() is None
    await add(store, ("a", "a1"), ("a", "a2"), ("b", "b1"))
    assert await due() == NOON
    assert await due(NOON + MINUTE) == NOON + MINUTE
    first, second = await claim(store)
    # If whoever holds them dies, they are due when the lease ends.
    assert await due() == NOON + LEASE
    async with store.begin() as work:
        await work.outbox.defer(first, NOON + MINUTE)
    assert await due() == NOON + MINUTE
    async with store.begin() as work:
        await work.outbox.defer(second, NOON + timedelta(seconds=1))
    assert await due() == NOON + timedelta(seconds=1)
    async with store.begin() as work:
        await work.outbox.drop_lane("b")
    # The post behind a deferred one waits with it.
    assert await due() == NOON + MINUTE
    async with store.begin() as work:
        await work.outbox.sent(first)
    assert await due() == NOON


async def test_due_lanes_behind_many_that_are_held_back_are_found(store: Store) -> None:
    held = [(f"held{number}", "x") for number in range(lanes.WINDOW + 10)]
    await add(store, *held)
    posts = await claim(store, limit=len(held))
    assert len(posts) == len(held)
    await add(store, *held, ("free", "y"), ("free", "z"))
    assert said(await claim(store)) == ["y"]
    async with store.begin() as work:
        assert await work.outbox.next_due(NOON) == NOON + LEASE


async def test_after_a_crash_an_embedded_database_gives_leases_back(store: Store, url: str) -> None:
    await add(store, ("a", "a1"), ("b", "b1"))
    await claim(store, limit=1)
    released = await store.release_leases()
    if url.startswith("sqlite"):
        assert released == 1
        assert [(p.payload, p.attempts) for p in await claim(store)] == [("a1", 1), ("b1", 0)]
    else:
        # Another replica may be sending it.
        assert released == 0
        assert said(await claim(store)) == ["b1"]


async def test_a_late_word_about_a_post_hits_no_other(store: Store) -> None:
    await add(store, ("a", "a1"))
    (post,) = await claim(store)
    async with store.begin() as work:
        await work.outbox.sent(post)
    await add(store, ("a", "a2"))
    async with store.begin() as work:
        await work.outbox.sent(post)
    assert said(await claim(store)) == ["a2"]
