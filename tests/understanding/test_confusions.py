"""Entries that steal each other's questions."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from bot.conversation.senpai import Senpai
from bot.knowledge.base import Knowledge
from bot.knowledge.load import load
from bot.understanding.confusions import FOLDS, Confusions, Pair, confusions


def nothing(texts, _tell) -> np.ndarray:
    return np.zeros((len(texts), 0), dtype=np.float32)


def look(knowledge: Knowledge) -> Confusions:
    return confusions(knowledge, frozenset(), nothing, lambda _doing, _done: None)


def between(found: Confusions, one: str, other: str) -> Pair | None:
    for pair in found.pairs:
        if {pair.directions[0].loser, pair.directions[0].winner} == {one, other}:
            return pair
    return None


@dataclass(frozen=True, slots=True)
class Two:
    """Two entries of the small knowledge base."""

    one: str
    other: str


@pytest.fixture(scope="module")
def knowledge(small_knowledge: Path) -> Knowledge:
    loaded = load(small_knowledge, date(2026, 11, 24))
    assert loaded.knowledge
    return loaded.knowledge


@pytest.fixture(scope="module")
def two(knowledge: Knowledge) -> Two:
    one, other, *_ = knowledge.entries
    return Two(one, other)


def with_phrasings(knowledge: Knowledge, **phrasings: list[str]) -> Knowledge:
    entries = dict(knowledge.entries)
    for name, texts in phrasings.items():
        key = name.replace("_", "-")
        entries[key] = entries[key].model_copy(update={"phrasings": texts})
    return knowledge.model_copy(update={"entries": entries})


def test_every_phrasing_is_asked_once(knowledge: Knowledge) -> None:
    told: list[float] = []
    found = confusions(knowledge, frozenset(), nothing, lambda _doing, done: told.append(done))
    assert found.asked == sum(len(entry.phrasings) for entry in knowledge.entries.values())
    lost = sum(pair.lost for pair in found.pairs)
    assert found.right == found.asked - lost
    assert found.right > found.asked / 2
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert [pair.lost for pair in found.pairs] == sorted(
        (pair.lost for pair in found.pairs), reverse=True
    )


def test_a_word_that_one_entry_alone_uses_draws_the_questions_of_another(
    knowledge: Knowledge, two: Two
) -> None:
    # One phrasing in each round uses the word of the other entry; nothing else is shared.
    asks = [f"zebra giraffe {word}" for word in ("alpha", "beta", "gamma", "delta")]
    own = [f"penguin {word}" for word in ("one", "two", "three", "four", "five", "six", "seven")]
    theirs = [f"zebra giraffe lion {number}" for number in range(15)]
    texts = {
        two.one.replace("-", "_"): [*asks[:1], *own, *own[:3]],
        two.other.replace("-", "_"): theirs,
    }
    found = look(with_phrasings(knowledge, **texts))
    pair = between(found, two.one, two.other)
    assert pair is not None
    direction = next(one for one in pair.directions if one.loser == two.one)
    assert direction.lost == 1
    assert direction.worst[0].text == "zebra giraffe alpha"
    assert direction.worst[0].nearest.startswith("zebra giraffe lion")
    assert {"zebra", "giraffe"} == {pull.word for pull in direction.words}
    assert {(pull.here, pull.there) for pull in direction.words} == {(1, 15)}
    assert sum(pull.share for pull in direction.words) > 0.8
    assert direction.by_meaning == 0.0


def test_the_same_phrasing_under_two_entries_is_told(knowledge: Knowledge, two: Two) -> None:
    same = [f"{word} umbrella" for word in ("red", "blue", "green", "black")] * 2
    texts = {
        two.one.replace("-", "_"): [*same, *(f"castle {n}" for n in range(8))],
        two.other.replace("-", "_"): [*same, *(f"bridge {n}" for n in range(8))],
    }
    found = look(with_phrasings(knowledge, **texts))
    pair = between(found, two.one, two.other)
    assert pair is not None
    assert pair.lost >= FOLDS
    assert found.often >= 1
    stolen = [one for direction in pair.directions for one in direction.worst]
    assert all(one.text.endswith("umbrella") for one in stolen)
    assert max(one.similarity for one in stolen) > 0.99


def test_the_result_is_the_same_each_time(knowledge: Knowledge) -> None:
    assert look(knowledge) == look(knowledge)


def test_sentences_count_too(senpai: Senpai, knowledge: Knowledge) -> None:
    sentences = senpai.understanding.matcher._sentences
    if not sentences.size:
        pytest.skip("no sentence model installed")
    found = confusions(
        knowledge,
        frozenset(),
        lambda texts, _tell: sentences.vectors(texts),
        lambda _doing, _done: None,
    )
    assert any(one.by_meaning > 0 for pair in found.pairs for one in pair.directions)
