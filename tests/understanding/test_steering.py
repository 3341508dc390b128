"""What is known of the person steers the choice."""

from typing import Any

from bot.conversation.senpai import Senpai
from bot.understanding.matcher import Ranked
from bot.understanding.steering import for_citizens

RANKED = (Ranked("ph-rule", 0.6), Ranked("general", 0.3), Ranked("np-rule", 0.1))


def entries(senpai: Senpai) -> dict[str, Any]:
    (any_entry, *_) = senpai.knowledge.entries.values()
    return {
        "ph-rule": any_entry.model_copy(update={"countries": frozenset({"PH"})}),
        "np-rule": any_entry.model_copy(update={"countries": frozenset({"NP"})}),
        "general": any_entry,
    }


def test_an_entry_for_others_comes_last(senpai: Senpai) -> None:
    ids = [found.id for found in for_citizens(RANKED, entries(senpai), {"NP"})]
    assert ids == ["general", "np-rule", "ph-rule"]


def test_ones_own_entry_stays_where_it_is(senpai: Senpai) -> None:
    ids = [found.id for found in for_citizens(RANKED, entries(senpai), {"PH", "US"})]
    assert ids == ["ph-rule", "general", "np-rule"]


def test_without_a_nationality_nothing_changes(senpai: Senpai) -> None:
    assert for_citizens(RANKED, entries(senpai), ()) == RANKED
