"""Lines out of any bytes, as they arrive."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.terminal.lines import lines


@pytest.fixture
def file(tmp_path: Path, data: bytes) -> Iterator[int]:
    path = tmp_path / "in"
    path.write_bytes(data)
    descriptor = os.open(path, os.O_RDONLY)
    yield descriptor
    os.close(descriptor)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),
        (b"\n", [""]),
        (b"a\nb\n", ["a", "b"]),
        (b"a\n\nb", ["a", "", "b"]),
        (b"a\r\nb\r\n", ["a", "b"]),
        (b"a\rb\n", ["a\rb"]),
        ("日本\n".encode(), ["日本"]),
        (b"\xef\xbb\xbfa\n", ["a"]),
        (b"a\xffb\n\xe6\x97", ["a\N{REPLACEMENT CHARACTER}b", "\N{REPLACEMENT CHARACTER}"]),
        (b"a\x00b\x1b\n", ["a\x00b\x1b"]),
        ("a\u2028b\x85\x0c\n".encode(), ["a\u2028b\x85\x0c"]),
        (("日" * 100_000).encode() + b"\nend", ["日" * 100_000, "end"]),
    ],
    ids=lambda value: repr(value)[:24],
)
async def test_bytes_become_lines(file: int, expected: list[str]) -> None:
    assert [line async for line in lines(file)] == expected


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reading, writing = os.pipe()
    yield reading, writing
    for descriptor in (reading, writing):
        try:
            os.close(descriptor)
        except OSError:
            continue  # the test has closed it


async def test_a_line_comes_out_before_the_next_one_is_written(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    source: AsyncIterator[str] = lines(reading)
    os.write(writing, "one\nt日".encode()[:-1])
    assert await anext(source) == "one"
    unfinished = asyncio.ensure_future(anext(source))
    os.write(writing, "日".encode()[-1:] + b"\n")
    assert await unfinished == "t日"
    os.close(writing)
    with pytest.raises(StopAsyncIteration):
        await anext(source)


async def test_waiting_for_a_line_holds_nothing_up(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    waiting = asyncio.ensure_future(anext(lines(reading)))
    await asyncio.sleep(0)  # the loop runs while the read waits in its thread
    assert not waiting.done()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    os.close(writing)


async def test_an_unreadable_descriptor_is_an_error() -> None:
    reading, writing = os.pipe()
    os.close(writing)
    os.close(reading)
    with pytest.raises(OSError, match="descriptor"):
        await anext(lines(reading))
