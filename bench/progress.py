"""Progress on stderr: one line that is written over at a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

AT_A_TERMINAL = 0.2
"""Seconds between two updates of the line."""
ELSEWHERE = 10.0
"""Seconds between two lines in a log."""


class Progress:
    """Tells how far something is. It starts no thread, which would disturb what is measured.

    Args:
        title: What is being measured.
    """

    def __init__(self, title: str) -> None:
        self._title = title
        self._line = sys.stderr.isatty()
        self._told = time.monotonic()
        self._doing = ""
        self._width = 0

    def __call__(self, doing: str, done: float) -> None:
        """Tell, unless it has just been told; a new step is always told.

        Args:
            doing: The present step.
            done: How much of it is done (0..1).
        """
        now = time.monotonic()
        if doing == self._doing and now - self._told < (AT_A_TERMINAL if self._line else ELSEWHERE):
            return
        self._told, self._doing = now, doing
        text = f"{self._title}: {doing}, {done:.0%}"
        if self._line:
            print(f"\r{text:<{self._width}}", end="", file=sys.stderr, flush=True)
            self._width = len(text)
        else:
            print(text, file=sys.stderr, flush=True)

    def through(self, items: Sequence[T], doing: str) -> Iterator[T]:
        """Go through some items and tell how far that is."""
        for number, item in enumerate(items):
            self(doing, number / len(items))
            yield item

    def end(self) -> None:
        """Wipe the line at a terminal."""
        if self._width:
            print(f"\r{'':<{self._width}}\r", end="", file=sys.stderr, flush=True)
            self._width = 0
