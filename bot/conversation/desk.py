"""The advisor on duty: built at the start, exchanged whole when the knowledge base changes."""

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot.conversation.senpai import Senpai
from bot.knowledge import cache, files
from bot.knowledge.base import Knowledge
from bot.knowledge.load import load_files
from bot.knowledge.problems import Problem
from bot.understanding import build
from bot.understanding.build import Progress
from bot.understanding.sentences import Sentences, installed

LOOK_EVERY = 2.0
"""Seconds between two looks at the knowledge files."""

log = logging.getLogger(__name__)

Tell = Callable[[str], Awaitable[None]]
"""Tells the maintainer something."""


class KnowledgeError(Exception):
    """The knowledge base has mistakes and no earlier state of it is at hand.

    Args:
        problems: The mistakes.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class Desk:
    """Holds the advisor that answers at present.

    Args:
        folder: The knowledge folder.
        cache_dir: Where what was learnt is kept.
        senpai: The advisor.
        sentences: The sentence model that it was trained with.
    """

    def __init__(self, folder: Path, cache_dir: Path, senpai: Senpai, sentences: Sentences) -> None:
        self._folder = folder
        self._cache = cache_dir
        self._sentences = sentences
        self._senpai = senpai
        self._seen = files.signature(folder)
        self.problems: tuple[Problem, ...] = ()
        """Mistakes in the files as they are now; the advisor still answers from before them."""

    @classmethod
    def open(
        cls,
        folder: Path,
        cache_dir: Path,
        progress: Progress,
        sentences: Sentences | None = None,
    ) -> "Desk":
        """Read the knowledge base and learn it; quick when the cache holds both.

        A knowledge base with mistakes is not used: then the newest good state in the cache serves.

        Args:
            folder: The knowledge folder.
            cache_dir: Where what was learnt is kept, for all knowledge folders of this user.
            progress: Told how learning goes on.
            sentences: The sentence model to use; by default the one that is installed.

        Raises:
            KnowledgeError: There are mistakes, and no earlier state is at hand.
            bot.understanding.build.TrainingError: The matcher could not be trained.
        """
        cache_dir = own_cache(folder, cache_dir)
        knowledge, problems = _read(folder, cache_dir)
        if knowledge is None:
            knowledge = cache.newest(cache_dir)
            if knowledge is None:
                raise KnowledgeError(problems)
        sentences = sentences or installed()
        model = build.ready(knowledge, sentences, cache_dir, progress)
        desk = cls(folder, cache_dir, Senpai(knowledge, model, sentences), sentences)
        desk.problems = problems
        return desk

    @property
    def senpai(self) -> Senpai:
        """The advisor; ask again for each message, since it may be exchanged."""
        return self._senpai

    async def watch(self, tell: Tell, every: float = LOOK_EVERY) -> None:
        """Follow edits of the knowledge files until cancelled.

        Args:
            tell: Told of mistakes, and of a new state that answers from now on.
            every: Seconds between two looks.
        """
        if self.problems:
            await tell(_mistakes(self.problems))
        changed = False
        while True:
            await asyncio.sleep(every)
            try:
                seen = await asyncio.to_thread(files.signature, self._folder)
                if seen != self._seen:
                    # Somebody is at it; read when nothing has changed between two looks.
                    self._seen, changed = seen, True
                    continue
                if not changed:
                    continue
                changed = False
                said = await asyncio.to_thread(self._reload)
            except Exception as error:
                log.exception("the knowledge base could not be read again")
                said = f"The knowledge base could not be read again ({type(error).__name__})."
            if said:
                await tell(said)

    def _reload(self) -> str | None:
        """Read the files again; say what came of it, or None if they hold what they held."""
        knowledge, self.problems = _read(self._folder, self._cache)
        if knowledge is None:
            return _mistakes(self.problems)
        if knowledge.digest == self._senpai.knowledge.digest:
            return None
        model = build.ready(knowledge, self._sentences, self._cache, lambda _doing, _done: None)
        # One assignment: every message is answered wholly by the old or wholly by the new state.
        self._senpai = Senpai(knowledge, model, self._sentences)
        return f"The knowledge base has been read again: {len(knowledge.entries)} answers."


def own_cache(folder: Path, cache_dir: Path) -> Path:
    """The part of the cache that belongs to one knowledge folder.

    Args:
        folder: The knowledge folder.
        cache_dir: The cache of all knowledge folders of this user.
    """
    return cache_dir / hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]


def _read(folder: Path, cache_dir: Path) -> tuple[Knowledge | None, tuple[Problem, ...]]:
    """The knowledge base in the folder, or its mistakes."""
    found = files.read(folder)
    kept = cache.read(cache_dir, found.digest) if not found.problems else None
    if kept:
        return kept, ()
    loaded = load_files(found, datetime.now(UTC).date())
    if loaded.knowledge:
        cache.keep(cache_dir, loaded.knowledge)
    return loaded.knowledge, loaded.errors


def _mistakes(problems: Sequence[Problem]) -> str:
    shown = "\n".join(map(str, problems[:10]))
    more = f"\n... and {len(problems) - 10} more" if len(problems) > 10 else ""
    return (
        f"The knowledge base has {len(problems)} mistakes, so I answer from its last good state:\n"
        f"{shown}{more}"
    )
