"""``senpai run``: the Telegram bot."""

import asyncio

import click

from bot.cli.progress import shown


@click.command()
def run() -> None:
    """Run the Telegram bot until it is stopped."""
    from bot import app
    from bot.logs import set_up_logging
    from bot.settings import environment, settings, unknown_names

    chosen = settings()
    token = app.token(chosen)
    set_up_logging(chosen.log_level, [token.get_secret_value()])
    for complaint in unknown_names(environment()):
        click.echo(f"senpai: {complaint}", err=True)
    with shown("Getting ready") as progress:
        desk = app.open_desk(chosen, progress)
    raise SystemExit(asyncio.run(app.run(chosen, token, desk)))
