"""Child processes that write to a database, and that are killed."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

WRITER = Path(__file__).with_name("writer.py")
SECONDS = 60
"""More than any wait here takes, so that a broken child fails a test rather than hanging it."""


class Writer:
    """A child that writes rows.

    Args:
        process: The child.
    """

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.committed = 0

    async def until(self, number: int) -> None:
        """Wait until it says that a number is committed."""
        assert self._process.stdout is not None
        while self.committed < number:
            line = await asyncio.wait_for(self._process.stdout.readline(), SECONDS)
            assert line, "the writer ended by itself"
            self.committed = int(line)

    async def kill(self) -> int:
        """kill -9; returns the last number that it said was committed."""
        assert self._process.stdout is not None
        self._process.kill()
        rest = await asyncio.wait_for(self._process.stdout.read(), SECONDS)
        for line in rest.decode().split("\n")[:-1]:
            self.committed = int(line)
        await asyncio.wait_for(self._process.wait(), SECONDS)
        return self.committed


@asynccontextmanager
async def writing(url: str, first: int = 1) -> AsyncIterator[Writer]:
    """A child that writes from a number on; it does not outlive the context."""
    environment = {**os.environ, "PYTHONPATH": str(WRITER.parents[1])}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(WRITER),
        url,
        str(first),
        stdout=asyncio.subprocess.PIPE,
        env=environment,
    )
    try:
        yield Writer(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
