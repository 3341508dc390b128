"""Which files make up a knowledge base, and the hash that tells one state from another."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.problems import Problem

SINGLE = (
    "topics.yaml",
    "routes.yaml",
    "sources.yaml",
    "small_talk.yaml",
    "out_of_scope.yaml",
    "lexicon.yaml",
    "ui/en.yaml",
)
"""Files that every knowledge base has once."""

FOLDERS = ("answers", "facts")
"""Folders whose YAML files each hold a list."""

MAX_FILES = 500
"""More files than this are a mistake, such as a wrong folder."""


@dataclass(frozen=True, slots=True)
class Files:
    """The bytes of a knowledge base at one moment.

    Args:
        contents: Bytes by path, relative to the knowledge folder, in a stable order.
        problems: Missing, unknown or unreadable files.
    """

    contents: dict[str, bytes]
    problems: tuple[Problem, ...]

    @property
    def digest(self) -> str:
        """Hash over names and contents, in hex."""
        whole = hashlib.sha256()
        for name, data in self.contents.items():
            whole.update(f"{name}\0{len(data)}\0".encode())
            whole.update(data)
        return whole.hexdigest()


def read(folder: Path) -> Files:
    """Read a knowledge folder.

    Args:
        folder: The folder with `answers/`, `facts/`, `topics.yaml` and so on.

    Returns:
        The files, and what is wrong with them as files.
    """
    if not folder.is_dir():
        return Files({}, (Problem(str(folder), 1, 1, "no such folder; set SENPAI_KNOWLEDGE_DIR"),))
    contents: dict[str, bytes] = {}
    found = _yaml_files(folder)
    problems = [
        Problem(name, 1, 1, "the file is missing; put it back")
        for name in SINGLE
        if name not in found
    ]
    for name in found:
        if name in SINGLE or name.split("/")[0] in FOLDERS:
            try:
                contents[name] = (folder / name).read_bytes()
            except OSError as error:
                problems.append(
                    Problem(name, 1, 1, f"cannot be read ({error.strerror}); check its permissions")
                )
        else:
            problems.append(
                Problem(name, 1, 1, f"nothing reads this file; move it to {' or '.join(FOLDERS)}")
            )
    return Files(contents, tuple(problems))


def signature(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Names, times and sizes of the files: cheap to take, and it changes when a file does."""
    signs = []
    for name in _yaml_files(folder):
        try:
            status = (folder / name).stat()
        except OSError:
            continue
        signs.append((name, status.st_mtime_ns, status.st_size))
    return tuple(signs)


def _yaml_files(folder: Path) -> list[str]:
    """Paths relative to the folder, sorted; hidden files (editors' swap files) are left out."""
    names = sorted(
        path.relative_to(folder).as_posix()
        for pattern in ("*.yaml", "*.yml")
        for path in folder.rglob(pattern)
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    return names[:MAX_FILES]
