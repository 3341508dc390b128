"""Lines as they come from a pipe."""

from collections.abc import AsyncIterator


async def feed(*lines: str) -> AsyncIterator[str]:
    for line in lines:
        yield line
