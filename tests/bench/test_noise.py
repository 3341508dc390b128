"""Typing mistakes: one or two letters, always the same ones."""

import random

from hypothesis import given
from hypothesis import strategies as some
from rapidfuzz.distance import OSA

from bench.noise import mistyped, noised

texts = some.text(alphabet=some.sampled_from("aabcxyzé 1?'"), max_size=20)


@given(texts, some.integers(0, 1000))
def test_one_or_two_letters_change(text: str, seed: int) -> None:
    typed = mistyped(text, random.Random(seed))
    if any(map(str.isalpha, text)):
        assert 1 <= OSA.distance(text, typed) <= 2
    else:
        assert typed == text


@given(texts, some.integers(0, 1000))
def test_only_letters_change(text: str, seed: int) -> None:
    def others(given: str) -> str:
        return "".join(char for char in given if not char.isalpha())

    assert others(mistyped(text, random.Random(seed))) == others(text)


def test_the_same_on_every_run() -> None:
    meant = ["can i bring my wife", "how long does the coe take", "can i bring my wife"]
    typed = noised(meant)
    # Computed once and written down: another machine and Python make the same mistakes.
    assert typed == ["can i bring my wpife", "how long does the coe tfake", "can i brying my wife"]
    assert noised(meant, seed=1) != typed


def test_all_kinds_of_mistakes_come_up() -> None:
    lengths = {len(typed) - len("wages") for typed in noised(["wages"] * 200)}
    assert lengths == {-2, -1, 0, 1, 2}
    once = [typed for typed in noised(["wages"] * 200) if OSA.distance("wages", typed) == 1]
    assert 60 < len(once) < 140
    assert "awges" in once
