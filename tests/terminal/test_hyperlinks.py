"""Terminals that follow links, and those that would only swallow the address."""

import pytest

from bot.terminal.hyperlinks import followed


@pytest.mark.parametrize(
    "environ",
    [
        {"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"},
        {"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"},
        {"TERM": "xterm-kitty"},
        {"TERM": "xterm-256color", "WT_SESSION": "b2c1"},
        {"TERM": "xterm-256color", "VTE_VERSION": "7600"},
    ],
)
def test_followed(environ: dict[str, str]) -> None:
    assert followed(environ)


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"TERM": "xterm-256color"},
        {"TERM": "linux"},
        {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"},
        {"TERM": "xterm-256color", "VTE_VERSION": "4205"},
        {"TERM": "xterm-256color", "VTE_VERSION": "new"},
        {"TERM": "xterm-256color", "KONSOLE_VERSION": "240800"},
        {"TERM": "dumb", "TERM_PROGRAM": "vscode"},
        {"TERM": "tmux-256color", "TMUX": "/tmp/tmux", "VTE_VERSION": "7600"},
        {"TERM": "xterm-256color", "TMUX": "/tmp/tmux", "TERM_PROGRAM": "tmux"},
        {"TERM": "screen", "STY": "1.pts", "KITTY_WINDOW_ID": "1"},
    ],
)
def test_not_followed(environ: dict[str, str]) -> None:
    assert not followed(environ)
