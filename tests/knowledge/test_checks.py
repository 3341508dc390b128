"""What has to fit together across files."""

from datetime import date, timedelta

import pytest

from tests.knowledge.folder import TODAY, Folder


def only(folder: Folder) -> str:
    (problem,) = folder.problems()
    return problem


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "answers/pay.yaml",
            "related: [jet-what, jet-age]",
            "related: [jet-what, jet-aeg]",
            (
                "21:23: error: there is no entry 'jet-aeg'; correct or remove it; "
                "did you mean 'jet-age'?"
            ),
        ),
        (
            "answers/pay.yaml",
            "related: [jet-what, jet-age]",
            "related: [jet-what, jet-pay]",
            "21:23: error: an entry is not related to itself; remove it",
        ),
        (
            "answers/pay.yaml",
            "answer: jet-what",
            "answer: rent",
            "17:15: error: there is no entry 'rent'; correct or remove it",
        ),
        (
            "answers/pay.yaml",
            "topic: jet",
            "topic: jett",
            "4:10: error: there is no topic 'jett'; correct or remove it; did you mean 'jet'?",
        ),
        (
            "answers/pay.yaml",
            "aspect: pay",
            "aspect: holidays",
            "5:11: error: there is no aspect 'holidays'; correct or remove it",
        ),
        (
            "answers/pay.yaml",
            "aspect: pay",
            "aspect: age",
            (
                "5:11: error: 'jet-age' answers aspect 'age' of 'jet' already; "
                "remove `aspect` from one of them"
            ),
        ),
        (
            "answers/pay.yaml",
            "  topic: jet\n",
            "",
            "4:3: error: an aspect needs a topic; add `topic:`",
        ),
        (
            "answers/pay.yaml",
            "question 0 about jet-pay",
            "Question 0, about JET age?",
            (
                "23:7: error: the phrasing 'Question 0, about JET age?' stands under 'jet-age' too; "
                "keep it in one place only"
            ),
        ),
        (
            "answers/pay.yaml",
            "question 0 about jet-pay",
            "What is the weather?",
            (
                "23:7: error: the phrasing 'What is the weather?' stands under "
                "'out_of_scope.yaml' too; keep it in one place only"
            ),
        ),
        (
            "answers/pay.yaml",
            "- *First*: one",
            "- *First: one",
            "9:11: error: a '*' has no partner; write *bold* or remove it",
        ),
        (
            "answers/pay.yaml",
            "This is the answer",
            "<b>This is the answer",
            (
                "6:10: error: only *bold* and '- ' lists are formatting; "
                "put links under `next:` with url, or into facts"
            ),
        ),
        (
            "answers/pay.yaml",
            "And a closing line",
            "See https://jetprogramme.org and a closing line",
            (
                "9:11: error: only *bold* and '- ' lists are formatting; "
                "put links under `next:` with url, or into facts"
            ),
        ),
        (
            "answers/pay.yaml",
            "    And a closing line that says where the limits of our knowledge are on this.\n",
            "    " + "word " * 110 + "\n",
            "9:11: warning: the answer has 182 words; 60 to 165 fit a phone",
        ),
        (
            "answers/age.yaml",
            "facts: [jet-age]",
            "facts: []",
            (
                "facts/jet.yaml:10:7: warning: no answer uses the fact 'jet-age'; "
                "name it under `facts:` or remove it"
            ),
        ),
        (
            "facts/jet.yaml",
            "checked: 2026-11-22",
            "checked: 2026-11-25",
            (
                "7:12: error: checked on 25 Nov 2026, which is still to come; "
                "write the day it was really checked"
            ),
        ),
        (
            "small_talk.yaml",
            "answers: [jet-what]",
            "answers: [jet-waht]",
            (
                "3:13: error: there is no entry 'jet-waht'; correct or remove it; "
                "did you mean 'jet-what'?"
            ),
        ),
        (
            "small_talk.yaml",
            "answers: [jet-what]",
            "facts: [helpline]",
            "3:11: error: there is no fact 'helpline'; correct or remove it",
        ),
        (
            "small_talk.yaml",
            "id: talk-thanks",
            "id: jet-what",
            (
                "1:7: error: the id 'jet-what' is taken (answers/what.yaml:1); "
                "choose another, or remove one of the two"
            ),
        ),
        (
            "topics.yaml",
            "id: eikaiwa",
            "id: jet",
            (
                "3:10: error: the id 'jet' is taken (topics.yaml:2); "
                "choose another, or remove one of the two"
            ),
        ),
        (
            "ui/en.yaml",
            "start_topics: [jet-what, jet-pay]",
            "start_topics: [jet-what, gone]",
            "warning: there is no entry 'gone'; correct or remove it",
        ),
    ],
    ids=lambda value: str(value)[:32],
)
def test_what_does_not_fit(folder: Folder, file: str, old: str, new: str, problem: str) -> None:
    folder.replace(file, old, new)
    found = only(folder)
    assert problem in found
    assert problem.startswith("facts/") or found.startswith(f"{file}:")


@pytest.mark.parametrize(("review", "days"), [("volatile", 90), ("stable", 365)])
def test_a_review_is_due_after_its_last_day(folder: Folder, review: str, days: int) -> None:
    folder.replace("facts/jet.yaml", "review: volatile", f"review: {review}")
    folder.replace("facts/jet.yaml", "review: stable", f"review: {review}")
    due = date(2026, 11, 22) + timedelta(days=days)
    assert folder.problems(due) == []
    late = folder.load(due + timedelta(days=1))
    assert late.knowledge is not None
    assert [problem.line for problem in late.problems] == [7, 16]
    assert "the review was due on" in late.problems[0].message
    assert "https://jetprogramme.org/en/faq04/" in late.problems[0].message


def test_warnings_do_not_keep_a_knowledge_base_from_being_used(folder: Folder) -> None:
    folder.replace("answers/age.yaml", "facts: [jet-age]", "facts: []")
    loaded = folder.load()
    assert loaded.knowledge is not None
    assert len(loaded.problems) == 1
    assert loaded.errors == ()


@pytest.mark.parametrize("file", ["answers/pay.yaml", "facts/jet.yaml", "topics.yaml"])
@pytest.mark.parametrize("broken", [b'- "', b"\xff", b"", b"- id: [", b"x: y\n"])
def test_what_cannot_be_read_is_not_said_to_be_missing(
    folder: Folder, file: str, broken: bytes
) -> None:
    folder.write(file, broken)
    problems = folder.load(TODAY).problems
    assert {problem.file for problem in problems} == {file}


def test_a_broken_item_is_not_said_to_be_missing(folder: Folder) -> None:
    folder.replace("answers/what.yaml", "  title:", "  tilte:")
    folder.replace("facts/jet.yaml", "review: stable", "review: never")
    assert {problem.split(":")[0] for problem in folder.problems()} == {
        "answers/what.yaml",
        "facts/jet.yaml",
    }
