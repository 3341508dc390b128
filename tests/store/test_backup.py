import asyncio
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.backup import backup, restore
from bot.store.errors import StoreError
from bot.store.store import Store
from tests.store.moments import NOON
from tests.store.processes import writing


@pytest.fixture
def file(sqlite_url: str) -> Path:
    """The file of the database."""
    return Path(sqlite_url.removeprefix("sqlite:///"))


async def fill(url: str, *numbers: int) -> None:
    store = await Store.open(url)
    async with store.begin() as work:
        for number in numbers:
            await work.inbox.add(number, "a", f"update {number} " * 200, NOON)
    await store.close()


async def stored(file: Path) -> int:
    """How many updates a database holds, which also shows that a bot can open it."""
    store = await Store.open(f"sqlite:///{file}")
    async with store.begin() as work:
        waiting = await work.inbox.waiting()
    await store.close()
    return waiting


def rows(file: Path, table: str) -> list[int]:
    column = "update_id" if table == "inbox" else "CAST(substr(payload, 6) AS INTEGER)"
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute(f"SELECT {column} FROM {table} ORDER BY number").fetchall()
    return [row[0] for row in found]


async def test_a_backup_holds_everything_while_the_store_is_open(
    sqlite_url: str, tmp_path: Path
) -> None:
    store = await Store.open(sqlite_url)
    async with store.begin() as work:
        await work.inbox.add(1, "a", "{}", NOON)
    async with store.begin() as work:
        await work.inbox.add(2, "a", "not committed yet", NOON)
        await backup(sqlite_url, tmp_path / "copy.db")
    await store.close()
    assert rows(tmp_path / "copy.db", "inbox") == [1]
    assert mode(tmp_path / "copy.db") == 0o600
    assert names(tmp_path) == {"copy.db", "data"}
    assert await stored(tmp_path / "copy.db") == 1


async def test_backups_while_another_process_writes_are_of_one_moment(
    sqlite_url: str, tmp_path: Path
) -> None:
    async with writing(sqlite_url) as writer:
        before = 0
        for number in range(5):
            await writer.until(before + 10)
            copy = tmp_path / f"{number}.db"
            await backup(sqlite_url, copy)
            updates = rows(copy, "inbox")
            # Whole transactions, none missing in between, and everything that was committed before.
            assert updates == list(range(1, len(updates) + 1)) == rows(copy, "outbox")
            assert len(updates) >= writer.committed
            before = len(updates)
        # The writer was not disturbed.
        await writer.until(before + 10)


async def test_a_backup_overwrites_nothing(sqlite_url: str, tmp_path: Path) -> None:
    await fill(sqlite_url, 1)
    target = tmp_path / "copy.db"
    target.write_text("precious")
    with pytest.raises(StoreError, match="exists and is not overwritten"):
        await backup(sqlite_url, target)
    assert target.read_text() == "precious"
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "nowhere")
    with pytest.raises(StoreError, match="exists"):
        await backup(sqlite_url, link)


async def test_of_two_backups_to_one_name_one_wins(sqlite_url: str, tmp_path: Path) -> None:
    await fill(sqlite_url, *range(50))
    target = tmp_path / "copy.db"
    results = await asyncio.gather(
        *(backup(sqlite_url, target) for _ in range(4)), return_exceptions=True
    )
    assert results.count(None) == 1
    assert sum(isinstance(result, StoreError) for result in results) == 3
    assert rows(target, "inbox") == list(range(50))
    assert names(tmp_path) == {"copy.db", "data"}


async def test_a_backup_holds_nothing_that_was_erased(sqlite_url: str, tmp_path: Path) -> None:
    store = await Store.open(sqlite_url)
    async with store.begin() as work:
        for number in range(50):
            await work.inbox.add(number, "a", "a secret " * 100, NOON)
    async with store.begin() as work:
        while updates := await work.inbox.next(10):
            for update in updates:
                await work.inbox.done(update, NOON)
    await store.close()
    await backup(sqlite_url, tmp_path / "copy.db")
    assert b"a secret" not in (tmp_path / "copy.db").read_bytes()


async def test_what_cannot_be_backed_up_is_said(
    sqlite_url: str, tmp_path: Path, file: Path
) -> None:
    target = tmp_path / "copy.db"
    with pytest.raises(StoreError, match="there is no database"):
        await backup(sqlite_url, target)
    assert names(tmp_path) == set()
    with pytest.raises(StoreError, match="in memory"):
        await backup("sqlite://", target)
    with pytest.raises(StoreError, match="pg_dump"):
        await backup("postgresql://user:geheim@127.0.0.1/senpai", target)
    await fill(sqlite_url, 1)
    with pytest.raises(StoreError, match="cannot be copied"):
        await backup(sqlite_url, tmp_path / "no such folder" / "copy.db")
    damage(file)
    with pytest.raises(StoreError):
        await backup(sqlite_url, target)
    assert names(tmp_path) == {"data"}


async def test_round_trip(sqlite_url: str, tmp_path: Path, file: Path) -> None:
    copy = tmp_path / "copy.db"
    await fill(sqlite_url, 1, 2)
    await backup(sqlite_url, copy)
    await fill(sqlite_url, 3)
    kept = await restore(sqlite_url, copy)
    assert kept is not None
    assert kept.parent == file.parent
    assert kept.name.startswith("senpai.sqlite3.before-restore-20")
    assert mode(file) == 0o600
    assert names(file.parent) == {file.name, kept.name}
    assert await stored(file) == 2
    assert rows(kept, "inbox") == [1, 2, 3]
    # The backup is still there, and the way forward too.
    again = await restore(sqlite_url, kept)
    assert again not in (kept, None)
    assert await stored(file) == 3
    assert copy.exists()


async def test_numbers_go_on_after_a_restore(sqlite_url: str, tmp_path: Path) -> None:
    store = await Store.open(sqlite_url)
    async with store.begin() as work:
        number = await work.outbox.add("a", "sendMessage", "{}", NOON)
        await work.outbox.drop_lane("a")
    await store.close()
    await backup(sqlite_url, tmp_path / "copy.db")
    await restore(sqlite_url, tmp_path / "copy.db")
    store = await Store.open(sqlite_url)
    async with store.begin() as work:
        assert await work.outbox.add("a", "sendMessage", "{}", NOON) > number
    await store.close()


async def test_restore_where_there_is_no_database(sqlite_url: str, tmp_path: Path) -> None:
    await fill(sqlite_url, 1, 2)
    await backup(sqlite_url, tmp_path / "copy.db")
    elsewhere = tmp_path / "new" / "senpai.sqlite3"
    assert await restore(f"sqlite:///{elsewhere}", tmp_path / "copy.db") is None
    assert await stored(elsewhere) == 2


async def test_a_database_in_use_is_not_replaced(
    sqlite_url: str, tmp_path: Path, file: Path
) -> None:
    await fill(sqlite_url, 1)
    await backup(sqlite_url, tmp_path / "copy.db")
    store = await Store.open(sqlite_url)
    with pytest.raises(StoreError, match=r"in use.*stop the bot"):
        await restore(sqlite_url, tmp_path / "copy.db")
    async with store.begin() as work:
        await work.inbox.add(2, "a", "{}", NOON)
        with pytest.raises(StoreError, match="in use"):
            await restore(sqlite_url, tmp_path / "copy.db")
    with pytest.raises(StoreError, match="in use"):
        await restore(sqlite_url, tmp_path / "copy.db")
    await store.close()
    assert await stored(file) == 2
    assert names(file.parent) == {file.name}


async def test_a_database_that_another_process_writes_is_not_replaced(
    sqlite_url: str, tmp_path: Path, file: Path
) -> None:
    async with writing(sqlite_url) as writer:
        await writer.until(5)
        await backup(sqlite_url, tmp_path / "copy.db")
        with pytest.raises(StoreError, match="in use"):
            await restore(sqlite_url, tmp_path / "copy.db")
        await writer.until(writer.committed + 20)
        said = await writer.kill()
    assert len(rows(file, "inbox")) >= said


async def test_what_a_killed_bot_left_beside_its_database_is_kept_with_it(
    sqlite_url: str, tmp_path: Path, file: Path
) -> None:
    await fill(sqlite_url, 100_000)
    await backup(sqlite_url, tmp_path / "copy.db")
    async with writing(sqlite_url) as writer:
        await writer.until(20)
        said = await writer.kill()
    log = file.with_name(f"{file.name}-wal")
    assert log.stat().st_size > 0
    kept = await restore(sqlite_url, tmp_path / "copy.db")
    assert kept is not None
    assert not log.exists()
    assert rows(file, "inbox") == [100_000]
    assert rows(kept, "inbox")[: said + 1] == [100_000, *range(1, said + 1)]


async def test_a_database_beyond_repair_is_replaced_and_kept(
    sqlite_url: str, tmp_path: Path, file: Path
) -> None:
    await fill(sqlite_url, 1)
    await backup(sqlite_url, tmp_path / "copy.db")
    overwrite(file, b"not a database" * 1000)
    overwrite(file.with_name(f"{file.name}-wal"), b"nor a log")
    kept = await restore(sqlite_url, tmp_path / "copy.db")
    assert kept is not None
    assert kept.read_bytes() == b"not a database" * 1000
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"nor a log"
    assert await stored(file) == 1


async def test_sources_that_are_no_good_are_refused_and_nothing_changes(
    sqlite_url: str, tmp_path: Path, file: Path
) -> None:
    await fill(sqlite_url, *range(100))
    good = tmp_path / "good.db"
    await backup(sqlite_url, good)
    untouched = content(file)

    async def refused(source: Path, why: str) -> None:
        with pytest.raises(StoreError, match=why):
            await restore(sqlite_url, source)
        assert content(file) == untouched
        assert names(file.parent) == {file.name}

    await refused(tmp_path / "missing.db", "there is no file")
    await refused(tmp_path, "there is no file")
    await refused(file, "is the database itself")
    empty = tmp_path / "empty.db"
    empty.touch()
    await refused(empty, "not a database of this bot")
    text = tmp_path / "text.db"
    text.write_text("hello " * 1000)
    await refused(text, "not an intact database")
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    await refused(foreign, "not a database of this bot")
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(good.read_bytes())
    damage(damaged)
    await refused(damaged, "damaged|not an intact database")
    short = tmp_path / "short.db"
    short.write_bytes(good.read_bytes()[:-8192])
    await refused(short, "damaged|not an intact database")
    newer = tmp_path / "newer.db"
    newer.write_bytes(good.read_bytes())
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    await refused(newer, "version 9999")
    with pytest.raises(StoreError, match="pg_restore"):
        await restore("postgresql://user:geheim@127.0.0.1/senpai", good)
    assert await restore(sqlite_url, good) is not None


async def test_a_replacement_while_the_bot_starts_is_noticed(
    sqlite_url: str, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(sqlite_url, 1)
    await backup(sqlite_url, tmp_path / "copy.db")
    from bot.store import store as module

    migrate = module.upgrade

    async def replaced(engine):
        versions = await migrate(engine)
        # As if it had happened between opening the file and looking at it.
        (tmp_path / "copy.db").replace(file)
        return versions

    monkeypatch.setattr(module, "upgrade", replaced)
    with pytest.raises(StoreError, match="was replaced while"):
        await Store.open(sqlite_url)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def content(file: Path) -> bytes:
    return file.read_bytes()


def overwrite(file: Path, content: bytes) -> None:
    file.write_bytes(content)


def damage(file: Path) -> None:
    """Overwrite the middle of a database, as a failing disk does."""
    content = bytearray(file.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 8192] = b"\xa5" * 8192
    file.write_bytes(bytes(content))
