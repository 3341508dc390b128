"""Copies of the embedded database, and the way back. PostgreSQL has its own tools for both."""

import asyncio
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from bot.store.engine import BUSY_SECONDS, file_of, is_sqlite, read_url
from bot.store.errors import StoreError
from bot.store.migrate import check_known

LOCK_SECONDS = 1.0
"""How long a restore waits for a lock; a running bot never gives it up."""

_BESIDE = ("-wal", "-shm", "-journal")
"""Files that SQLite keeps beside a database and that belong to this very database."""


async def backup(url: str, target: Path) -> None:
    """Copy the embedded database as it is at one moment; the bot may go on writing.

    What was erased is not in the copy. The file appears under its name when it is whole and checked.

    Args:
        url: The database.
        target: The new file, in a folder that exists.

    Raises:
        StoreError: There is no such database, the target exists, or the copy failed.
    """
    file = _embedded(
        url, "back PostgreSQL up with its own tool: pg_dump --format=custom --file=FILE URL"
    )
    await asyncio.to_thread(_backup, file, target)


async def restore(url: str, source: Path) -> Path | None:
    """Put a backup in the place of the embedded database.

    Args:
        url: The database; the bot must not be running.
        source: A file that `backup` made; it stays.

    Returns:
        Where the old database is kept, or None if there was none.

    Raises:
        StoreError: The source is not an intact database of ours, the database is in use, or a file
            cannot be written. The old database is then still in its place.
    """
    file = _embedded(
        url, "restore PostgreSQL with its own tool: pg_restore --clean --dbname=URL FILE"
    )
    return await asyncio.to_thread(_restore, file, source)


def _embedded(url: str, instead: str) -> Path:
    read = read_url(url)
    if not is_sqlite(read):
        raise StoreError(f"this is for the embedded database only; {instead}")
    file = file_of(read)
    if file is None:
        raise StoreError("the database is in memory only; there is no file to copy")
    return file


def _backup(file: Path, target: Path) -> None:
    if not file.is_file():
        raise StoreError(f"there is no database at {file}; check SENPAI_DATABASE_URL")
    if os.path.lexists(target):
        raise StoreError(f"{target} exists and is not overwritten; give another name")
    try:
        with _copy(file, target) as unfinished:
            _name_once(unfinished, target)
        _flush(target.parent)
    except FileExistsError:
        raise StoreError(f"{target} exists and is not overwritten; give another name") from None
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{file} cannot be copied to {target}: {error}") from error


def _restore(file: Path, source: Path) -> Path | None:
    if not source.is_file():
        raise StoreError(f"there is no file {source}")
    if file.exists() and source.samefile(file):
        raise StoreError(f"{source} is the database itself; give a backup")
    try:
        with closing(_open(source)) as connection:
            _check(connection, source)
    except sqlite3.Error as error:
        raise StoreError(
            f"{source} is not an intact database ({error}); nothing was changed"
        ) from error
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _copy(source, file) as unfinished, _locked(file):
            kept = _set_aside(file)
            unfinished.replace(file)
        _flush(file.parent)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{file} cannot be replaced: {error}") from error
    return kept


def _open(file: Path, timeout: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection to a file that must exist, without transactions of the driver's own.

    For writing, although only locking writes: a reader would leave a log behind that it cannot remove.
    """
    return sqlite3.connect(
        f"{file.absolute().as_uri()}?mode=rw", uri=True, timeout=timeout, isolation_level=None
    )


def _check(connection: sqlite3.Connection, file: Path) -> None:
    """Refuse what is not an intact database of ours.

    Raises:
        sqlite3.Error: It is not a database, or damaged so badly that it cannot be checked.
        StoreError: It is damaged, or not ours.
    """
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise StoreError(f"{file} is damaged ({found}); use an older backup")
    ours = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")
    versions = (
        connection.execute("SELECT version_num FROM alembic_version") if ours.fetchone() else ()
    )
    revisions = [row[0] for row in versions]
    if len(revisions) != 1:
        raise StoreError(f"{file} is not a database of this bot")
    check_known(revisions[0])


@contextmanager
def _copy(source: Path, near: Path) -> Iterator[Path]:
    """A checked copy in the folder of another file, under a name of its own; gone afterwards.

    VACUUM INTO reads one state in one transaction and never waits for a writer, nor a writer for it.
    """
    handle, name = tempfile.mkstemp(".unfinished", f".{near.name}.", near.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        with closing(_open(source)) as connection:
            connection.execute("VACUUM INTO ?", (name,))
        with closing(_open(unfinished)) as connection:
            _check(connection, unfinished)
        _flush(unfinished)
        yield unfinished
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Keep everybody else away from a database while its file is replaced.

    Afterwards it is a single file: what stood in the write-ahead log is in it.

    Raises:
        StoreError: Somebody has it open.
    """
    if not file.exists():
        yield
        return
    with closing(_open(file, LOCK_SECONDS)) as connection:
        try:
            # Both fail while anybody has it open; a bot that came in between them is seen by the mode.
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
            if mode != "delete":
                raise sqlite3.OperationalError(f"its journal mode is {mode} again")
        except sqlite3.OperationalError as error:
            raise StoreError(
                f"{file} is in use ({error}); stop the bot, then restore again"
            ) from error
        except sqlite3.DatabaseError:
            # Too damaged to be locked, so nobody can be working with it. It is replaced all the more.
            pass
        if os.name == "nt":
            # Windows does not replace a file that is open.
            connection.close()
        yield


def _set_aside(file: Path) -> Path | None:
    """Give the old database a second name; it keeps its first until it is replaced.

    Files beside it are moved: a foreign write-ahead log would be taken for the new database's own.
    """
    kept = _free_name(file, f"before-restore-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    for suffix in _BESIDE:
        with suppress(FileNotFoundError):
            Path(f"{file}{suffix}").replace(f"{kept}{suffix}")
    if not file.exists():
        return None
    try:
        kept.hardlink_to(file)
    except OSError:  # a file system without links
        shutil.copy2(file, kept)
    return kept


def _free_name(file: Path, what: str) -> Path:
    name = f"{file.name}.{what}"
    number = 1
    while any(os.path.lexists(f"{file.with_name(name)}{suffix}") for suffix in ("", *_BESIDE)):
        number += 1
        name = f"{file.name}.{what}-{number}"
    return file.with_name(name)


def _name_once(unfinished: Path, target: Path) -> None:
    """Give a file its name, unless somebody else has taken it meanwhile.

    Raises:
        FileExistsError: The name is taken.
    """
    try:
        target.hardlink_to(unfinished)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        target.touch(0o600, exist_ok=False)
        unfinished.replace(target)


def _flush(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
