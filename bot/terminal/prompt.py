"""The line that a person types: editing, history, and the ways to leave."""

from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.output import Output
from prompt_toolkit.output.defaults import create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.utils import is_dumb_terminal

from bot.terminal import words
from bot.terminal.screen import Screen

_LEAVE = frozenset({"/quit", "/exit", "quit", "exit"})
_MARK = FormattedText([("bold", "> ")])


class Prompt:
    """Asks for one message after another.

    Args:
        history: File that keeps what was typed, for the arrow keys of later sessions.
        screen: Where hints go.
    """

    def __init__(self, history: Path, screen: Screen) -> None:
        self._session: PromptSession[str] = PromptSession(
            _MARK, history=_history(history), output=_output(), enable_suspend=True
        )
        self._screen = screen

    async def message(self) -> str | None:
        """Wait for a message.

        Returns:
            What was typed or pasted, several lines included; None when the person leaves.
        """
        interrupted = False
        while True:
            try:
                typed = await self._session.prompt_async()
            except EOFError:
                return None
            except KeyboardInterrupt:
                if interrupted and not self._session.default_buffer.text:
                    return None
                interrupted = True
                self._screen.notice(words.AGAIN_TO_LEAVE)
                continue
            if _leaves(typed):
                return None
            if typed.strip():
                return typed


def _leaves(typed: str) -> bool:
    return typed.strip().lower() in _LEAVE


class _PrivateHistory(FileHistory):
    """A history file that losing is no reason to stop: a full disk only costs the arrow keys."""

    def store_string(self, string: str) -> None:
        if _leaves(string):
            return  # or the first arrow up of the next session would bring it back
        try:
            super().store_string(string)
        except OSError:
            return


def _history(path: Path) -> History:
    """Open the history file so that only its owner can read it, or do without."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.open("ab").close()
        path.chmod(0o600)
    except OSError:
        return InMemoryHistory()
    return _PrivateHistory(path)


def _output() -> Output | None:
    """A terminal that is not asked where its cursor is.

    Only menus would need to know. Over a slow line the answer comes after the question is forgotten
    and shows up as typed text; from some terminals it never comes, and a warning is printed instead.
    """
    if is_dumb_terminal():
        return None  # prompt_toolkit only has its plain prompt for these with an output of its own
    output = create_output()
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False
    return output
