"""Entry point of the ``senpai`` command."""

import sys


def main() -> None:
    """Run the command line; errors that a person can mend end in one plain line."""
    from bot.cli import senpai
    from bot.conversation.desk import KnowledgeError
    from bot.settings import SettingsError
    from bot.store.errors import StoreError
    from bot.understanding.build import TrainingError

    try:
        senpai()
    except (SettingsError, StoreError, TrainingError, KnowledgeError) as error:
        sys.exit(f"senpai: {error}")


if __name__ == "__main__":
    main()
