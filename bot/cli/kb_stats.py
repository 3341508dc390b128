"""``senpai kb stats`` and ``senpai kb stale``: what there is, and what is out of date."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import click

from bot.knowledge.base import Knowledge
from bot.knowledge.checks.draft import Draft
from bot.knowledge.load import load
from bot.knowledge.statistics import coverage, due, sections


@click.command()
@click.pass_obj
def stats(folder: Path) -> None:
    """Print a table of what the knowledge base covers, section by section, and what else it holds."""
    knowledge, draft = _read(folder)
    today = _today()
    click.echo(
        f"{'section':<16}{'answers':>8}{'phrasings':>16}{'facts':>7}{'official':>10}{'due':>5}"
    )
    for one in sections(knowledge, today):
        fewest, middle, most = one.phrasings
        spread = f"{fewest}-{most} ({middle:g})"
        click.echo(
            f"{one.name:<16}{one.entries:>8}{spread:>16}{one.facts:>7}{one.official:>10}{one.overdue:>5}"
        )
    click.echo()
    for count in coverage(knowledge, draft, today):
        notes = ", ".join(f"{number:,} {name}" for name, number in count.notes.items())
        click.echo(f"{count.what:<16}{count.number:>8,}  {notes}".rstrip())


@click.command()
@click.option("--days", default=0, show_default=True, help="Also what falls due in so many days.")
@click.pass_obj
def stale(folder: Path, days: int) -> None:
    """List what has to be compared with its sources again, the longest overdue first.

    Facts, what a passport changes, offices and country lists.
    """
    knowledge, _ = _read(folder)
    found = due(knowledge, _today() + timedelta(days=days))
    for one in found:
        click.echo(f"{one.review_by}  {one.kind} {one.name}: {one.what}")
        click.echo(f"            {one.dated.sources[0]}")
    click.echo(f"{len(found)} statements are due", err=True)


def _read(folder: Path) -> tuple[Knowledge, Draft]:
    loaded = load(folder, _today())
    if loaded.knowledge is None or loaded.draft is None:
        raise click.ClickException("the knowledge base has mistakes; see: senpai kb check")
    return loaded.knowledge, loaded.draft


def _today() -> date:
    return datetime.now(UTC).date()
