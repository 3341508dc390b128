"""Ends a process that no longer hears Telegram, so that its supervisor starts a fresh one.

A bot that is alive but deaf looks healthy from outside: its getUpdates loop may hang in a dead
connection, or its event loop in a bug. Only the age of the last good getUpdates tells.
"""

import logging
import os
import threading
import time
from collections.abc import Callable
from typing import NoReturn

EXIT_CODE = 75
"""EX_TEMPFAIL of sysexits.h: try again."""

log = logging.getLogger(__name__)


def _end(reason: str) -> NoReturn:
    log.critical("%s", reason)
    logging.shutdown()
    os._exit(EXIT_CODE)  # the event loop may be stuck, so nothing gentler would end the process


class Watchdog:
    """Watches from a thread of its own, which a stuck event loop cannot stop.

    Args:
        patience: Seconds without a good getUpdates after which the process is ended.
        end: Called with the reason; does not return in use.
    """

    def __init__(self, patience: float, end: Callable[[str], object] = _end) -> None:
        self._patience = patience
        self._end = end
        self._heard = time.monotonic()
        self._why = "no getUpdates call has come back"
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._heard = time.monotonic()
        self._thread.start()

    def heard(self) -> None:
        """Note that Telegram has answered."""
        self._heard = time.monotonic()

    def failed(self, why: str) -> None:
        """Note why the last getUpdates failed, for the last words."""
        self._why = why

    def stop(self) -> None:
        """Watch no longer."""
        self._stopped.set()

    def _watch(self) -> None:
        while not self._stopped.wait(min(1.0, self._patience / 4)):
            silence = time.monotonic() - self._heard
            if silence > self._patience:
                self._end(
                    f"Telegram has not answered for {silence:.0f} s ({self._why}). This process ends "
                    f"so that it can be started afresh; nothing that was received is lost."
                )
                return
