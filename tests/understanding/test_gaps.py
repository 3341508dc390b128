"""Questions without an answer, in groups."""

import numpy as np
import pytest

from bot.conversation.senpai import Senpai
from bot.understanding.gaps import Asked, gaps, grouped
from bot.understanding.sentences import NoSentences, Sentences

PETS = (
    "can i bring my cat to japan",
    "bringing a cat to japan what papers",
    "papers to bring my cat into japan",
)
TAXI = ("is a taxi driver licence from oman valid", "taxi driver licence valid or not")


@pytest.fixture(params=["sentences", "words only"])
def sentences(request: pytest.FixtureRequest, senpai: Senpai) -> Sentences:
    if request.param == "words only":
        return NoSentences()
    return senpai.understanding.matcher._sentences


def test_groups_are_joined_by_their_mean() -> None:
    alike = np.eye(4)
    for one, other, value in ((0, 1, 0.9), (1, 2, 0.7), (0, 2, 0.5), (2, 3, 0.2)):
        alike[one, other] = alike[other, one] = value
    assert sorted(grouped(alike, 0.8)) == [[0, 1], [2], [3]]
    assert sorted(grouped(alike, 0.55)) == [[0, 1, 2], [3]]  # (.7 + .5) / 2 is enough
    assert sorted(grouped(alike, 0.65)) == [[0, 1], [2], [3]]
    assert grouped(np.eye(1), 0.5) == [[0]]
    assert grouped(np.zeros((0, 0)), 0.5) == []


def test_like_questions_come_together(senpai: Senpai, sentences: Sentences) -> None:
    asked = [Asked(text, 1) for text in (PETS[0], TAXI[0], PETS[1], TAXI[1], PETS[2])]
    asked.append(Asked("qwertz uiop", 9))
    found = gaps(senpai.understanding, sentences, asked)
    groups = [frozenset(one.question for one in gap.asked) for gap in found.gaps]
    still_open = {one for group in groups for one in group}
    assert frozenset(PETS) & still_open in groups
    assert frozenset(TAXI) & still_open in groups
    assert len(still_open & {*PETS, *TAXI}) >= 4
    # Asked most often first, whatever the number of wordings.
    assert [gap.times for gap in found.gaps] == sorted(
        (gap.times for gap in found.gaps), reverse=True
    )
    assert all(gap.nearest for gap in found.gaps)


def test_what_is_answered_by_now_is_left_out(senpai: Senpai, topics) -> None:
    answered = [Asked(question, 3) for question, _ in topics.questions[:2]]
    found = gaps(senpai.understanding, NoSentences(), [*answered, Asked("???", 1)])
    assert (found.gaps, found.settled, found.unreadable) == ((), 2, 1)


def test_nothing_asked_gives_no_gaps(senpai: Senpai, sentences: Sentences) -> None:
    assert gaps(senpai.understanding, sentences, []).gaps == ()
