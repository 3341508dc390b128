"""What the doctor looks at: one finding for each thing that the bot needs."""

import asyncio
import importlib.util
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from bot import __version__
from bot.conversation.desk import own_cache
from bot.knowledge import cache
from bot.knowledge.load import Loaded, load
from bot.knowledge.statistics import due
from bot.settings import Settings
from bot.understanding import build
from bot.understanding.sentences import NoSentences, chosen

OLDEST_PYTHON = (3, 11)
LITTLE_SPACE = 500_000_000
"""Bytes below which a disk is nearly full."""
NO_SPACE = 50_000_000
"""Bytes below which nothing can be stored reliably."""


class Health(StrEnum):
    """How it stands with one thing."""

    GOOD = "ok"
    WORTH_KNOWING = "note"
    BAD = "BAD"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing and how it stands.

    Args:
        what: The thing.
        health: How it stands; BAD keeps the bot from running.
        said: In a line.
        remedy: What to do, unless all is well.
    """

    what: str
    health: Health
    said: str
    remedy: str = ""


def examined(settings: Settings) -> Iterator[Finding]:
    """Look at everything that the bot needs; nothing is changed.

    Args:
        settings: The settings.
    """
    yield python(sys.version_info[:2])
    yield Finding("program", Health.GOOD, f"shigoto-senpai {__version__}")
    today = datetime.now(UTC).date()
    loaded = load(settings.knowledge_dir, today)
    yield from knowledge(settings.knowledge_dir, loaded, today)
    yield sentences(settings)
    yield learnt(settings, loaded)
    yield database(settings.database_url)
    yield token(settings)
    yield Finding("Bot API", Health.GOOD, settings.telegram_api_base_url)
    yield space("disk, cache", settings.cache_dir)
    file = database_file(settings.database_url)
    if file is not None:
        yield space("disk, data", file)


def python(version: tuple[int, ...]) -> Finding:
    """The Python that runs this."""
    said = f"{platform.python_implementation()} {platform.python_version()}, {sys.executable}"
    if version < OLDEST_PYTHON:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        return Finding("Python", Health.BAD, said, f"install Python {oldest} or newer")
    return Finding("Python", Health.GOOD, said)


def knowledge(folder: Path, loaded: Loaded, today: date) -> Iterator[Finding]:
    """The knowledge folder: whether it is in order, and how much of it is out of date."""
    if loaded.knowledge is None:
        said = f"{folder}: {len(loaded.errors)} errors"
        yield Finding("knowledge", Health.BAD, said, "correct what senpai kb check lists")
        return
    warnings = len(loaded.problems)
    yield Finding(
        "knowledge",
        Health.WORTH_KNOWING if warnings else Health.GOOD,
        f"{folder}: {len(loaded.knowledge.entries)} answers, "
        f"{len(loaded.knowledge.facts)} facts, {warnings} warnings",
        "see senpai kb check" if warnings else "",
    )
    stale = len(due(loaded.knowledge, today))
    yield Finding(
        "reviews",
        Health.WORTH_KNOWING if stale else Health.GOOD,
        f"{stale} statements are overdue",
        "compare what senpai kb stale lists with its sources" if stale else "",
    )


def sentences(settings: Settings) -> Finding:
    """The sentence model."""
    costs = "words and letters only: fewer questions find their answer"
    if settings.sentences == "off":
        remedy = "remove SENPAI_SENTENCES=off to use the model (some 200 MB of memory more)"
        return Finding("sentences", Health.WORTH_KNOWING, f"{costs} (switched off)", remedy)
    try:
        found = chosen(settings.sentences)
    except ValueError as error:
        return Finding(
            "sentences", Health.BAD, str(error), "pip install 'shigoto-senpai[sentences]'"
        )
    if found.name == NoSentences.name:
        remedy = "pip install 'shigoto-senpai[sentences]'"
        return Finding("sentences", Health.WORTH_KNOWING, f"{costs} (no model installed)", remedy)
    return Finding("sentences", Health.GOOD, found.name)


def learnt(settings: Settings, loaded: Loaded) -> Finding:
    """The cache: whether what the answers teach has been learnt, and for the answers as they are."""
    folder = own_cache(settings.knowledge_dir, settings.cache_dir)
    what = "learnt"
    if settings.cache_dir.exists() and not settings.cache_dir.is_dir():
        remedy = "remove that file, or set SENPAI_CACHE_DIR to a folder"
        return Finding(what, Health.BAD, f"{settings.cache_dir} is no folder", remedy)
    if not _can_be_written(folder):
        remedy = f"let {_parent(folder)} be written to, or set SENPAI_CACHE_DIR"
        return Finding(what, Health.BAD, f"{folder} cannot be written to", remedy)
    if loaded.knowledge is None:
        newest = cache.newest(folder)
        said = "the last good state would serve" if newest else "there is no earlier good state"
        return Finding(
            what, Health.WORTH_KNOWING, f"{folder}: {said}", "correct the knowledge base"
        )
    try:
        name = chosen(settings.sentences).name
    except ValueError:
        return Finding(what, Health.WORTH_KNOWING, f"{folder}: unknown", "see sentences")
    path = build.path_of(folder, loaded.knowledge.taught, name)
    if path.is_file():
        size = path.stat().st_size / 1e6
        return Finding(what, Health.GOOD, f"{path} ({size:.0f} MB)")
    older = any(folder.glob("model-*.npz"))
    if not importlib.util.find_spec("sklearn"):
        return Finding(what, Health.BAD, "scikit-learn is missing", "pip install scikit-learn")
    said = "the answers or the program have changed since" if older else "nothing yet"
    remedy = "none needed: the next start learns, which takes a minute or so"
    return Finding(what, Health.WORTH_KNOWING, f"{folder}: {said}", remedy)


def database(url: str) -> Finding:
    """The database and its schema."""
    from bot.store.errors import StoreError
    from bot.store.migrate import known
    from bot.store.status import status

    what = "database"
    file = None
    try:
        file = database_file(url)
        if file is not None and not file.exists():
            said = f"{file}: not there yet"
            if not _can_be_written(file):
                return Finding(what, Health.BAD, said, f"let {_parent(file)} be written to")
            return Finding(what, Health.WORTH_KNOWING, said, "none needed: the bot makes it")
        found = asyncio.run(status(url))
    except StoreError as error:
        return Finding(what, Health.BAD, str(error), "see what it says")
    if found.version == found.newest:
        return Finding(what, Health.GOOD, f"{found.database}, schema {found.version}")
    said = f"{found.database}, schema {found.version or 'none'} of {found.newest}"
    if found.version is not None and found.version not in known():
        return Finding(what, Health.BAD, said, "install the newer program that made it")
    remedy = "none needed: the bot brings it up to date; or run senpai db migrate"
    return Finding(what, Health.WORTH_KNOWING, said, remedy)


def database_file(url: str) -> Path | None:
    """The file of an embedded database; None for a server.

    Raises:
        bot.store.errors.StoreError: The URL cannot be read.
    """
    from bot.store import engine

    return engine.file_of(engine.read_url(url))


def token(settings: Settings) -> Finding:
    """Whether there is a token; it is never shown."""
    given = settings.telegram_token
    if given is not None and given.get_secret_value().strip():
        return Finding("token", Health.GOOD, "set")
    remedy = "get one from @BotFather and write SENPAI_TELEGRAM_TOKEN=... to .env"
    said = "not set: senpai run needs it, senpai chat does not"
    return Finding("token", Health.BAD, said, remedy)


def space(what: str, path: Path) -> Finding:
    """Free space where a path is or will be."""
    free = shutil.disk_usage(_parent(path)).free
    said = f"{free / 1e9:,.1f} GB free at {_parent(path)}"
    if free < NO_SPACE:
        return Finding(what, Health.BAD, said, "make room")
    if free < LITTLE_SPACE:
        return Finding(what, Health.WORTH_KNOWING, said, "make room soon")
    return Finding(what, Health.GOOD, said)


def _parent(path: Path) -> Path:
    """The nearest folder above (or at) a path that is there."""
    path = path.absolute()
    return next(one for one in (path, *path.parents) if one.is_dir())


def _can_be_written(path: Path) -> bool:
    """Whether a file or folder that may not be there yet could be made or added to."""
    return os.access(_parent(path), os.W_OK | os.X_OK)
