import asyncio
import stat
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store.engine import read_url
from bot.store.errors import StoreError
from bot.store.store import Store
from tests.store.moments import NOON


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("sqlite:///a.db", "sqlite+aiosqlite:///a.db"),
        ("sqlite+aiosqlite:////a/b.db", "sqlite+aiosqlite:////a/b.db"),
        ("sqlite://", "sqlite+aiosqlite://"),
        ("postgres://u:p@h/d", "postgresql+asyncpg://u:p@h/d"),
        ("postgresql://u:p%40@h:5/d?host=/tmp", "postgresql+asyncpg://u:p%40@h:5/d?host=%2Ftmp"),
        ("postgresql+asyncpg://h/d", "postgresql+asyncpg://h/d"),
        ("postgresql://h/d?sslmode=require", "postgresql+asyncpg://h/d?ssl=require"),
    ],
)
def test_urls_get_the_drivers_for_asyncio(url: str, read: str) -> None:
    assert read_url(url).render_as_string(hide_password=False) == read


def test_an_option_that_the_driver_does_not_know_is_named() -> None:
    with pytest.raises(StoreError, match=r"option 'channel_binding'.*leave it out") as caught:
        read_url("postgresql://u:geheim@h/d?sslmode=require&channel_binding=require")
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    ["", "senpai.db", "mysql://u:geheim@h/d", "postgresql+psycopg://h/d", "sqlite:///a?mode=ro",
     "sqlite:///file:a", "postgresql://u:geheim@h:port/d"],
)  # fmt: skip
def test_other_urls_are_refused_without_repeating_a_password(url: str) -> None:
    with pytest.raises(StoreError, match="write sqlite:///") as caught:
        read_url(url)
    assert "geheim" not in str(caught.value)


async def test_sqlite_is_set_up_to_lose_nothing(sqlite_url: str) -> None:
    store = await Store.open(sqlite_url)
    async with store._engine.begin() as connection:
        found = {
            name: await connection.scalar(text(f"PRAGMA {name}"))
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "busy_timeout",
                "secure_delete",
            )
        }
    await store.close()
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
        "secure_delete": 1,
    }


async def test_the_file_is_for_its_owner_only(sqlite_url: str) -> None:
    store = await Store.open(sqlite_url)
    async with store.begin() as work:
        await work.inbox.add(1, "a", "{}", NOON)
    folder = Path(sqlite_url.removeprefix("sqlite:///")).parent
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.iterdir()]}
    await store.close()
    assert modes == {
        "data": 0o700,
        "senpai.sqlite3": 0o600,
        "senpai.sqlite3-wal": 0o600,
        "senpai.sqlite3-shm": 0o600,
    }


async def test_what_was_stored_is_there_after_a_restart(url: str) -> None:
    store = await Store.open(url)
    async with store.begin() as work:
        await work.inbox.add(1, "a", "{}", NOON)
    await store.close()
    store = await Store.open(url)
    async with store.begin() as work:
        assert await work.inbox.waiting() == 1
    await store.close()


async def test_a_database_in_memory_lives_as_long_as_its_store() -> None:
    store = await Store.open("sqlite://")

    async def add(number: int) -> None:
        async with store.begin() as work:
            await asyncio.sleep(0)
            assert await work.inbox.add(number, "a", "{}", NOON)

    await asyncio.gather(*(add(number) for number in range(10)))
    async with store.begin() as work:
        assert await work.inbox.waiting() == 10
    await store.close()


async def test_a_file_that_is_no_database_is_refused(sqlite_url: str) -> None:
    def there(content: bytes | None = None) -> bytes:
        file = Path(sqlite_url.removeprefix("sqlite:///"))
        if content is not None:
            file.parent.mkdir()
            file.write_bytes(content)
        return file.read_bytes()

    content = there(b"not a database at all" * 500)
    with pytest.raises(StoreError, match=r"not a database.*senpai db restore"):
        await Store.open(sqlite_url)
    assert there() == content


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be used"):
        await Store.open(f"sqlite:///{tmp_path / 'file' / 'senpai.sqlite3'}")


async def test_a_server_that_does_not_answer_is_named_without_its_password(
    unused_tcp_port: int,
) -> None:
    with pytest.raises(StoreError, match="cannot be used") as caught:
        await Store.open(f"postgresql://user:geheim@127.0.0.1:{unused_tcp_port}/senpai")
    assert "geheim" not in str(caught.value)


async def test_a_cancelled_transaction_is_rolled_back_and_the_next_one_works(store: Store) -> None:
    inside = asyncio.Event()

    async def never_ending() -> None:
        async with store.begin() as work:
            await work.inbox.add(1, "a", "{}", NOON)
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(never_ending())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with store.begin() as work:
        assert await work.inbox.waiting() == 0
        assert await work.inbox.add(1, "a", "{}", NOON)


async def test_a_store_survives_the_loss_of_its_connections(postgresql_url: str) -> None:
    store = await Store.open(postgresql_url)
    other = await Store.open(postgresql_url)
    async with other._engine.begin() as connection:
        await connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    async with store.begin() as work:
        assert await work.inbox.add(1, "a", "{}", NOON)
    await store.close()
    await other.close()
