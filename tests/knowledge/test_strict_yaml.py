"""Text stays text, and mistakes have a place."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.strict_yaml import MAX_BYTES, parse

PIECES = [
    *(bytes([char]) for char in b"ab \n\n\t\r\0\x1b:-?[]{},#&*!|>'\"%@`~\\<.\xff\xe3"),
    *(b"- ", b": ", b"? ", b"---\n", b"...\n", b"&a ", b"*a ", b"!!b ", b">-\n", b"%YAML 1.1\n"),
    *(char.encode() for char in "日\u3000\x85\u2028\ufeff\U0001f600"),
    *(b"  key: value\n", b"- item\n", b"<<: ", rb'"\u0041"', rb'"\ud800"', b"[" * 14),
]


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
        (b"a: 'open\nb: c\n", (1, 4), "never closed"),
        (b"a: [b\nc: d\n", (1, 4), "close the bracket"),
        (b"a: [b c: d e: f]\n", (1, 13), "quotes"),
        (b"a: *bold* text\n", (1, 9), "may not start with '*'"),
        (b"a: &b c\n", (1, 4), "anchor"),
        (b"a: & co\n", (1, 5), "may not start with '&'"),
        (b"a: @home\n", (1, 4), "may not start with '@'"),
        (b"a: `x`\n", (1, 4), "may not start with '`'"),
        (b"a: > b\n", (1, 6), "begin it on the next line"),
        (b"a: - b\n", (1, 4), "on a line of its own"),
        (b'a: "he said "hi" there"\n', (1, 14), "check the indentation and the quotes"),
        (b'a: "c:\\dir"\n', (1, 7), "write it twice"),
        (b"a: b\n  c: d\n", (2, 4), "indented further"),
        (b"- a: b\n c: d\n", (2, 2), "align it with its neighbours"),
        (b"a: b\n- c\n", (2, 1), "a key or a list item was expected"),
        (b"? [a]\n: b\n", (1, 3), "a key must be a word"),
        (b"&k a: b\n", (1, 1), "anchor"),
        (b"a: !<x%1b> b\n", (1, 4), r"'x\x1b'"),
        (b"<<: *x\n", (1, 5), "alias"),
        (b"a: b\x07\n", (1, 5), "U+0007"),
        ("日本: 語\x00\n".encode(), (1, 6), "U+0000"),
        ("\u3000a: b\n".encode(), (1, 1), "U+3000"),
        (b"\xef\xbb\xbfa: \xff\n", (1, 4), "UTF-8"),
        (b"a\n...\n---\nb\n", (3, 1), "second document"),
        (b"a: " + b"[" * 20 + b"\n", (1, 16), "flatten"),
        (b"a:\n", (1, 3), "nothing is written"),
        (b"a: \xff\n", (1, 4), "UTF-8"),
        (b"", (1, 1), "empty"),
    ],
)
def test_mistakes_name_place_and_remedy(text: bytes, place: tuple[int, int], words: str) -> None:
    problems = parse("a.yaml", text).problems
    assert [(p.line, p.column) for p in problems] == [place]
    assert words in problems[0].message


def test_mistakes_in_long_text_are_short() -> None:
    key = "k" * 900
    for text in (f"? {key}\n: a\n? {key}\n: b\n", f"a: !<{key}> b\n"):
        (problem,) = parse("a.yaml", text.encode()).problems
        assert len(problem.message) < 200


@pytest.mark.parametrize("parser", [yaml.SafeLoader, yaml.CSafeLoader])
@given(st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join))
def test_any_bytes_give_a_tree_or_a_problem_with_a_place(
    parser: type[yaml.SafeLoader], data: bytes
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.knowledge.strict_yaml._Parser", parser)
        document = parse("a.yaml", data)
    assert document.root is not None or document.problems
    for problem in document.problems:
        assert 1 <= problem.line <= len(re.split(rb"[\n\r\x85]|\xe2\x80[\xa8\xa9]", data)) + 1
        assert problem.column >= 1
        assert problem.message.isprintable()


def test_large_files_are_refused() -> None:
    problems = parse("a.yaml", b"x" * (MAX_BYTES + 1)).problems
    assert "limit" in problems[0].message
