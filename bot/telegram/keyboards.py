"""From rows of buttons to a Telegram keyboard under a message."""

from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardMarkupLimit as Limit

from bot.conversation.reply import Button, Keyboard
from bot.telegram.labels import label

LONGEST_LABEL = 64
"""Characters of a label; phones show fewer."""


def markup(keyboard: Keyboard) -> dict[str, Any] | None:
    """Write a keyboard as `reply_markup`.

    Args:
        keyboard: Rows of buttons. Rows of more than 8 go on in a further row, and buttons beyond the
            hundredth are left out, because Telegram takes no more.

    Returns:
        The JSON of an InlineKeyboardMarkup, or None if there are no buttons.
    """
    rows: list[list[InlineKeyboardButton]] = []
    room = int(Limit.TOTAL_BUTTON_NUMBER)
    for row in keyboard:
        buttons = [_button(button) for button in row[:room]]
        room -= len(buttons)
        width = int(Limit.BUTTONS_PER_ROW)
        rows += [buttons[at : at + width] for at in range(0, len(buttons), width)]
    return InlineKeyboardMarkup(rows).to_dict() if rows else None


def _button(button: Button) -> InlineKeyboardButton:
    # Its data is within Telegram's 64 bytes: `Button` takes no more.
    return InlineKeyboardButton(label(button.label, LONGEST_LABEL), callback_data=button.data)
