"""``senpai kb why``: how an answer came about."""

from pathlib import Path

import click

from bot.cli.progress import shown


@click.command()
@click.argument("question")
@click.pass_obj
def why(folder: Path, question: str) -> None:
    """Show how QUESTION was read, what it came near to, and why it was answered or not."""
    from bot.conversation.desk import Desk
    from bot.settings import settings
    from bot.understanding.explain import explained
    from bot.understanding.sentences import chosen

    with shown("Getting ready") as progress:
        sentences = chosen(settings().sentences)
        desk = Desk.open(folder, settings().cache_dir, progress, sentences)
    understanding = desk.senpai.understanding
    model = understanding.matcher.model
    click.echo(f"sentences   {model.sentences}")
    click.echo(
        f"thresholds  one of ours: answer from {model.answer_from:.2f}, "
        f"offer from {model.offer_from:.2f}"
    )
    found = list(explained(understanding, question))
    for one in found:
        click.echo(f"\nask         {one.ask.text}")
        click.echo(f"words       {' '.join(one.words)}")
        for correction in one.corrections:
            click.echo(f"corrected   {correction.typed} -> {correction.read_as}")
        click.echo(
            f"outcome     {one.ask.kind}, one of ours {one.ask.ours:.2f}, "
            f"confidence {one.ask.confidence:.2f}"
        )
        for candidate in one.ask.ranked:
            click.echo(f"  {candidate.probability:.3f}  {candidate.id}")
        click.echo("nearest phrasings")
        for neighbour in one.neighbours:
            click.echo(f"  {neighbour.similarity:.3f}  {neighbour.owner}: {neighbour.text}")
    if not found:
        click.echo("no question was found in it")
