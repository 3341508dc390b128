"""Mistakes in the knowledge base, each with its place, what is wrong and what to write instead."""

from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA

LONGEST_QUOTE = 60
"""Characters of a file that a message repeats."""


class Severity(StrEnum):
    """An error keeps the knowledge base from being used; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake.

    Args:
        file: Path of the file, relative to the knowledge folder.
        line: Line, counted from 1.
        column: Column, counted from 1.
        message: What is wrong, and what to write instead.
        severity: Whether it stops the knowledge base from being used.
    """

    file: str
    line: int
    column: int
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message}"


def quoted(text: str) -> str:
    """Text from a file as a message shows it: in quotation marks, in one line, not too long.

    Args:
        text: What was written.

    Returns:
        Its first 60 characters; control characters and the like are spelt out.
    """
    return repr(text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + " ...")


def did_you_mean(word: str, known: list[str] | set[str] | tuple[str, ...]) -> str:
    """A hint at the nearest known word, or an empty string when none is near.

    Args:
        word: What was written.
        known: What may be written.

    Returns:
        ``"; did you mean 'x'?"`` or ``""``.
    """
    limit = max(2, len(word) // 3)
    best = process.extractOne(word, sorted(known), scorer=OSA.distance, score_cutoff=limit)
    return f"; did you mean {best[0]!r}?" if best else ""
