"""``senpai kb confusions``: entries that steal each other's questions."""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.progress import shown
from bot.knowledge.base import Knowledge
from bot.knowledge.load import load

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from bot.understanding.confusions import Confusions, Direction


@click.command()
@click.option("--top", default=20, show_default=True, help="Pairs that are listed, worst first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_obj
def confusions(folder: Path, top: int, as_json: bool) -> None:
    """List entries that steal each other's questions, and what to add to keep them apart.

    Each phrasing is asked of a matcher that was not taught it. Takes up to a minute; more when many
    phrasings are new and their sentences have to be read first.
    """
    loaded = load(folder, datetime.now(UTC).date())
    if loaded.knowledge is None:
        raise click.ClickException("the knowledge base has mistakes; see: senpai kb check")
    found = confusions_in(folder, loaded.knowledge)
    if as_json:
        pairs = [asdict(pair) | {"lost": pair.lost} for pair in found.pairs[:top]]
        whole = {"asked": found.asked, "right": found.right, "often": found.often, "pairs": pairs}
        click.echo(json.dumps(whole, ensure_ascii=False))
        return
    for pair in found.pairs[:top]:
        names = sorted({pair.directions[0].loser, pair.directions[0].winner})
        click.echo(f"{' and '.join(names)}: {pair.lost} questions")
        for direction in pair.directions:
            _print(direction)
        click.echo()
    click.echo(
        f"{found.right} of {found.asked} phrasings find their own entry unseen "
        f"({found.right / max(1, found.asked):.1%}); {len(found.pairs)} pairs, {found.often} warnings"
    )


def confusions_in(folder: Path, knowledge: Knowledge) -> "Confusions":
    """What the matcher confuses in a knowledge base; shows how far it has come.

    Args:
        folder: The knowledge folder, for which sentence vectors may be cached.
        knowledge: What was read from it.
    """
    from bot.conversation.desk import own_cache
    from bot.settings import settings
    from bot.understanding import build
    from bot.understanding.confusions import confusions as find
    from bot.understanding.everyday import everyday_words
    from bot.understanding.sentences import chosen
    from bot.understanding.vector_files import remembered

    sentences = chosen(settings().sentences, threads=os.cpu_count() or 1)
    cache = own_cache(folder, settings().cache_dir)
    cache.mkdir(parents=True, exist_ok=True)
    kept = build.vectors_of(cache, sentences.name)

    def embed(texts: Sequence[str], tell: Callable[[float], None]) -> "NDArray[np.float32]":
        return remembered(sentences, texts, kept, tell)

    with shown("Looking") as progress:
        return find(knowledge, everyday_words(), embed, progress)


def _print(direction: "Direction") -> None:
    from bot.understanding.confusions import NEARLY_THE_SAME

    click.echo(
        f"  {direction.loser} loses {direction.lost} of {direction.asked} to {direction.winner}"
    )
    for stolen in direction.worst:
        click.echo(f"    {stolen.text}")
        if stolen.similarity >= NEARLY_THE_SAME:
            click.echo(f"      nearly the same is there: {stolen.nearest}")
    click.echo(f"    {_remedy(direction)}")


def _remedy(direction: "Direction") -> str:
    """What to add, in a line."""
    if not direction.words or direction.by_meaning > 0.7:
        what = "that say the same as these in other words; it is their meaning that drew them away"
    else:
        words = ", ".join(
            f"{pull.word} (here {pull.here}, there {pull.there})" for pull in direction.words
        )
        what = f"with these words: {words}"
    return f"-> {direction.loser} needs phrasings {what}"
