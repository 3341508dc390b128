"""What every engine is taught and asked, and how it answers."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.knowledge.base import Knowledge


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what is right.

    Args:
        text: As asked.
        right: Ids of which each is right; none at all for a question out of scope.
        noised: The same question with typing mistakes.
    """

    text: str
    right: frozenset[str]
    noised: str


@dataclass(frozen=True, slots=True)
class Task:
    """A set of phrasings to learn, and questions to ask after that.

    Args:
        name: What it is called in tables.
        phrasings: (id, text) of each.
        out_of_scope: Messages that must not be answered, for engines that can learn from them.
        questions: What is asked; none of them is among the phrasings.
        knowledge: A knowledge base that holds the phrasings, for our engine.
    """

    name: str
    phrasings: tuple[tuple[str, str], ...]
    out_of_scope: tuple[str, ...]
    questions: tuple[Question, ...]
    knowledge: Knowledge


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine makes of a question.

    Args:
        ranked: Ids, best first.
        score: How sure it is of the first; higher is surer, on any scale.
    """

    ranked: tuple[str, ...]
    score: float


NOTHING = Answer((), float("-inf"))
"""No candidate at all."""

Engine = Callable[[str], Answer]
"""A taught engine."""

Tell = Callable[[str, float], None]
"""Told what is being done and how much of it is done (0..1)."""
