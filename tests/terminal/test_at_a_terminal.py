"""The conversation as a person has it: a child process at the other end of a pseudo-terminal."""

import json
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

CHILD = Path(__file__).with_name("child.py")
PLAIN_XTERM = {
    "PATH": os.environ["PATH"],
    "TERM": "xterm-256color",
    "LC_ALL": "C.UTF-8",
}
READY = r"\x1b\[\?2004h"
"""Sent when a prompt begins: from here on keys go to the line editor."""
ESCAPE = re.compile(r"\x1b(\[[0-9;?]*[A-Za-z]|\][^\x07\x1b]*(\x07|\x1b\\))")
UP = "\x1b[A"

# Workers of pytest-xdist have threads; between fork and exec the child does nothing with theirs.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


class Terminal:
    """Starts children and ends them.

    Args:
        folder: Where their history goes.
    """

    def __init__(self, folder: Path) -> None:
        self.history = folder / "state" / "history"
        self._started: list[pexpect.spawn] = []

    def start(self, *arguments: str, columns: int = 80, **environ: str) -> pexpect.spawn:
        return self.run(sys.executable, str(CHILD), *arguments, columns=columns, **environ)

    def run(self, *command: str, columns: int = 80, **environ: str) -> pexpect.spawn:
        child = pexpect.spawn(
            command[0],
            list(command[1:]),
            env=PLAIN_XTERM | environ,  # type: ignore[arg-type]
            dimensions=(50, columns),
            encoding="utf-8",
            timeout=30,
        )
        self._started.append(child)
        return child

    def chat(self, *mode: str, columns: int = 80, **environ: str) -> pexpect.spawn:
        """Start a chat and wait for its first prompt."""
        child = self.start("chat", str(self.history), *mode, columns=columns, **environ)
        child.expect(r"Ctrl-D to\s+leave\.")
        child.expect("> " if environ.get("TERM") == "dumb" else READY)
        return child

    def end(self) -> None:
        for child in self._started:
            child.close(force=True)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(tmp_path)
    yield terminal
    terminal.end()


def shown(child: pexpect.spawn, line: str) -> str:
    """Type a line and read the screen until the next prompt, without styles."""
    child.send(line + "\r")
    child.expect(READY)
    return ESCAPE.sub("", child.before).replace("\r\n", "\n")


def left(child: pexpect.spawn) -> bool:
    """Whether the child says goodbye and ends well."""
    child.expect_exact("Good luck.")
    child.expect(pexpect.EOF)
    child.wait()
    return child.exitstatus == 0


def test_greeting_answer_and_presses(terminal: Terminal) -> None:
    child = terminal.start("chat", str(terminal.history))
    child.expect_exact("I'm Senpai.")
    child.expect_exact("Which route fits me")
    child.expect(READY)
    answer = shown(child, "what is eikaiwa like")
    assert "\n\nWhat eikaiwa work is like\nEikaiwa (英会話) are private English" in answer
    assert "\n[4] Helpful  [5] Not what I need\n\n" in answer
    assert "\n\nPressed a:compare.\n\n" in shown(child, "3")
    assert "The buttons are 1 to 5." in shown(child, "9")
    rated = shown(child, "4")
    assert "\n\nThank you.\n\n[1] Pay, hours and holidays\n[2] Chains compared" in rated
    child.sendeof()
    assert left(child)


def test_bold_and_colours(terminal: Terminal) -> None:
    child = terminal.chat()
    child.send("what is eikaiwa like\r")
    child.expect_exact("\x1b[1mWhat eikaiwa work is like\x1b[0m")
    child.expect_exact("\x1b[1;33mCareful: \x1b[0mSome chains")
    child.expect_exact("\x1b[1;36m[1] \x1b[0mPay")


def test_without_colours(terminal: Terminal) -> None:
    child = terminal.chat(NO_COLOR="1")
    child.send("what is eikaiwa like\r")
    child.expect(READY)
    assert "Careful: " in child.before
    assert not re.search(r"\x1b\[[0-9;]*3[0-8][m;]", child.before)


def test_a_dumb_terminal_gets_no_escapes(terminal: Terminal) -> None:
    child = terminal.chat(TERM="dumb")
    child.send("what is eikaiwa like\r")
    child.expect_exact("[5] Not what I need")
    answer = child.before
    child.send("4\r")
    child.expect_exact("[3] School jobs")
    assert "\x1b" not in answer + child.before
    child.send("/quit\r")
    assert left(child)


def test_links_where_they_are_followed(terminal: Terminal) -> None:
    child = terminal.chat(TERM_PROGRAM="WezTerm")
    child.send("link\r")
    child.expect(r"\x1b\]8;id=\d+;https://example\.org/a\x1b\\.*Page.*\x1b\]8;;\x1b\\")


def test_arrow_up_brings_back_what_was_typed(terminal: Terminal) -> None:
    child = terminal.chat()
    assert "You said 'first'." in shown(child, "first")
    assert "You said '二番'." in shown(child, "二番")
    assert "You said 'first'." in shown(child, UP + UP)
    child.send("/quit\r")
    assert left(child)
    assert stat.S_IMODE(terminal.history.stat().st_mode) == 0o600
    again = terminal.chat()
    assert "You said '二番'." in shown(again, UP + UP)


def test_a_history_that_cannot_be_kept_is_no_obstacle(terminal: Terminal) -> None:
    terminal.history.mkdir(parents=True)
    child = terminal.chat()
    assert "You said 'first'." in shown(child, "first")
    assert "You said 'first'." in shown(child, UP)
    assert terminal.history.is_dir()


def test_ctrl_c_asks_first(terminal: Terminal) -> None:
    child = terminal.chat()
    child.send("unfinished")
    child.expect_exact("unfinished")
    child.sendcontrol("c")
    child.expect_exact("Press Ctrl-C again to leave.")
    child.expect(READY)
    # Something was typed in between, so that the next one is the first again.
    assert "You said 'kept on'." in shown(child, "kept on")
    for _ in range(2):
        child.sendcontrol("c")
        child.expect(READY + "|Good")
    assert "Press Ctrl-C again to leave." in child.before or child.after == "Good"
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 0


def test_ctrl_c_gives_up_one_answer(terminal: Terminal) -> None:
    child = terminal.chat("forever")
    child.send("slow question\r")
    child.expect_exact("Looking it up")
    child.sendcontrol("c")
    child.expect_exact("Stopped. Ask again when you like.")
    child.expect(READY)
    assert "You said 'next'." in shown(child, "next")


def test_what_is_typed_while_waiting_is_not_lost(terminal: Terminal) -> None:
    child = terminal.chat()
    child.send("slow question\r")
    child.expect_exact("Looking it up")
    child.send("next")
    child.expect_exact("You said 'slow question'.")
    child.expect(READY)
    assert "You said 'next'." in shown(child, "")


def test_several_pasted_lines_are_one_message(terminal: Terminal) -> None:
    child = terminal.chat()
    pasted = "\x1b[200~two years as ALT\nno degree\tany way in?\x1b[201~"
    assert r"You said 'two years as ALT\nno degree\tany way in?'." in shown(child, pasted)


def test_hostile_text_comes_back_harmless(terminal: Terminal) -> None:
    child = terminal.chat()
    answer = shown(child, "\x1b[200~a\u202eb\u200bc\x1b]0;title\x07\x1b[201~")
    assert "\u202e" not in answer.rpartition("You said")[2]
    child.send(b"\xff\xfe\xc3\r".decode("latin-1"))
    child.expect_exact("You said")
    child.expect(READY)
    assert "You said 'still here'." in shown(child, "still here")


def test_a_resized_terminal(terminal: Terminal) -> None:
    child = terminal.chat(columns=120)
    wide = shown(child, "what is eikaiwa like")
    assert "You teach one student or a\nsmall group" in wide  # never wider than is easy to read
    child.setwinsize(50, 40)
    child.expect(READY)  # the prompt is drawn again
    narrow = shown(child, "what is eikaiwa like")
    assert "student or a small group, mostly in the\nafternoon" in narrow


@pytest.mark.skipif(not shutil.which("bash"), reason="needs a shell with job control")
def test_suspend_and_resume(terminal: Terminal) -> None:
    shell = terminal.run("bash", "--norc", "--noediting", "-i", PS1="shell$ ")
    shell.sendline(f"{sys.executable} {CHILD} chat {terminal.history}")
    shell.expect(READY)
    shell.sendcontrol("z")
    shell.expect_exact("Stopped")
    shell.sendline("fg")
    shell.expect(READY)
    assert "You said 'back'." in shown(shell, "back")
    shell.sendeof()
    shell.expect_exact("Good luck.")


def test_json_at_a_terminal_is_still_json(terminal: Terminal) -> None:
    child = terminal.start("chat", str(terminal.history), "json")
    child.setecho(False)
    child.sendline('{"press": "a:jet"}')
    child.expect(r"\{\"messages.*\}\r\n")
    assert json.loads(child.after)["messages"][0]["text"] == "Pressed a:jet."


def test_a_single_question_is_painted(terminal: Terminal) -> None:
    child = terminal.start("ask", "what is eikaiwa like", columns=40)
    child.expect(pexpect.EOF)
    text = ESCAPE.sub("", child.before)
    assert "\x1b[1mWhat eikaiwa work is like\x1b[0m" in child.before
    assert "student or a small group, mostly in the\r\nafternoon" in text
    assert "[1]" not in text


def test_questions_typed_at_the_terminal(terminal: Terminal) -> None:
    child = terminal.start("ask")
    child.expect_exact("Type a question on each line; Ctrl-D ends.")
    child.sendline("one")
    child.expect_exact("You said 'one'.")
    child.sendline("two")
    child.expect_exact("You said 'two'.")
    child.sendeof()
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 0
