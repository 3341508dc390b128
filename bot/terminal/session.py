"""A conversation at a keyboard: lines come in, and a number presses a button."""

from dataclasses import dataclass
from itertools import chain, count
from typing import Protocol

from bot.conversation import safe
from bot.conversation.reply import Button, Keyboard, Message, Reply
from bot.conversation.turn import Incoming
from bot.terminal import words

NumberedKeyboard = tuple[tuple[tuple[int, Button], ...], ...]
"""Rows of buttons, each with the number that presses it."""


class Talk(Protocol):
    """Whoever answers: loads the memory, asks the advisor, stores the outcome."""

    async def say(self, incoming: Incoming) -> Reply:
        """Take one message or press and return everything there is to show for it."""
        ...


@dataclass(frozen=True, slots=True)
class Showing:
    """What a line of input brings to the screen, from top to bottom.

    Args:
        notice: A short line about the press or the number, or None.
        messages: New messages, each with its numbered buttons.
        buttons: The buttons of earlier messages once more, because a press changed them.
    """

    notice: str | None = None
    messages: tuple[tuple[Message, NumberedKeyboard], ...] = ()
    buttons: NumberedKeyboard = ()


class Session:
    """Holds the conversation together between lines: which numbers press which buttons.

    Numbers belong to the buttons shown last. They stay valid while replies without buttons follow,
    and run on through the messages of one reply. Once a press has settled the question that the
    last buttons asked ("May I keep your rating?"), the ones before them are back.

    Args:
        talk: Whoever answers.
    """

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._keyboards: list[Keyboard] = []
        self._earlier: list[Keyboard] = []

    async def hear(self, line: str) -> Showing:
        """Take what was typed.

        Args:
            line: The text, or the number of a button that is on the screen.

        Returns:
            What to show.
        """
        buttons = [
            (at, button)
            for at, keyboard in enumerate(self._keyboards)
            for row in keyboard
            for button in row
        ]
        number = line.strip()
        if not buttons or not number.isdecimal():
            return self._showing(await self._talk.say(Incoming(text=safe.encodable(line))))
        # Longer numbers are on no button, and int() refuses thousands of digits.
        chosen = int(number) if len(number) <= 4 else 0
        if not 1 <= chosen <= len(buttons):
            return Showing(notice=words.no_such_button(len(buttons)))
        at, button = buttons[chosen - 1]
        return self._showing(await self._talk.say(Incoming(press=button.data)), pressed=at)

    def _showing(self, reply: Reply, pressed: int | None = None) -> Showing:
        changed = False
        if pressed is not None and reply.keyboard is not None:
            changed = self._keyboards[pressed] != reply.keyboard
            self._keyboards[pressed] = reply.keyboard
        if any(message.buttons for message in reply.messages):
            self._earlier = self._keyboards
            self._keyboards = [message.buttons for message in reply.messages]
            numbered = _numbered(self._keyboards)
            return Showing(reply.toast, tuple(zip(reply.messages, numbered, strict=True)))
        if changed and not any(self._keyboards):
            self._keyboards, self._earlier = self._earlier, []
        again = chain.from_iterable(_numbered(self._keyboards)) if changed else ()
        return Showing(
            reply.toast, tuple((message, ()) for message in reply.messages), tuple(again)
        )


def _numbered(keyboards: list[Keyboard]) -> list[NumberedKeyboard]:
    numbers = count(1)
    return [
        tuple(tuple((next(numbers), button) for button in row) for row in keyboard)
        for keyboard in keyboards
    ]
