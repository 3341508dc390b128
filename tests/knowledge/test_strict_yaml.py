"""Text stays text, and mistakes have a place."""

import pytest

from bot.knowledge.strict_yaml import MAX_BYTES, parse


def test_scalars_stay_text() -> None:
    document = parse("a.yaml", b"- NO\n- 12:30\n- 010\n- 2026-04-01\n- yes\n- ~\n")
    assert document.root == ["NO", "12:30", "010", "2026-04-01", "yes", "~"]
    assert not document.problems


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (b"a: 1\nb: 2\na: 3\n", (3, 1), "stands here twice"),
        (b"a:\n\tb: 1\n", (2, 1), "tab"),
        (b"a: &x [1]\nb: 2\n", (1, 4), "anchor"),
        (b"a: *x\n", (1, 4), "alias"),
        (b"a: !!int 3\n", (1, 4), "tag"),
        (b"a: b: c\n", (1, 5), "double quotes"),
        (b"a: 'open\n", (2, 1), "never closed"),
        (b"a:\n", (1, 3), "nothing is written"),
        (b"a: \xff\n", (1, 4), "UTF-8"),
        (b"", (1, 1), "empty"),
    ],
)
def test_mistakes_name_place_and_remedy(text: bytes, place: tuple[int, int], words: str) -> None:
    problems = parse("a.yaml", text).problems
    assert [(p.line, p.column) for p in problems] == [place]
    assert words in problems[0].message


def test_large_files_are_refused() -> None:
    problems = parse("a.yaml", b"x" * (MAX_BYTES + 1)).problems
    assert "limit" in problems[0].message
