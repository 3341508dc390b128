from sqlalchemy import select

from bot.store.store import Store
from bot.store.tables import inbox, memories, outbox
from tests.store.processes import writing


async def test_killing_a_writer_loses_no_committed_row_and_leaves_no_half_transaction(
    url: str,
) -> None:
    first = 1
    for rows in (1, 20, 55):
        async with writing(url, first) as writer:
            await writer.until(first + rows)
            said = await writer.kill()
        found = await numbers(url)
        # It may have been killed between the commit and saying so.
        assert found in (list(range(1, said + 1)), list(range(1, said + 2)))
        first = found[-1] + 1


async def numbers(url: str) -> list[int]:
    """What is stored, after checking that all tables tell the same and that the order was kept."""
    store = await Store.open(url)
    async with store.begin() as work:
        connection = work.inbox._connection
        updates = await connection.execute(
            select(inbox.c.update_id, inbox.c.payload).order_by(inbox.c.number)
        )
        posts = await connection.scalars(select(outbox.c.payload).order_by(outbox.c.number))
        topics = await connection.scalars(select(memories.c.topic))
        stored = [update_id for update_id, payload in updates if payload == f"update {update_id}"]
        assert posts.all() == [f"post {number}" for number in stored]
        assert sorted(map(int, topics)) == stored
    await store.close()
    return stored
