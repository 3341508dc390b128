"""``senpai kb links``: whether the pages that the knowledge base names are still there."""

import asyncio
import json
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from bot import __version__
from bot.cli.links.check import Checked, NoNetworkError, Progress, check
from bot.cli.links.finding import Outcome
from bot.cli.links.visitor import Visitor
from bot.cli.links.web import Web
from bot.cli.progress import shown
from bot.conversation.safe import line
from bot.knowledge.links import Link, QuietLink, belongs_to, links
from bot.knowledge.load import load

AGENT = "ShigotoSenpai-links"
"""The name that a robots.txt may speak of us by."""
USED_BY = 3
"""Users of an address that are named."""
_SHOWN = (
    Outcome.GONE,
    Outcome.UNREACHABLE,
    Outcome.MOVED,
    Outcome.REFUSED,
    Outcome.SUPPRESSED,
)


@click.command(name="links")
@click.option(
    "--timeout", default=10.0, show_default=True, help="Seconds that one request may take."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for tools.")
@click.option("--host", help="Only the pages of this site and its subdomains.")
@click.pass_obj
def kb_links(folder: Path, timeout: float, as_json: bool, host: str | None) -> None:
    """Visit every page that the knowledge base names and say which are gone or have moved.

    Slowly, as robots.txt allows, a second between two pages of a site. What knowledge/links.yaml lists
    is left alone. Exit 1 if a page is gone or cannot be reached, 2 if there is no network.
    """
    loaded = load(folder, datetime.now(UTC).date())
    if loaded.knowledge is None or loaded.draft is None:
        raise click.ClickException("the knowledge base has mistakes; see: senpai kb check")
    wanted = [link for link in links(loaded.knowledge) if not host or belongs_to(link.url, host)]
    if not wanted:
        raise click.ClickException(f"no page of {host} is named")
    quiet = [placed.item for placed in loaded.draft.quiet_links]
    try:
        with shown("Visiting") as progress:
            checked = asyncio.run(_visited(wanted, quiet, progress, seconds=timeout))
    except NoNetworkError as error:
        click.echo(str(error), err=True)
        raise SystemExit(2) from None
    if as_json:
        for one in checked:
            click.echo(json.dumps(_as_json(one)))
    else:
        _print(checked)
    if any(one.finding.outcome in {Outcome.GONE, Outcome.UNREACHABLE} for one in checked):
        raise SystemExit(1)


def agent(contact: str | None) -> str:
    """Who we say we are.

    Args:
        contact: A page about this installation.
    """
    about = f"+{contact}" if contact else "checks the links of a knowledge base, slowly"
    return f"{AGENT}/{__version__} ({about})"


async def _visited(
    wanted: Sequence[Link], quiet: Sequence[QuietLink], progress: Progress, *, seconds: float
) -> list[Checked]:
    from bot.settings import settings

    async with Web(agent(settings().contact_url), seconds) as web:
        return await check(wanted, quiet, Visitor(web, AGENT), progress)


def _as_json(one: Checked) -> dict[str, object]:
    return {
        "url": one.link.url,
        "outcome": one.finding.outcome,
        "detail": one.finding.detail,
        "moved_to": one.finding.moved_to,
        "used_by": one.link.used_by,
    }


def _print(checked: Sequence[Checked]) -> None:
    counts = Counter(one.finding.outcome for one in checked)
    for outcome in _SHOWN:
        for one in checked:
            if one.finding.outcome is not outcome:
                continue
            # Servers choose these words, so nothing in them may steer the terminal.
            click.echo(line(f"{outcome:<12} {one.link.url}"))
            if one.finding.moved_to:
                click.echo(line(f"{'':<12} -> {one.finding.moved_to}"))
            if one.finding.detail:
                click.echo(line(f"{'':<12} {one.finding.detail}"))
            click.echo(line(f"{'':<12} used by {_users(one.link)}"))
    told = ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome])
    click.echo(f"{len(checked)} addresses: {told}", err=True)


def _users(link: Link) -> str:
    more = len(link.used_by) - USED_BY
    return ", ".join(link.used_by[:USED_BY]) + (f" and {more} more" if more > 0 else "")
