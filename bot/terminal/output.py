"""Standard output that takes any text."""

import io
import sys
from typing import TextIO


def standard_output() -> TextIO:
    """Standard output; what its encoding lacks comes out as question marks.

    A terminal or locale without Japanese is no reason to end a conversation.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return sys.stdout
