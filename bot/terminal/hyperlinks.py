"""Whether a terminal makes OSC 8 hyperlinks clickable.

Terminals cannot be asked. One that does not know the sequence shows the words and drops the address,
and the reader would lose the source; so only terminals known to follow links get them, and all
others the address itself.
"""

from collections.abc import Mapping

_PROGRAMS = frozenset({"iTerm.app", "vscode", "WezTerm", "ghostty", "Hyper", "Tabby", "rio"})
_TERMS = frozenset({"xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm"})
# Set by terminals that call themselves xterm-256color: Windows Terminal, Konsole, kitty, DomTerm.
_MARKS = ("WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "DOMTERM")
_FIRST_VTE = 5000
_FIRST_TMUX = (3, 4)


def followed(environ: Mapping[str, str]) -> bool:
    """Decide from the environment.

    Args:
        environ: Environment variables.

    Returns:
        Whether links are clickable. Inside tmux and screen it is their word that counts, since the
        variables of the terminal around them shine through.
    """
    term = environ.get("TERM", "")
    program = environ.get("TERM_PROGRAM", "")
    if term == "dumb":
        return False
    if program == "tmux":
        return _version(environ.get("TERM_PROGRAM_VERSION", "")) >= _FIRST_TMUX
    if term.startswith(("screen", "tmux")):
        return False
    vte = environ.get("VTE_VERSION", "")
    return (
        program in _PROGRAMS
        or term in _TERMS
        or any(environ.get(mark) for mark in _MARKS)
        or (vte.isdecimal() and int(vte) >= _FIRST_VTE)
    )


def _version(text: str) -> tuple[int, ...]:
    """Read "3.4", "3.3a" or "next-3.5"; no number is the lowest version."""
    major, _, minor = text.removeprefix("next-").partition(".")
    digits = minor.rstrip("abcdefgh")
    return (int(major), int(digits)) if major.isdecimal() and digits.isdecimal() else (0,)
