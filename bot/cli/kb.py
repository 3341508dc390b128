"""``senpai kb``: for the maintainers of the knowledge base."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from bot.knowledge.load import load
from bot.knowledge.schema import write

FOLDER = Path(__file__).parents[2] / "knowledge"


@click.group()
def kb() -> None:
    """Check and describe the knowledge base."""


@kb.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for tools.")
def check(as_json: bool) -> None:
    """Print every mistake in the knowledge base; exit 1 if there are errors."""
    loaded = load(FOLDER, datetime.now(UTC).date())
    for problem in loaded.problems:
        click.echo(json.dumps(asdict(problem)) if as_json else str(problem))
    if loaded.errors:
        raise SystemExit(1)


@kb.command()
def schema() -> None:
    """Write the JSON Schemas that editors use to knowledge/schema/."""
    for path in write(FOLDER):
        click.echo(f"wrote {path.name}")
