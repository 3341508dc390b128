"""Speed and memory of the running program."""

import json
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from bench.data import knowledge as read
from bench.data import trained
from bot.conversation.senpai import Senpai
from bot.conversation.turn import Consent, Incoming, Memory
from bot.telegram.html import rendered
from bot.understanding.sentences import installed

_RESIDENT = """
import json, sys
from pathlib import Path
from bot.conversation.desk import Desk
from bot.settings import settings
desk = Desk.open(settings().knowledge_dir, Path(sys.argv[1]), lambda *_: None)
desk.senpai.understanding.understand("how long does the coe take")
resident = next(line for line in open("/proc/self/status") if line.startswith("VmRSS"))
print(json.dumps(int(resident.split()[1]) / 1024))
"""


def main() -> None:
    """Print milliseconds a reply, seconds to start, and megabytes."""
    base = read()
    senpai = Senpai(base, trained(base), installed())
    questions = [text for entry in base.entries.values() for text in entry.phrasings[:8]]
    now = datetime.now(UTC)
    reply: list[float] = []
    render: list[float] = []
    for text in questions:
        began = time.perf_counter()
        turn = senpai.reply(Incoming(text), Memory(), Consent.REFUSED, now)
        middle = time.perf_counter()
        for message in turn.reply.messages:
            rendered(message)
        reply.append(1000 * (middle - began))
        render.append(1000 * (time.perf_counter() - middle))
    longest = _longest_input(senpai, now)
    print("# Serving")
    print("| what | median | p99 |")
    print("|---|---|---|")
    for name, values in (("reply, ms", reply), ("rendering for Telegram, ms", render)):
        print(f"| {name} | {np.median(values):.2f} | {np.quantile(values, 0.99):.2f} |")
    print(f"| a message of 4,000 characters, ms | {longest:.1f} | |")
    with tempfile.TemporaryDirectory() as cache:
        for name in ("first start (learning included), s", "start after that, s"):
            seconds, megabytes = _start(Path(cache))
            print(f"| {name} | {seconds:.2f} | |")
        print(f"| memory of the process that answers (resident), MiB | {megabytes:.0f} | |")


def _longest_input(senpai: Senpai, now: datetime) -> float:
    text = ("can i bring my wife and how much does it cost? " * 100)[:4000]
    began = time.perf_counter()
    senpai.reply(Incoming(text), Memory(), Consent.REFUSED, now)
    return 1000 * (time.perf_counter() - began)


def _start(cache: Path) -> tuple[float, float]:
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _RESIDENT, str(cache)], capture_output=True, text=True, check=True
    )
    return time.perf_counter() - began, float(json.loads(done.stdout))
