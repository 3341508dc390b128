"""``senpai eligible``: which routes are open to a person."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import click

from bot.advisor.eligibility import Eligibility, RouteVerdict, next_question
from bot.cli.person import read_profile
from bot.knowledge.base import Knowledge
from bot.knowledge.profile import Profile


@click.command()
@click.option("--profile", metavar="JSON", help="The person; otherwise one a line is read.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each person.")
def eligible(profile: str | None, as_json: bool) -> None:
    """Judge the routes for a person, or for each person on standard input (one JSON a line)."""
    knowledge = _knowledge()
    judge = Eligibility(knowledge)
    today = datetime.now(UTC).date()
    for person in _people(profile):
        verdicts = judge.judge(person, today)
        if as_json:
            click.echo(json.dumps(as_data(verdicts), ensure_ascii=False))
        else:
            click.echo(_as_text(knowledge, verdicts))


def as_data(verdicts: tuple[RouteVerdict, ...]) -> dict[str, Any]:
    """Verdicts in the JSON form of docs/eligibility.md."""
    return {
        "routes": [
            {
                "id": one.route,
                "verdict": one.verdict,
                "reasons": [
                    {
                        "rule": reason.rule,
                        "met": reason.met,
                        "text": reason.text,
                        "source": reason.source,
                        "checked": reason.checked and reason.checked.isoformat(),
                    }
                    for reason in one.reasons
                ],
                "condition": one.condition,
                "unlock": one.unlock,
                "ask": one.ask,
            }
            for one in verdicts
        ],
        "next_question": next_question(verdicts),
    }


def _knowledge() -> Knowledge:
    from bot.conversation.desk import KnowledgeError
    from bot.knowledge.load import load
    from bot.settings import settings

    loaded = load(settings().knowledge_dir, _today())
    if loaded.knowledge is None:
        raise KnowledgeError(loaded.errors)
    return loaded.knowledge


def _today() -> date:
    return datetime.now(UTC).date()


def _people(given: str | None) -> Iterator[Profile]:
    if given is not None:
        yield _read(given, "--profile")
        return
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            yield _read(line, f"line {number}")


def _read(text: str, where: str) -> Profile:
    try:
        return read_profile(text)
    except ValueError as error:
        raise click.ClickException(f"{where}: {error}") from None


def _as_text(knowledge: Knowledge, verdicts: tuple[RouteVerdict, ...]) -> str:
    lines: list[str] = []
    for one in verdicts:
        lines.append(f"{one.verdict.replace('_', ' '):<8} {knowledge.routes[one.route].name}")
        marks = {True: "+", False: "-", None: "?"}
        lines += [f"         {marks[reason.met]} {reason.text}" for reason in one.reasons]
        for label, text in (("if", one.condition), ("to do", one.unlock), ("ask", one.ask)):
            if text:
                lines.append(f"         {label}: {text}")
    return "\n".join(lines)
