"""``senpai kb gaps``: what people asked and did not find."""

import asyncio
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.db import database_url
from bot.cli.progress import shown
from bot.conversation.safe import line

if TYPE_CHECKING:
    from bot.store.people import EntryRatings, KeptMiss
    from bot.understanding.gaps import Gaps

MOST = 2000
"""Different questions that are looked at, those asked most often."""
EXAMPLES = 4
"""Questions of a group that are listed."""


@click.command()
@click.option("--top", default=20, show_default=True, help="Groups that are listed, biggest first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--draft", is_flag=True, help="Print YAML to paste for each group.")
@click.pass_obj
def gaps(folder: Path, top: int, as_json: bool, draft: bool) -> None:
    """Group the questions that found no answer, and list the answers that did not help.

    Only what people allowed to be kept, without their personal details; read it before you paste it.
    Questions that are answered by now are left out.
    """
    from bot.conversation.desk import Desk
    from bot.settings import settings
    from bot.understanding.drafts import draft as drafted
    from bot.understanding.gaps import Asked
    from bot.understanding.gaps import gaps as find
    from bot.understanding.sentences import chosen

    misses, ratings = _kept()
    sentences = chosen(settings().sentences)
    with shown("Getting ready") as progress:
        senpai = Desk.open(folder, settings().cache_dir, progress, sentences).senpai
    asked = [Asked(line(miss.question), miss.times) for miss in misses]
    found = find(senpai.understanding, sentences, asked)
    disliked = sorted(
        (one for one in ratings if one.not_helpful), key=lambda one: (-one.not_helpful, one.entry)
    )
    if as_json:
        click.echo(json.dumps(_as_json(found, disliked, top), ensure_ascii=False))
    elif draft:
        for number, gap in enumerate(found.gaps[:top], start=1):
            click.echo(drafted(gap, senpai.knowledge, number))
    else:
        _print(found, disliked, top)


def _kept() -> tuple[list["KeptMiss"], list["EntryRatings"]]:
    """The questions without an answer and the ratings that are in the database.

    Raises:
        click.ClickException: It cannot be read.
    """
    from bot.store.errors import StoreError

    try:
        return asyncio.run(_read(database_url()))
    except StoreError as error:
        raise click.ClickException(str(error)) from None


async def _read(url: str) -> tuple[list["KeptMiss"], list["EntryRatings"]]:
    from bot.store.errors import StoreError
    from bot.store.status import status
    from bot.store.store import Store

    # Opening a store makes or changes the database; whoever only looks must not.
    found = await status(url)
    if found.version != found.newest:
        raise StoreError("the database has another schema version: run senpai db migrate")
    store = await Store.open(url)
    try:
        async with store.begin() as work:
            return await work.people.misses(MOST), await work.people.ratings()
    finally:
        await store.close()


def _as_json(found: "Gaps", disliked: list["EntryRatings"], top: int) -> dict[str, object]:
    return {
        "gaps": [
            asdict(gap) | {"times": gap.times, "belongs_to": gap.belongs_to}
            for gap in found.gaps[:top]
        ],
        "groups": len(found.gaps),
        "settled": found.settled,
        "not_helpful": [asdict(one) for one in disliked],
    }


def _wordings(number: int) -> str:
    return "one wording" if number == 1 else f"{number} wordings"


def _print(found: "Gaps", disliked: list["EntryRatings"], top: int) -> None:
    for gap in found.gaps[:top]:
        remedy = f"phrasings for {gap.belongs_to}" if gap.belongs_to else "a new answer"
        click.echo(f"{gap.times:>4}x in {_wordings(len(gap.asked))}: {remedy}")
        for one in gap.asked[:EXAMPLES]:
            click.echo(f"       {one.question}")
        if len(gap.asked) > EXAMPLES:
            click.echo(f"       and {len(gap.asked) - EXAMPLES} more")
        near = ", ".join(f"{near.entry} {near.probability:.2f}" for near in gap.nearest)
        click.echo(f"       nearest: {near or 'nothing'}")
    if disliked:
        click.echo("answers that did not help:")
        for rating in disliked[:top]:
            total = rating.helpful + rating.not_helpful
            click.echo(f"{rating.not_helpful:>4} of {total}  {rating.entry}")
    click.echo(
        f"{len(found.gaps)} groups; {found.settled} questions are answered by now; "
        "--draft prints YAML to paste",
        err=True,
    )
