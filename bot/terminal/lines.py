"""Lines from a pipe or file, as they arrive and without holding up the conversation."""

import asyncio
import codecs
import os
from collections.abc import AsyncIterator
from contextlib import suppress
from threading import Thread

_CHUNK = 65_536


async def lines(descriptor: int) -> AsyncIterator[str]:
    r"""Read a stream line by line.

    Args:
        descriptor: File descriptor to read from; a pipe, a file or a terminal.

    Yields:
        Each line without its ``\n`` or ``\r\n``, also a last one without a line break. Bytes that
        are not UTF-8 become replacement characters; a byte order mark at the start is skipped.
    """
    decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
    unfinished: list[str] = []
    while chunk := await _read(descriptor):
        first, *more = decoder.decode(chunk).split("\n")
        unfinished.append(first)
        for start in more:
            yield "".join(unfinished).removesuffix("\r")
            unfinished = [start]
    if last := "".join(unfinished) + decoder.decode(b"", final=True):
        yield last.removesuffix("\r")


async def _read(descriptor: int) -> bytes:
    """Wait for bytes in a thread of its own; empty at the end of the stream.

    The event loop cannot watch regular files, and a thread of its pool would keep the process alive
    after Ctrl-C until somebody writes to the pipe. A daemon thread does neither.
    """
    loop = asyncio.get_running_loop()
    arrived: asyncio.Future[bytes] = loop.create_future()

    def settle(chunk: bytes, error: OSError | None) -> None:
        if arrived.done():
            return
        if error is None:
            arrived.set_result(chunk)
        else:
            arrived.set_exception(error)

    def read() -> None:
        chunk, failed = b"", None
        try:
            chunk = os.read(descriptor, _CHUNK)
        except OSError as error:
            failed = error
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(settle, chunk, failed)

    Thread(target=read, name="stdin", daemon=True).start()
    return await arrived
