"""The ``senpai`` command."""

import click

from bot import __version__
from bot.cli.ask import ask
from bot.cli.chat import chat
from bot.cli.db import db
from bot.cli.doctor import doctor
from bot.cli.eligible import eligible
from bot.cli.jobs import jobs
from bot.cli.kb import kb
from bot.cli.run import run


@click.group()
@click.version_option(__version__, prog_name="senpai")
def senpai() -> None:
    """Shigoto Senpai: answers about working in Japan."""


for command in (chat, ask, run, eligible, jobs, kb, db, doctor):
    senpai.add_command(command)
