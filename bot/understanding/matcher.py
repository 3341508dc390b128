"""From the words of one question to ranked entries and a calibrated confidence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.understanding import confidence
from bot.understanding.features import vector
from bot.understanding.model import Model
from bot.understanding.sentences import Sentences
from bot.understanding.speller import Correction

CANDIDATES = 12
"""How many candidates are kept, small talk among them."""


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
        ours: Calibrated probability (0..1) that the question is one of ours at all.
    """

    words: tuple[str, ...]
    corrections: tuple[Correction, ...]
    ranked: tuple[Ranked, ...]
    confidence: float
    ours: float

    @property
    def best(self) -> str | None:
        """The best candidate's id; None when the question had no words."""
        return self.ranked[0].id if self.ranked else None


class Matcher:
    """Matches questions with a trained model.

    Args:
        model: What `bot.understanding.train` learnt.
        sentences: The sentence model that it was trained with.

    Raises:
        ValueError: The model was trained with another sentence model.
    """

    def __init__(self, model: Model, sentences: Sentences) -> None:
        if model.sentences != sentences.name:
            raise ValueError(f"trained with {model.sentences!r}, but {sentences.name!r} is here")
        self.model = model
        self._sentences = sentences

    def match(self, words: Sequence[str]) -> Match:
        """Rank the entries for a question; see `match_all`."""
        return self.match_all([words])[0]

    def match_all(self, questions: Sequence[Sequence[str]]) -> list[Match]:
        """Rank the entries for some questions; quicker than one after another.

        Args:
            questions: The words of each, as `Reader.words` gives them.

        Returns:
            Candidates and confidence of each; without words, no candidates and confidence 0.
        """
        read = [self.model.speller.correct(words) for words in questions]
        dense = self._sentences.vectors([" ".join(words) for words, _ in read])
        return [
            self._match(words, corrections, row)
            for (words, corrections), row in zip(read, dense, strict=True)
        ]

    def similarities(self, words: Sequence[str]) -> NDArray[np.float64]:
        """How near a question is to each training example: words and sentence together (0..1)."""
        read, _ = self.model.speller.correct(words)
        question = vector(self.model.featuriser, read, self._sentences.vectors([" ".join(read)])[0])
        near = self.model.similarities(question)
        return (
            (near + self.model.sentence_similarities(question)) / 2 if len(question.dense) else near
        )

    def _match(
        self,
        words: Sequence[str],
        corrections: Sequence[Correction],
        sentence: NDArray[np.float32],
    ) -> Match:
        question = vector(self.model.featuriser, words, sentence)
        if not len(question.index):
            return Match(tuple(words), tuple(corrections), (), 0.0, 0.0)
        logs, signs = self.model.judged(question)
        best = np.argsort(-logs[:-1], kind="stable")[:CANDIDATES]
        return Match(
            tuple(words),
            tuple(corrections),
            tuple(Ranked(self.model.labels[at], float(np.exp(logs[at]))) for at in best),
            confidence.probability(signs, self.model.confidence_weights),
            confidence.probability(signs, self.model.scope_weights),
        )
