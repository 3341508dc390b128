"""Why an answer came about."""

from bot.conversation.senpai import Senpai
from bot.understanding.explain import NEIGHBOURS, explained


def test_a_phrasing_is_its_own_nearest_neighbour(senpai: Senpai) -> None:
    for entry in senpai.knowledge.entries.values():
        text = entry.phrasings[0]
        first, *_ = explained(senpai.understanding, text)
        assert len(first.neighbours) == NEIGHBOURS
        nearest = first.neighbours[0]
        assert nearest.owner == entry.id
        assert nearest.similarity > 0.9
        similarities = [neighbour.similarity for neighbour in first.neighbours]
        assert similarities == sorted(similarities, reverse=True)


def test_corrections_are_told(senpai: Senpai) -> None:
    first, *_ = explained(senpai.understanding, "eikaiwwa salary")
    assert [(c.typed, c.read_as) for c in first.corrections] == [("eikaiwwa", "eikaiwa")]


def test_a_message_without_words_has_no_asks(senpai: Senpai) -> None:
    assert list(explained(senpai.understanding, "???")) == []
