"""`senpai chat` in a pipe: plain text."""

import io

from bot.terminal.piped import chat
from tests.terminal.feed import feed
from tests.terminal.scripted import Scripted

TRANSCRIPT = """\
You said 'hello'.

Page (https://example.org/a)

I'm Senpai. I answer questions about working in Japan: which ways in are open, visas, pay, \
contracts, and what to do when things go wrong.

Ask in your own words. Each answer shows where it comes from and when that was checked.

[1] Which route fits me
[2] What JET is
[3] Visa without a degree
[4] IT jobs from abroad

The buttons are 1 to 4. Type one of these, or ask in words.

Pressed a:jet.
"""


async def test_a_conversation() -> None:
    out = io.StringIO()
    await chat(Scripted(), feed("hello", "", "  ", "link", "silence", "/start", "9", "2"), out)
    assert out.getvalue() == TRANSCRIPT


async def test_buttons_that_a_press_left_over() -> None:
    out = io.StringIO()
    await chat(Scripted(), feed("what is eikaiwa like", "4"), out)
    assert out.getvalue().endswith(
        "[5] Not what I need\n\nThank you.\n\n"
        "[1] Pay, hours and holidays\n[2] Chains compared\n[3] School jobs\n"
    )
