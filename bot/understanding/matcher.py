"""From the words of one question to ranked entries and a calibrated confidence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.understanding import confidence
from bot.understanding.model import Model
from bot.understanding.speller import Correction

CANDIDATES = 5
"""How many candidates are kept."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate: entry or small-talk id and its probability (0..1) among all classes."""

    id: str
    probability: float


@dataclass(frozen=True, slots=True)
class Match:
    """The result for one question.

    Args:
        words: The words as read, after spelling correction.
        corrections: What was corrected.
        ranked: Candidates, best first.
        confidence: Calibrated probability (0..1) that the best one is right.
    """

    words: tuple[str, ...]
    corrections: tuple[Correction, ...]
    ranked: tuple[Ranked, ...]
    confidence: float

    @property
    def best(self) -> str | None:
        """The best candidate's id; None when the question had no words."""
        return self.ranked[0].id if self.ranked else None


class Matcher:
    """Matches questions with a trained model.

    Args:
        model: What `bot.understanding.train` learnt.
    """

    def __init__(self, model: Model) -> None:
        self.model = model

    def match(self, words: Sequence[str]) -> Match:
        """Rank the entries for a question.

        Args:
            words: Its words, as `Reader.words` gives them.

        Returns:
            Candidates and confidence; without words, no candidates and confidence 0.
        """
        read, corrections = self.model.speller.correct(words)
        vector = self.model.featuriser.vector(read)
        if not read or not len(vector.index):
            return Match(tuple(read), tuple(corrections), (), 0.0)
        logs = self.model.log_probabilities(vector)
        signs = confidence.signs(
            logs,
            self.model.similarities(vector),
            self.model.examples_label,
            self.model.featuriser.coverage(read),
            len(read),
        )
        best = np.argsort(-logs, kind="stable")[:CANDIDATES]
        return Match(
            tuple(read),
            tuple(corrections),
            tuple(Ranked(self.model.labels[at], float(np.exp(logs[at]))) for at in best),
            confidence.confidence(signs, self.model.confidence_weights),
        )
