"""Which asks a message has, given how sure the matcher is of its parts."""

from collections.abc import Sequence

import pytest

from bot.conversation.senpai import Senpai
from bot.understanding.matcher import Match, Ranked
from bot.understanding.understand import Kind, Understanding

SURE, UNSURE, LOST = 0.99, None, 0.0
"""Confidences: above the threshold to answer, between it and the one to offer, below both."""


class Scripted:
    """A matcher that knows parts by a word in them: word to (entry, confidence)."""

    def __init__(self, understanding: Understanding, known: dict[str, tuple[str, float | None]]):
        self.model = understanding.matcher.model
        self._known = known

    def match(self, words: Sequence[str]) -> Match:
        return self.match_all([words])[0]

    def match_all(self, questions: Sequence[Sequence[str]]) -> list[Match]:
        return [self._one(words) for words in questions]

    def _one(self, words: Sequence[str]) -> Match:
        for word, (entry, confidence) in self._known.items():
            if word in words:
                # Unsure: surely one of ours, and no entry clearly the best.
                best = Ranked(entry, 0.3 if confidence is None else 0.9)
                sure = LOST if confidence is None else confidence
                return Match(tuple(words), (), (best,), sure, 1.0)
        return Match(tuple(words), (), (Ranked("meta-official-help", 0.1),), LOST, LOST)


@pytest.fixture
def kinds(senpai: Senpai, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    def understood(text: str, known: dict[str, tuple[str, float | None]]) -> list[tuple[Kind, str]]:
        understanding = senpai.understanding
        monkeypatch.setattr(understanding, "matcher", Scripted(understanding, known))
        return [(ask.kind, ask.ranked[0].id) for ask in understanding.understand(text).asks]

    return understood


PAY = {"salary": ("jet-pay", SURE)}


def test_two_sure_parts_are_two_asks(kinds) -> None:  # type: ignore[no-untyped-def]
    known = PAY | {"certificate": ("coe-time", SURE)}
    found = kinds("what is the salary? how long does the certificate take?", known)
    assert found == [(Kind.ANSWER, "jet-pay"), (Kind.ANSWER, "coe-time")]


def test_a_sure_and_an_unsure_part_are_an_answer_and_an_offer(kinds) -> None:  # type: ignore[no-untyped-def]
    known = PAY | {"papers": ("coe-time", UNSURE)}
    found = kinds("how about those papers of mine? and what is the salary?", known)
    assert found == [(Kind.OFFER, "coe-time"), (Kind.ANSWER, "jet-pay")]


def test_the_same_entry_twice_is_one_ask(kinds) -> None:  # type: ignore[no-untyped-def]
    known = PAY | {"money": ("jet-pay", UNSURE)}
    found = kinds("what is the salary? is it good money?", known)
    assert found == [(Kind.ANSWER, "jet-pay")]


def test_the_question_at_the_end_of_a_story_counts(kinds) -> None:  # type: ignore[no-untyped-def]
    story = "I sold my bike in spring. My cousin laughed at me. " * 3
    found = kinds(f"{story} what is the salary?", PAY | {"bike": ("coe-time", LOST)})
    assert found == [(Kind.ANSWER, "jet-pay")]
