"""``senpai jobs``: listings in, read and shown."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import BinaryIO

import click

from bot.jobs.listing import Listing
from bot.jobs.posting import Skipped, SourceError
from bot.jobs.sources.fields import MAX_BYTES
from bot.jobs.sources.formats import FORMATS, parse


@click.group()
def jobs() -> None:
    """Read job listings from any source."""


@jobs.command("import")
@click.argument("file", type=click.File("rb"))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["auto", *FORMATS]),
    default="auto",
    show_default=True,
    help="What the file is; auto looks into it.",
)
@click.option("--dry-run", is_flag=True, help="Read and print, store nothing.")
@click.option("--json", "as_json_", is_flag=True, help="One JSON object a line, for tools.")
def import_(file: BinaryIO, format_: str, *, dry_run: bool, as_json_: bool) -> None:
    """Read the listings in FILE (- for standard input)."""
    if not dry_run:
        raise click.ClickException("storing listings is not built yet; use --dry-run")
    from bot.jobs import gazetteer
    from bot.jobs.read import read
    from bot.settings import settings

    try:
        places = gazetteer.load(settings().knowledge_dir)
    except gazetteer.GazetteerError as error:
        raise click.ClickException(f"the file of places cannot be used: {error}") from None
    try:
        batch = parse(file.read(MAX_BYTES + 1), format_)
    except SourceError as error:
        raise click.ClickException(str(error)) from None
    today = datetime.now(UTC).date()
    listings = [read(posting, places, today) for posting in batch.postings]
    if as_json_:
        _print_json(listings)
    else:
        _print_table(listings)
    _print_skipped(batch.skipped)
    click.echo(f"{len(listings)} listings, {len(batch.skipped)} rows skipped", err=True)


def _print_json(listings: Iterable[Listing]) -> None:
    from bot.jobs.as_json import as_json

    for listing in listings:
        click.echo(json.dumps(as_json(listing), ensure_ascii=False))


def _print_table(listings: Iterable[Listing]) -> None:
    """Title, place, pay and what decides, one listing a row; as wide as the terminal."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("title", "employer", "where", "pay", "terms"):
        table.add_column(heading, overflow="fold")
    for listing in listings:
        cells = (
            listing.title,
            listing.employer or "?",
            _where(listing),
            _pay(listing),
            _terms(listing),
        )
        # Text, so that brackets in an ad are no markup.
        table.add_row(*(Text(cell) for cell in cells))
    Console().print(table)


def _print_skipped(skipped: Iterable[Skipped]) -> None:
    for row in skipped:
        click.echo(f"skipped {row.row}: {row.reason}", err=True)


def _where(listing: Listing) -> str:
    names = [
        f"{place.city}, {place.prefecture}" if place.city else place.prefecture
        for place in listing.places
    ]
    if listing.nationwide:
        names.append("nationwide")
    if listing.remote and listing.remote != "none":
        names.append(f"{listing.remote} remote")
    return "; ".join(names) or listing.location_text or "?"


def _pay(listing: Listing) -> str:
    if listing.salary_period is None:
        return "?"
    low, high = (
        None if end is None else f"{end:,.0f}" for end in (listing.salary_min, listing.salary_max)
    )
    if low is None:
        amount = f"up to {high}"
    elif high is None:
        amount = f"from {low}"
    else:
        amount = low if low == high else f"{low} to {high}"
    return f"{amount} {listing.salary_currency} a {listing.salary_period}"


def _terms(listing: Listing) -> str:
    words = {
        "category": listing.category,
        "contract": listing.contract,
        "visa": _answer(listing.visa_sponsorship),
        "from abroad": _answer(listing.overseas_applicants_ok),
        "Japanese": listing.japanese_level,
        "native English": _answer(listing.native_english_required),
        "degree": listing.degree_level or _answer(listing.degree_required),
        "start": listing.start,
        "until": listing.valid_through.isoformat() if listing.valid_through else None,
    }
    return "\n".join(f"{name}: {word}" for name, word in words.items() if word)


def _answer(value: bool | None) -> str | None:
    return None if value is None else "yes" if value else "no"
