"""A process that writes without end; run as a script by tests that kill it.

Arguments: the database URL, and the first number. Prints a number when it is committed.
"""

import asyncio
import sys
from itertools import count

from bot.conversation.reply import Reply
from bot.conversation.turn import Memory, Turn
from bot.store.store import Store
from tests.store.moments import NOON


async def write(url: str, first: int) -> None:
    store = await Store.open(url)
    for number in count(first):
        async with store.begin() as work:
            await work.inbox.add(number, f"lane {number % 3}", f"update {number}", NOON)
            await work.people.keep(
                f"person {number}", "place", Turn(Reply(), Memory(topic=str(number))), NOON
            )
            await work.outbox.add(f"lane {number % 3}", "sendMessage", f"post {number}", NOON)
        print(number, flush=True)


if __name__ == "__main__":
    asyncio.run(write(sys.argv[1], int(sys.argv[2])))
