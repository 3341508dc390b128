"""Keep what was read and checked once, so that the next start is quick."""

import hashlib
import os
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from bot.knowledge.base import Knowledge

KEEP = 3
"""Newest files that are kept of a kind."""


@cache
def code_digest(package: str) -> str:
    """Hash of a package's source, so that nothing made by other code is reused.

    Args:
        package: Folder name under `bot/`.
    """
    folder = Path(__file__).parents[1] / package
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:12]


def path_of(folder: Path, digest: str) -> Path:
    """The cache file for a state of the knowledge files."""
    return folder / f"knowledge-{digest[:20]}-{code_digest('knowledge')}.json"


def read(folder: Path, digest: str) -> Knowledge | None:
    """The knowledge base that was kept for a state of the files, if any is usable."""
    try:
        return Knowledge.model_validate_json(path_of(folder, digest).read_bytes())
    except (OSError, ValidationError):
        return None


def newest(folder: Path) -> Knowledge | None:
    """The knowledge base that was kept last, if any is usable: what served before a broken edit."""
    for path in _by_age(folder, f"knowledge-*-{code_digest('knowledge')}.json"):
        try:
            return Knowledge.model_validate_json(path.read_bytes())
        except (OSError, ValidationError):
            continue
    return None


def keep(folder: Path, knowledge: Knowledge) -> Path:
    """Write a knowledge base to the cache; an unwritable cache is no error."""
    path = path_of(folder, knowledge.digest)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_text(knowledge.model_dump_json(by_alias=True), encoding="utf-8")
        unfinished.replace(path)
        drop_old(folder, "knowledge-*.json")
    except OSError:
        pass
    return path


def drop_old(folder: Path, pattern: str) -> None:
    """Remove all but the newest files of a kind."""
    for path in _by_age(folder, pattern)[KEEP:]:
        path.unlink(missing_ok=True)


def _by_age(folder: Path, pattern: str) -> list[Path]:
    """Files of a kind, the newest first."""
    return sorted(folder.glob(pattern), key=lambda path: path.stat().st_mtime, reverse=True)
