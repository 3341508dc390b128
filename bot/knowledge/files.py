"""Which files make up a knowledge base, and the hash that tells one state from another."""

import errno
import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.problems import Problem, did_you_mean

SINGLE = (
    "topics.yaml",
    "route_groups.yaml",
    "sources.yaml",
    "small_talk.yaml",
    "out_of_scope.yaml",
    "lexicon.yaml",
    "ui/en.yaml",
)
"""Files that every knowledge base has once."""

AT_MOST_ONCE = (
    "offices.yaml",
    "common_rules.yaml",
    "conditions.yaml",
    "country_lists.yaml",
    "links.yaml",
    "lexicon/countries.yaml",
    "lexicon/places.yaml",
    "lexicon/levels.yaml",
    "lexicon/abbreviations.yaml",
    "lexicon/telling.yaml",
)
"""Files that a knowledge base may do without."""

FOLDERS = (
    "answers",
    "facts",
    "employers",
    "routes",
    "nationalities",
    "tests/questions",
    "tests/people",
)
"""Folders of YAML files: lists, and one route or passport a file."""

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
    found = _yaml_files(folder)
    contents: dict[str, bytes] = {}
    problems = [
        Problem(name, 1, 1, "the file is missing; put it back")
        for name in SINGLE
        if name not in found
    ]
    for name in found[:MAX_FILES]:
        fault = _misplaced(name)
        if fault is None:
            try:
                contents[name] = _bytes(folder / name)
            except OSError as error:
                fault = f"cannot be read ({error.strerror}); check what it is and its permissions"
        if fault:
            problems.append(Problem(name if name.isprintable() else ascii(name), 1, 1, fault))
    if len(found) > MAX_FILES:
        problems.append(
            Problem(
                found[MAX_FILES],
                1,
                1,
                f"{len(found)} YAML files, at most {MAX_FILES} are read; is this the right folder?",
            )
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
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.*")
        if path.suffix.lower() in {".yaml", ".yml"}
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _misplaced(name: str) -> str | None:
    """What is wrong with the name of a file; None if somebody reads files of that name."""
    if not name.isprintable():
        return "this name can't be shown; give the file another"
    in_folder = any(name.startswith(f"{folder}/") for folder in FOLDERS)
    known = (*SINGLE, *AT_MOST_ONCE)
    if name in known or (in_folder and name.endswith(".yaml")):
        return None
    right = f"{name.rpartition('.')[0]}.yaml"
    if in_folder or right in known:
        return f"nothing reads this file; name it {right!r}"
    return (
        "nothing reads this file; rename it, or move it to "
        f"one of {', '.join(FOLDERS)}{did_you_mean(right, known)}"
    )


def _bytes(path: Path) -> bytes:
    """Read a file.

    Raises:
        OSError: It cannot be read, or it is a folder, or a pipe, which would be waited for.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "not a file")
    return path.read_bytes()
