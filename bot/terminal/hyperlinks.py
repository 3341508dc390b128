"""Whether a terminal makes OSC 8 hyperlinks clickable.

Terminals cannot be asked. One that does not know the sequence shows the words and drops the address,
and the reader would lose the source; so only terminals known to follow links get them, and all
others the address itself.
"""

from collections.abc import Mapping

_PROGRAMS = frozenset({"iTerm.app", "vscode", "WezTerm", "ghostty", "Hyper", "Tabby", "rio"})
_TERMS = frozenset({"xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm"})
# Set by terminals that call themselves xterm-256color: Windows Terminal, kitty, DomTerm. Konsole is
# not among them: it follows links only where its user has switched that on.
_MARKS = ("WT_SESSION", "KITTY_WINDOW_ID", "DOMTERM")
_FIRST_VTE = 5000


def followed(environ: Mapping[str, str]) -> bool:
    """Decide from the environment.

    Args:
        environ: Environment variables.

    Returns:
        Whether links are clickable. Never inside tmux and screen: the variables of the terminal
        around them shine through, but unless they are told otherwise they keep the links to
        themselves.
    """
    term = environ.get("TERM", "")
    if term == "dumb" or "TMUX" in environ or "STY" in environ:
        return False
    vte = environ.get("VTE_VERSION", "")
    return (
        environ.get("TERM_PROGRAM") in _PROGRAMS
        or term in _TERMS
        or any(environ.get(mark) for mark in _MARKS)
        or (vte.isdecimal() and int(vte) >= _FIRST_VTE)
    )
