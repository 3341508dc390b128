"""``senpai kb``: for the maintainers of the knowledge base."""

import json
import os
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path

import click

from bot.cli.kb_checks import as_matched, as_shown, as_tried
from bot.cli.kb_confusions import confusions, confusions_in
from bot.cli.kb_gaps import gaps
from bot.cli.kb_links import kb_links
from bot.cli.kb_stats import stale, stats
from bot.cli.kb_test import kb_test
from bot.cli.kb_why import why
from bot.knowledge.base import Knowledge
from bot.knowledge.load import Loaded, load
from bot.knowledge.problems import Problem, did_you_mean
from bot.knowledge.schema import write


@click.group()
@click.option(
    "--dir",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The knowledge folder; by default the one that the bot uses.",
)
@click.pass_context
def kb(context: click.Context, folder: Path | None) -> None:
    """Check, show and describe the knowledge base."""
    if folder is None:
        from bot.settings import settings

        folder = settings().knowledge_dir
    context.obj = folder


@kb.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for tools.")
@click.option(
    "--deep", is_flag=True, help="Also entries that the matcher confuses; takes a minute."
)
@click.pass_obj
def check(folder: Path, as_json: bool, deep: bool) -> None:
    """Print every mistake in the knowledge base; exit 1 if there are errors."""
    loaded = load(folder, _today())
    problems = list(loaded.problems)
    if loaded.knowledge and loaded.draft:
        problems += as_shown(loaded.knowledge, loaded.draft, _today())
        problems += as_tried(loaded.knowledge, loaded.draft, _today())
        if deep:
            problems += as_matched(loaded.draft, confusions_in(folder, loaded.knowledge))
    problems.sort()
    _print(tuple(problems), folder, as_json=as_json)
    if not as_json:
        click.echo(_summary(loaded, len(problems) - len(loaded.errors)), err=True)
    if loaded.errors:
        raise SystemExit(1)


@kb.command()
@click.pass_obj
def schema(folder: Path) -> None:
    """Write the JSON Schemas that editors use to schema/ in the knowledge folder."""
    written = write(folder)
    for path in written:
        click.echo(f"wrote {_shown(path)}")
    if not written:
        click.echo("the schemas are up to date")


@kb.command()
@click.argument("entry_id", metavar="ID")
@click.pass_obj
def show(folder: Path, entry_id: str) -> None:
    """Print the answer with this ID as a user sees it."""
    from bot.conversation.compose import answer
    from bot.terminal.plain import message_text

    knowledge = _knowledge(folder)
    entries = knowledge.entries
    if entry_id not in entries:
        hint = did_you_mean(entry_id, set(entries))
        raise click.ClickException(f"there is no entry {entry_id!r}{hint}")
    message = answer(knowledge, entries[entry_id], _today(), None)
    click.echo(message_text(message))
    click.echo()
    for row in message.buttons:
        click.echo("  ".join(f"[{button.label}]" for button in row))


for command in (stats, stale, why, kb_test, kb_links, confusions, gaps):
    kb.add_command(command)


def _knowledge(folder: Path) -> Knowledge:
    """The knowledge base; its mistakes and exit code 1 if it has any."""
    loaded = load(folder, _today())
    if loaded.knowledge is None:
        _print(loaded.errors, folder, as_json=False)
        raise SystemExit(1)
    return loaded.knowledge


def _today() -> date:
    return datetime.now(UTC).date()


def _print(problems: tuple[Problem, ...], folder: Path, *, as_json: bool) -> None:
    for problem in problems:
        placed = replace(problem, file=_shown(folder / problem.file))
        click.echo(json.dumps(asdict(placed)) if as_json else str(placed))


def _shown(path: Path) -> str:
    """A path as editors and terminals make it clickable: from where the command was called."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


def _summary(loaded: Loaded, warnings: int) -> str:
    errors = len(loaded.errors)
    if loaded.knowledge is None:
        return f"{errors} errors, {warnings} warnings: the bot would keep its last good state"
    return (
        f"{len(loaded.knowledge.entries)} answers and {len(loaded.knowledge.facts)} facts are in "
        f"order; {warnings} warnings"
    )
