"""A knowledge folder becomes a knowledge base, or a list of everything that is wrong with it."""

import os
import stat
from pathlib import Path

import pytest

from bot.knowledge import cache
from bot.knowledge.files import MAX_FILES, SINGLE, read, signature
from bot.knowledge.load import load
from bot.knowledge.strict_yaml import MAX_BYTES
from tests.knowledge.folder import PRODUCT, TODAY, Folder

LAUGHS = "\n".join(
    [
        "a: &a [lol, lol]",
        *(
            f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}]"
            for a, b in zip("abcdefghi", "bcdefghij", strict=True)
        ),
    ]
)


def test_a_folder_without_mistakes(folder: Folder) -> None:
    loaded = folder.load()
    assert loaded.problems == ()
    assert loaded.knowledge is not None
    assert list(loaded.knowledge.entries) == ["jet-age", "jet-pay", "jet-what"]
    assert loaded.knowledge.sections["jet-age"] == "age"
    assert loaded.knowledge.by_topic_and_aspect["jet", "pay"] == "jet-pay"
    assert loaded.knowledge.facts["jet-pay-year"].amount.low == 4_020_000
    assert loaded.knowledge.site_name("https://www.jetprogramme.org/en/") == "JET Programme"


def test_the_product_has_no_errors() -> None:
    assert [str(error) for error in load(PRODUCT, TODAY).errors] == []


def test_text_stays_text(folder: Folder) -> None:
    for number, text in enumerate(("NO", "12:30", "010", "yes", "~", "1e3", "2026-02-30", "null")):
        folder.replace("answers/pay.yaml", f"question {number} about jet-pay", text)
    knowledge = folder.load().knowledge
    assert knowledge is not None
    assert knowledge.entries["jet-pay"].phrasings[:8] == [
        "NO",
        "12:30",
        "010",
        "yes",
        "~",
        "1e3",
        "2026-02-30",
        "null",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "answers/pay.yaml",
            "  topic: jet\n",
            "\ttopic: jet\n",
            (
                "answers/pay.yaml:4:1: error: a tab at the start of a line; "
                "use two spaces for each level instead"
            ),
        ),
        (
            "answers/pay.yaml",
            "  topic: jet\n",
            "  \u00a0topic: jet\n",
            "answers/pay.yaml:4:3: error: a blank U+00A0 at the start of a line; use plain spaces",
        ),
        (
            "answers/pay.yaml",
            "  topic: jet\n",
            "  topic: jet\n  title: Again\n",
            (
                "answers/pay.yaml:5:3: error: the key 'title' stands here twice (first in line 2); "
                "remove one of them"
            ),
        ),
        (
            "answers/pay.yaml",
            "  button:",
            "  buton:",
            "answers/pay.yaml:3:3: error: unknown key 'buton'; did you mean 'button'?",
        ),
        (
            "answers/pay.yaml",
            "  related: [jet-what, jet-age]\n",
            "  related: jet-what\n",
            (
                "answers/pay.yaml:21:12: error: related: expected a list, got 'jet-what'; "
                "write each item on its own line after '- '"
            ),
        ),
        (
            "facts/jet.yaml",
            "checked: 2026-11-22",
            "checked: 2026-02-30",
            (
                "facts/jet.yaml:7:12: error: checked: '2026-02-30' is not a day of the calendar; "
                "correct it"
            ),
        ),
        (
            "facts/jet.yaml",
            "checked: 2026-11-22",
            "checked: 22 Nov 2026",
            (
                "facts/jet.yaml:7:12: error: checked: '22 Nov 2026' is not a date; "
                "write year-month-day, such as 2026-11-22"
            ),
        ),
        (
            "facts/jet.yaml",
            "  sources: [https://jetprogramme.org/en/faq04/]\n",
            "",
            (
                "facts/jet.yaml:1:3: error: 'sources' is missing; add it "
                "(Pages that say so, the official ones first.)"
            ),
        ),
        (
            "facts/jet.yaml",
            "low: 4020000",
            "low: 4020000 yen",
            (
                "facts/jet.yaml:4:17: error: low: '4020000 yen' is not a number; "
                "write digits only, such as 250000"
            ),
        ),
        (
            "answers/pay.yaml",
            "facts: [jet-pay-year]",
            "facts: [jet-pay-yaer]",
            (
                "answers/pay.yaml:20:11: error: there is no fact 'jet-pay-yaer'; "
                "correct or remove it; did you mean 'jet-pay-year'?"
            ),
        ),
        (
            "routes/jet.yaml",
            "answer: jet-what",
            "answer: dispatch-alt",
            "routes/jet.yaml:4:9: error: there is no entry 'dispatch-alt'; correct or remove it",
        ),
        (
            "answers/pay.yaml",
            "- id: jet-pay\n",
            "- id: jet-age\n",
            (
                "answers/pay.yaml:1:7: error: the id 'jet-age' is taken (answers/age.yaml:1); "
                "choose another, or remove one of the two"
            ),
        ),
        (
            "answers/pay.yaml",
            "  short: >-",
            "  short: &x >-",
            (
                "answers/pay.yaml:6:10: error: an anchor (&x); remove it, "
                "and quote the text if it is text"
            ),
        ),
        (
            "answers/pay.yaml",
            'say: "Read the official page"',
            'say: "Read "the" official page"',
            (
                "answers/pay.yaml:18:19: error: a key or a list item was expected; "
                "check the indentation and the quotes of this line and the one above"
            ),
        ),
        (
            "ui/en.yaml",
            "start_topics: [jet-what, jet-pay]",
            "start_topics: [jet-what, jet-payy]",
            "there is no entry 'jet-payy'; correct or remove it; did you mean 'jet-pay'?",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_its_remedy(
    folder: Folder, file: str, old: str, new: str, problem: str
) -> None:
    folder.replace(file, old, new)
    assert problem in "\n".join(folder.problems())


@pytest.mark.parametrize(
    ("file", "data", "problem"),
    [
        (
            "facts/more.yaml",
            b"x" * 5_000_000,
            (
                "facts/more.yaml:1:1: error: the file has 5,000,000 bytes, the limit is 1,000,000; "
                "split it into several files"
            ),
        ),
        (
            "lexicon.yaml",
            LAUGHS.encode(),
            "lexicon.yaml:1:4: error: an anchor (&a); remove it, and quote the text if it is text",
        ),
        (
            "route_groups.yaml",
            b"[" * MAX_BYTES,
            "route_groups.yaml:1:14: error: nested deeper than 12 levels; flatten it",
        ),
        (
            "route_groups.yaml",
            b"{" * MAX_BYTES,
            "route_groups.yaml:1:2: error: a key must be a word; write 'name: value'",
        ),
        (
            "facts/more.yaml",
            b"- id: a\n---\n- id: b\n",
            "facts/more.yaml:2:1: error: a second document ('---'); use one file for each",
        ),
        (
            "facts/more.yaml",
            "- id: 日本\n  what: 語".encode() + b"\xff\n",
            "facts/more.yaml:2:10: error: this is not UTF-8; save the file as UTF-8",
        ),
        (
            "facts/more.yaml",
            "- id: a".encode("utf-16"),
            "facts/more.yaml:1:1: error: this is not UTF-8; save the file as UTF-8",
        ),
        (
            "facts/more.yaml",
            "- id: 日本\0\n".encode(),
            "facts/more.yaml:1:9: error: the character U+0000 may not stand in a file; remove it",
        ),
        (
            "facts/more.yaml",
            b"",
            "facts/more.yaml:1:1: error: the file is empty; write a list or remove the file",
        ),
        (
            "facts/more.yaml",
            b"id: a\n",
            "facts/more.yaml:1:1: error: this file must be a list; start each item with '- id: ...'",
        ),
        (
            "topics.yaml",
            b"- a\n",
            (
                "topics.yaml:1:1: error: file: expected keys with values, got a list; "
                "write 'key: value' lines"
            ),
        ),
        (
            "passports/ph.yaml",
            b"- id: a\n",
            (
                "passports/ph.yaml:1:1: error: nothing reads this file; rename it, "
                "or move it to one of answers, facts, employers, routes, nationalities, "
                "tests/questions, tests/people"
            ),
        ),
        (
            "topic.yaml",
            b"- id: a\n",
            (
                "topic.yaml:1:1: error: nothing reads this file; rename it, "
                "or move it to one of answers, facts, employers, routes, nationalities, "
                "tests/questions, tests/people; "
                "did you mean 'topics.yaml'?"
            ),
        ),
        (
            "facts/more.yml",
            b"- id: a\n",
            "facts/more.yml:1:1: error: nothing reads this file; name it 'facts/more.yaml'",
        ),
        (
            "facts/MORE.YAML",
            b"- id: a\n",
            "facts/MORE.YAML:1:1: error: nothing reads this file; name it 'facts/MORE.yaml'",
        ),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_file_that_is_wrong_as_a_whole(
    folder: Folder, file: str, data: bytes, problem: str
) -> None:
    folder.write(file, data)
    assert problem in folder.problems()


def test_all_mistakes_are_told_at_once_and_each_once(folder: Folder) -> None:
    folder.replace("answers/pay.yaml", "  title:", "  titel:")
    folder.replace("answers/what.yaml", "facts: [jet-pay-year]", "facts: [jet-rent]")
    folder.replace("facts/jet.yaml", "review: volatile", "review: often")
    folder.replace("facts/jet.yaml", "confidence: high", "confidence: hihg")
    folder.replace("topics.yaml", "names: [jet, jet programme]", "names: []")
    folder.write("lexicon.yaml", 'fillers: ["a]\njoiners: [b]\n')
    (folder.path / "sources.yaml").unlink()
    assert folder.problems() == [
        "answers/pay.yaml:1:3: error: 'title' is missing; add it (Heading of the answer.)",
        "answers/pay.yaml:2:3: error: unknown key 'titel'; did you mean 'title'?",
        "answers/what.yaml:20:11: error: there is no fact 'jet-rent'; correct or remove it",
        (
            "facts/jet.yaml:8:11: error: review: 'often' is not possible here; "
            "write one of: volatile, stable"
        ),
        (
            "facts/jet.yaml:9:15: error: confidence: 'hihg' is not possible here; "
            "write one of: high, medium, low; did you mean 'high'?"
        ),
        "lexicon.yaml:1:11: error: a quotation mark or bracket is never closed; close it",
        "sources.yaml:1:1: error: the file is missing; put it back",
        "topics.yaml:2:22: error: names: 0 given, at least 1 needed; add more",
    ]


@pytest.mark.parametrize("file", SINGLE)
def test_a_missing_file_is_one_mistake(folder: Folder, file: str) -> None:
    (folder.path / file).unlink()
    assert folder.problems() == [f"{file}:1:1: error: the file is missing; put it back"]


@pytest.mark.parametrize("file", [*SINGLE, "answers/pay.yaml", "facts/jet.yaml"])
def test_a_folder_where_a_file_should_be_is_one_mistake(folder: Folder, file: str) -> None:
    (folder.path / file).unlink()
    (folder.path / file).mkdir()
    assert folder.problems() == [
        f"{file}:1:1: error: cannot be read (not a file); check what it is and its permissions"
    ]


def test_a_pipe_is_not_waited_for(folder: Folder) -> None:
    os.mkfifo(folder.path / "facts" / "pipe.yaml")
    assert folder.problems()[0].startswith(
        "facts/pipe.yaml:1:1: error: cannot be read (not a file)"
    )


def test_a_link_that_leads_nowhere(folder: Folder) -> None:
    (folder.path / "facts" / "round.yaml").symlink_to("round.yaml")
    (problem,) = folder.problems()
    assert problem.startswith("facts/round.yaml:1:1: error: cannot be read (")


def test_an_unreadable_file(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = folder.path / "answers" / "pay.yaml"
    locked.chmod(0)
    really_read = Path.read_bytes

    def read_as_nobody(path: Path) -> bytes:
        """What reading is for people without root's rights."""
        if not stat.S_IMODE(path.stat().st_mode):
            raise PermissionError(13, "Permission denied")
        return really_read(path)

    monkeypatch.setattr(Path, "read_bytes", read_as_nobody)
    assert folder.problems() == [
        (
            "answers/pay.yaml:1:1: error: cannot be read (Permission denied); "
            "check what it is and its permissions"
        )
    ]


def test_a_name_that_cannot_be_shown(folder: Folder) -> None:
    name = os.fsencode(folder.path) + b"/facts/a\xff\x1b.yaml"
    with open(name, "wb"):  # noqa: PTH123 (a pathlib path would have to be decoded)
        pass
    (problem,) = folder.problems()
    assert problem.startswith(r"'facts/a\udcff\x1b.yaml':1:1: error: this name can't be shown")
    problem.encode()


def test_what_editors_leave_behind_is_not_read(folder: Folder) -> None:
    folder.write("answers/.pay.yaml.swp", b"\xff")
    folder.write("answers/.#pay.yaml", b"\xff")
    folder.write(".git/pay.yaml", b"\xff")
    folder.write("answers/pay.yaml~", b"\xff")
    assert folder.problems() == []


def test_too_many_files(folder: Folder) -> None:
    for number in range(MAX_FILES):
        folder.write(f"facts/{number:03}.yaml", "[]\n")
    assert any("is this the right folder?" in problem for problem in folder.problems())


def test_there_has_to_be_something_to_answer(folder: Folder) -> None:
    for path in (folder.path / "answers").iterdir():
        path.unlink()
    assert "answers:1:1: error: there is no answer; write one to a file in this folder" in (
        folder.problems()
    )


def test_no_folder_at_all(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere", tmp_path / "file"):
        (tmp_path / "file").touch()
        (problem,) = load(path, TODAY).problems
        assert str(problem) == f"{path}:1:1: error: no such folder; set SENPAI_KNOWLEDGE_DIR"


def test_the_digest_tells_states_apart(folder: Folder) -> None:
    first, signs = read(folder.path).digest, signature(folder.path)
    assert read(folder.path).digest == first
    folder.replace("facts/jet.yaml", "4,020,000 yen", "4,020,001 yen")
    second = read(folder.path).digest
    (folder.path / "facts/jet.yaml").rename(folder.path / "facts/other.yaml")
    third = read(folder.path).digest
    assert len({first, second, third}) == 3
    assert signature(folder.path) != signs


def test_the_cache_gives_back_what_was_loaded(folder: Folder, tmp_path: Path) -> None:
    knowledge = folder.load().knowledge
    assert knowledge is not None
    kept = cache.keep(tmp_path / "cache", knowledge)
    assert cache.read(tmp_path / "cache", knowledge.digest) == knowledge
    kept.write_bytes(kept.read_bytes()[:-9])
    assert cache.read(tmp_path / "cache", knowledge.digest) is None
    assert cache.read(tmp_path / "cache", "0" * 64) is None
