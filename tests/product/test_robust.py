"""How a question is typed does not change its answer: case, punctuation, politeness, typos.

Asked are test questions that get an answer. On 24 November 2026 between .98 and 1 of them kept it.
"""

import random
import string
from collections.abc import Callable
from datetime import date

import pytest

from bot.conversation.senpai import Senpai
from bot.knowledge.load import load
from bot.understanding.understand import Kind
from tests.product.conftest import KNOWLEDGE

pytestmark = pytest.mark.xdist_group("product")

QUESTIONS = 150
SHORTEST = 5
"""Letters of a word that a typo may hit; in shorter ones it makes another word."""


def answered(senpai: Senpai, text: str) -> set[str]:
    asks = senpai.understanding.understand(text).asks
    return {ask.ranked[0].id for ask in asks if ask.kind is Kind.ANSWER}


@pytest.fixture(scope="module")
def questions(product: Senpai) -> list[tuple[str, set[str]]]:
    """Questions with one answer each."""
    draft = load(KNOWLEDGE, date(2026, 11, 24)).draft
    assert draft is not None
    found = [(placed.item.ask, answered(product, placed.item.ask)) for placed in draft.questions]
    chosen = [(text, answers) for text, answers in found if len(answers) == 1]
    random.Random(1).shuffle(chosen)
    assert len(chosen) >= QUESTIONS
    return chosen[:QUESTIONS]


def kept(
    senpai: Senpai, questions: list[tuple[str, set[str]]], change: Callable[[str], str]
) -> float:
    """Share of questions with the same answer after a change."""
    same = sum(answered(senpai, change(text)) == answers for text, answers in questions)
    return same / len(questions)


def with_typos(count: int) -> Callable[[str], str]:
    chance = random.Random(count)

    def change(text: str) -> str:
        words = text.split(" ")
        long = [at for at, word in enumerate(words) if len(word) >= SHORTEST and word.isalpha()]
        for at in chance.sample(long, min(count, len(long))):
            word = words[at]
            place = chance.randrange(1, len(word) - 1)
            words[at] = chance.choice(
                [
                    word[:place] + word[place + 1 :],
                    word[:place] + chance.choice(string.ascii_lowercase) + word[place:],
                    word[:place] + word[place + 1] + word[place] + word[place + 2 :],
                ]
            )
        return " ".join(words)

    return change


@pytest.mark.parametrize(
    ("change", "at_least"),
    [
        (str.upper, 0.95),
        (lambda text: text.translate(str.maketrans("", "", "?!.,;:'\"")), 0.95),
        (lambda text: f"hello po, {text} please, thank you so much!!!", 0.93),
        (lambda text: f"  {text.replace(' ', '   ')} \n\n🙏🙏", 0.95),
        (with_typos(1), 0.95),
        (with_typos(2), 0.93),
    ],
    ids=["upper case", "no punctuation", "politeness", "blanks and emoji", "a typo", "two typos"],
)
def test_an_answer_stays(
    product: Senpai,
    questions: list[tuple[str, set[str]]],
    change: Callable[[str], str],
    at_least: float,
) -> None:
    assert kept(product, questions, change) >= at_least
