"""``senpai chat``: the advisor in a terminal."""

import asyncio

import click

from bot.cli.person import profile_option
from bot.cli.progress import shown
from bot.knowledge.profile import Profile


@click.command()
@click.option(
    "--json", "as_json", is_flag=True, help="Speak JSON lines over pipes, for other programs."
)
@click.option("--user", default="local", show_default=True, help="Who speaks; each has a memory.")
@profile_option("Who asks, as far as it is known; the answers heed it.")
def chat(as_json: bool, user: str, profile: Profile) -> None:
    """Talk to the advisor; needs no Telegram token."""
    from bot import app
    from bot.settings import settings

    with shown("Getting ready") as progress:
        desk = app.open_desk(settings(), progress)
    asyncio.run(app.chat(settings(), desk, user, profile, as_json=as_json))
