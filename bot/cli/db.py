"""``senpai db``: for whoever looks after the database."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

import click

T = TypeVar("T")

FILE = click.argument("file", type=click.Path(path_type=Path))


@click.group()
def db() -> None:
    """Look after the database: its state, its schema, its backups."""


@db.command()
def status() -> None:
    """Show the schema version and how much waits in the database."""
    from bot.store.status import status as look

    found = _run(look(database_url()))
    click.echo(f"database  {found.database}")
    if found.version == found.newest:
        click.echo(f"schema    {found.version}, up to date")
    else:
        click.echo(
            f"schema    {found.version or 'none'}; this program works with {found.newest}: "
            f"run senpai db migrate"
        )
    if found.counts:
        click.echo(f"inbox     {found.counts.inbox} updates to answer")
        click.echo(f"outbox    {found.counts.outbox} posts to deliver")
        click.echo(f"misses    {found.counts.misses} questions without an answer")
        click.echo(f"ratings   {found.counts.ratings}")


@db.command()
def migrate() -> None:
    """Bring the schema up to date; the bot does so by itself when it starts."""
    from bot.store.store import migrate as bring_up_to_date

    before, after = _run(bring_up_to_date(database_url()))
    if before == after:
        click.echo(f"the schema is up to date ({after})")
    else:
        click.echo(f"schema {before or 'none'} -> {after}")


@db.command()
@FILE
def backup(file: Path) -> None:
    """Copy the embedded database to FILE, a new file; the bot may be running."""
    from bot.store.backup import backup as copy

    _run(copy(database_url(), file))
    click.echo(f"backed up to {file} ({file.stat().st_size:,} bytes), and the copy is intact")


@db.command()
@FILE
def restore(file: Path) -> None:
    """Put the backup FILE in the place of the embedded database; stop the bot first."""
    from bot.store.backup import restore as put_back

    kept = _run(put_back(database_url(), file))
    click.echo(f"restored from {file}")
    if kept:
        click.echo(f"the old database is kept as {kept}")


def database_url() -> str:
    """The database that the settings name.

    Raises:
        click.ClickException: A setting is wrong.
    """
    from bot.settings import SettingsError, settings

    try:
        return settings().database_url
    except SettingsError as error:
        raise click.ClickException(str(error)) from None


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Run something to its end; what an operator can put right is a line, not a traceback."""
    from bot.store.errors import StoreError

    try:
        return asyncio.run(work)
    except StoreError as error:
        raise click.ClickException(str(error)) from None
