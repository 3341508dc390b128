"""The watchdog barks once, and the pace keeps its distance."""

import threading
import time
from collections.abc import Awaitable

import pytest

from bot.telegram import pace
from bot.telegram.watchdog import Watchdog


def test_silence_ends_the_process_with_the_last_reason() -> None:
    ended: list[str] = []
    barked = threading.Event()

    def end(reason: str) -> None:
        ended.append(reason)
        barked.set()

    watchdog = Watchdog(0.2, end)
    watchdog.failed("NetworkError: no route")
    watchdog.start()
    assert barked.wait(10)
    assert "NetworkError: no route" in ended[0]
    time.sleep(0.3)
    assert len(ended) == 1


def test_a_watchdog_that_hears_something_is_still() -> None:
    barked = threading.Event()
    watchdog = Watchdog(5.0, lambda _reason: barked.set())
    watchdog.start()
    watchdog.heard()
    assert not barked.wait(0.3)
    watchdog.stop()


async def test_calls_are_spaced_out_evenly(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    slept: list[float] = []

    def sleep(seconds: float) -> Awaitable[None]:
        slept.append(seconds)

        async def nothing() -> None:
            return None

        return nothing()

    monkeypatch.setattr(pace.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(pace.asyncio, "sleep", sleep)
    limit = pace.Pace(per_second=10)
    for _ in range(4):
        await limit.turn()
    assert slept == pytest.approx([0.1, 0.2, 0.3])
    clock[0] += 60  # after a pause nobody waits, and nothing has been saved up
    slept.clear()
    await limit.turn()
    await limit.turn()
    assert slept == pytest.approx([0.1])
