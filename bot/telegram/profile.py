"""What Telegram shows about the bot: its command menu and its descriptions."""

import logging

from telegram.error import InvalidToken, TelegramError

from bot.knowledge.ui import Ui
from bot.telegram.api import Api

log = logging.getLogger(__name__)


async def publish(api: Api, ui: Ui) -> None:
    """Register commands and descriptions. A refusal is logged and keeps nobody from being answered.

    Args:
        api: The Bot API.
        ui: The sentences.

    Raises:
        InvalidToken: The token is not accepted.
    """
    commands = [
        {"command": name, "description": text} for name, text in ui.commands.model_dump().items()
    ]
    for method, arguments in (
        ("setMyCommands", {"commands": commands}),
        ("setMyDescription", {"description": ui.bot_description}),
        ("setMyShortDescription", {"short_description": ui.bot_short_description}),
    ):
        try:
            await api.call(method, arguments)
        except InvalidToken:
            log.warning("%s is not known to this server", method)
        except TelegramError as error:
            log.warning("%s failed: %s", method, error)
