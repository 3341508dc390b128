"""The ``senpai`` command."""

import click

from bot import __version__
from bot.cli.kb import kb


@click.group()
@click.version_option(__version__, prog_name="senpai")
def senpai() -> None:
    """Shigoto Senpai: answers about working in Japan."""


senpai.add_command(kb)
