"""The terminal door in a process of its own.

child.py chat HISTORY [json] [forever]
child.py ask [json] [QUESTION ...]
"""

import asyncio
import sys
from pathlib import Path

from bot.terminal import ask, door
from tests.terminal.scripted import Scripted

if __name__ == "__main__":
    door_name, *given = sys.argv[1:]
    if door_name == "ask":
        as_json = given[:1] == ["json"]
        asyncio.run(ask.ask(Scripted, given[1:] if as_json else given, as_json=as_json))
    else:
        history, *mode = given
        asyncio.run(
            door.chat(
                Scripted(slow=600.0 if "forever" in mode else 0.8),
                history=Path(history),
                as_json="json" in mode,
            )
        )
