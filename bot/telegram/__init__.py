"""The Telegram door: updates in, answers out, nothing lost in between."""

import os

# python-telegram-bot then gives durations as timedelta, as its next major version will.
os.environ.setdefault("PTB_TIMEDELTA", "1")
