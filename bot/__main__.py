"""Entry point of the ``senpai`` command."""


def main() -> None:
    """Run the command line."""
    from bot.cli import senpai

    senpai()
