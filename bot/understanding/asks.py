"""Where one message holds several questions: its segments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_MESSAGE = 1500
"""Characters in which questions are looked for; after that only the whole is matched."""
SHORTEST_SEGMENT = 2
"""Words that a segment needs to be a question of its own."""
MOST_SEGMENTS = 12

_SENTENCE_END = re.compile(r"(?<=[?!;。?!])\s*|(?<=[.])\s+|\n+")
_QUESTION_WORDS = (
    "how|what|when|where|which|who|why|can|could|do|does|did|is|are|am|will|would|should|may|"
    "must|need|paano|magkano|pwede|kailan|saan|ano|bakit|may|bagaimana|berapa|apakah|bisa|kapan|"
    "kya|kaise|kitna"
)
_AND_QUESTION = re.compile(
    rf",?\s+(?:and|or|tapos|dan|aur)\s+(?=(?:{_QUESTION_WORDS})\b)", re.IGNORECASE
)
_STARTS_LIKE_QUESTION = re.compile(rf"\W*(?:{_QUESTION_WORDS})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a message.

    Args:
        text: The part as typed.
        asks: Whether it looks like a question (question mark, question word, or a joiner before).
    """

    text: str
    asks: bool


def segments(text: str, joiners: Sequence[str]) -> list[Segment]:
    """Split a message where a new question may begin.

    Args:
        text: The message as typed.
        joiners: Phrases that join two questions ("also", "another question").

    Returns:
        Its parts in order; a single part when there is nothing to split at.
    """
    if len(text) > LONGEST_MESSAGE:
        return [Segment(text, asks=True)]
    joined = re.compile(
        rf"[,.;]?\s*\b(?:{'|'.join(re.escape(word) for word in joiners)})\b[,:]?\s+",
        re.IGNORECASE,
    )
    parts: list[Segment] = []
    for sentence in _SENTENCE_END.split(text):
        for number, clause in enumerate(joined.split(sentence)):
            marked = "?" in clause or "?" in clause or number > 0
            for piece in _AND_QUESTION.split(clause):
                piece = piece.strip(" ,;-")  # noqa: PLW2901
                if len(piece.split()) >= SHORTEST_SEGMENT or ("?" in piece and len(piece) > 3):
                    parts.append(
                        Segment(piece, asks=marked or bool(_STARTS_LIKE_QUESTION.match(piece)))
                    )
    return parts[:MOST_SEGMENTS] or [Segment(text, asks=True)]
