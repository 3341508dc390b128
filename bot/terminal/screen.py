"""The terminal that a person looks at."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain

from rich.console import Console
from rich.text import Text as Painted

from bot.terminal import hyperlinks, words
from bot.terminal.paint import DIM, Page, button_lines, message_lines, notice_lines
from bot.terminal.session import NumberedKeyboard, Showing

WIDEST = 88
"""Columns that are used at most; longer lines are hard to read."""


class Screen:
    """Prints what a conversation brings about, to the width that the terminal has by then."""

    def __init__(self) -> None:
        self._console = Console(highlight=False, markup=False, emoji=False)
        self._hyperlinks = hyperlinks.followed(os.environ)

    def show(self, showing: Showing) -> None:
        """Print messages and buttons, a blank line before and after."""
        page = self._page()
        parts: list[Iterable[Painted]] = []
        if showing.notice:
            parts.append(notice_lines(showing.notice, page))
        for message, buttons in showing.messages:
            parts += [message_lines(message, page), *_buttons(buttons, page)]
        parts += _buttons(showing.buttons, page)
        if parts:
            self._print(chain.from_iterable(([Painted()], *((*part, Painted()) for part in parts))))

    def notice(self, text: str) -> None:
        """Print a short dimmed line."""
        self._print(notice_lines(text, self._page()))

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Show that an answer is being looked up, for as long as the context lasts."""
        if self._console.is_dumb_terminal:
            self.notice(f"{words.WAITING} ...")
            yield
        else:
            with self._console.status(Painted(words.WAITING, DIM), spinner_style=DIM):
                yield

    def _page(self) -> Page:
        # Rich takes every dumb terminal to have 80 columns.
        width = min(shutil.get_terminal_size().columns, WIDEST)
        return Page(
            self._console, width, self._hyperlinks and self._console.color_system is not None
        )

    def _print(self, lines: Iterable[Painted]) -> None:
        for line in lines:
            # The lines are wrapped already; soft_wrap keeps rich from cutting written-out addresses.
            self._console.print(line, soft_wrap=True)


def _buttons(buttons: NumberedKeyboard, page: Page) -> list[Iterable[Painted]]:
    return [button_lines(buttons, page)] if buttons else []
