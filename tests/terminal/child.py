"""The terminal door in a process of its own: child.py HISTORY [json]."""

import asyncio
import sys
from pathlib import Path

from scripted import Scripted

from bot.terminal import door

if __name__ == "__main__":
    history, *mode = sys.argv[1:]
    asyncio.run(
        door.chat(
            Scripted(slow=30.0 if "forever" in mode else 0.8),
            history=Path(history),
            as_json="json" in mode,
        )
    )
