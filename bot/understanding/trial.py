"""How well questions with known answers are understood."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.knowledge.trials import TrialQuestion
from bot.understanding.understand import OFFERS, Kind, Understanding


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a question.

    Args:
        question: The question.
        answered: Entries that were given as answers.
        offered: Entries that were offered under "did you mean".
        ranked: The best candidates of each of its asks, first choices first.
    """

    question: TrialQuestion
    answered: tuple[str, ...]
    offered: tuple[str, ...]
    ranked: tuple[str, ...]
    asks: int

    @property
    def right(self) -> frozenset[str]:
        """Entries that answer it."""
        return frozenset({self.question.expect, *self.question.also} - {None})  # type: ignore[arg-type]

    @property
    def in_scope(self) -> bool:
        """Whether any of our entries answers it."""
        return self.question.expect is not None

    @property
    def top1(self) -> bool:
        """Whether a right entry is the first choice for one of its asks."""
        return bool(self.right & set(self.ranked[: max(1, self.asks)]))

    @property
    def top3(self) -> bool:
        """Whether a right entry is among the first three for one of its asks."""
        return bool(self.right & set(self.ranked))

    @property
    def answered_rightly(self) -> bool:
        """Whether a right entry was given as an answer."""
        return bool(self.right & set(self.answered))

    @property
    def answered_wrongly(self) -> bool:
        """Whether something was answered, and nothing of it right."""
        return bool(self.answered) and not self.answered_rightly

    @property
    def offered_rightly(self) -> bool:
        """Whether nothing was answered and a right entry could be pressed."""
        return not self.answered and bool(self.right & set(self.offered))

    @property
    def misled(self) -> tuple[str, ...]:
        """Answers that must never be given to this question."""
        return tuple(name for name in self.answered if name in self.question.never)


def put(understanding: Understanding, question: TrialQuestion) -> Result:
    """Ask one question."""
    asks = understanding.understand(question.ask).asks
    firsts = [found.id for ask in asks for found in ask.ranked[:1]]
    others = [found.id for ask in asks for found in ask.ranked[1:OFFERS]]
    return Result(
        question,
        tuple(ask.ranked[0].id for ask in asks if ask.kind is Kind.ANSWER),
        tuple(found.id for a in asks if a.kind is Kind.OFFER for found in a.ranked[:OFFERS]),
        (*firsts, *others),
        len(asks),
    )


@dataclass(frozen=True, slots=True)
class Score:
    """Results added up; shares are 0..1, of the questions in scope unless said otherwise.

    Args:
        in_scope: Questions that one of our entries answers.
        top1: First choice right.
        top3: Right one among the first three.
        answered_rightly: Answered, and rightly.
        answered_wrongly: Answered, and wrongly.
        offered_rightly: The right one offered.
        out_of_scope: Questions that none of our entries answers.
        answered_falsely: Share of those that were answered all the same.
    """

    in_scope: int
    top1: float
    top3: float
    answered_rightly: float
    answered_wrongly: float
    offered_rightly: float
    out_of_scope: int
    answered_falsely: float

    @classmethod
    def of(cls, results: Iterable[Result]) -> "Score":
        """Add results up."""
        everything = list(results)
        inside = [one for one in everything if one.in_scope]
        outside = [one for one in everything if not one.in_scope]
        return cls(
            len(inside),
            _share([one.top1 for one in inside]),
            _share([one.top3 for one in inside]),
            _share([one.answered_rightly for one in inside]),
            _share([one.answered_wrongly for one in inside]),
            _share([one.offered_rightly for one in inside]),
            len(outside),
            _share([bool(one.answered) for one in outside]),
        )


def _share(facts: Sequence[bool]) -> float:
    return sum(facts) / len(facts) if facts else 0.0
