"""The poller survives an update that it stumbles over."""

import asyncio
from pathlib import Path
from typing import Any, cast

import pytest

from bot.store.store import Store
from bot.telegram import poller
from bot.telegram.api import Api, BotIdentity
from bot.telegram.watchdog import Watchdog


async def test_one_odd_update_does_not_hold_up_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = await Store.open(f"sqlite:///{tmp_path / 'a.sqlite3'}")
    real = poller.read

    def read(update: Any, identity: BotIdentity) -> Any:
        if update.update_id == 1:
            raise KeyError("odd")
        return real(update, identity)

    monkeypatch.setattr(poller, "read", read)
    taken = poller.Poller(
        api=cast("Api", None),
        store=store,
        identity=BotIdentity(7, "bot"),
        watchdog=Watchdog(60),
        arrived=asyncio.Event(),
        inline=lambda _update: None,
        seconds=1,
    )
    person = {"id": 5, "is_bot": False, "first_name": "A"}
    message = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "from": person}
    await taken._keep([{"update_id": n, "message": {**message, "text": "hi"}} for n in (1, 2)])
    async with store.begin() as work:
        assert [update.update_id for update in await work.inbox.next(10)] == [2]
    await store.close()
