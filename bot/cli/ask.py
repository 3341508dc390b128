"""``senpai ask``: single questions, for people and for programs."""

import asyncio

import click

from bot.cli.person import profile_option
from bot.cli.progress import shown
from bot.knowledge.profile import Profile


@click.command()
@click.argument("questions", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a question, in order.")
@profile_option("Who asks, as far as it is known; the answers heed it.")
def ask(questions: tuple[str, ...], as_json: bool, profile: Profile) -> None:
    """Answer QUESTIONS, or those on standard input, one a line."""
    from bot import app
    from bot.settings import settings

    with shown("Getting ready") as progress:
        desk = app.open_desk(settings(), progress)
    asyncio.run(app.answer(desk, questions, profile, as_json=as_json))
