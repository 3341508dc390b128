"""YAML to paste for questions without an answer."""

from pathlib import Path

import pytest

from bot.understanding.drafts import draft
from bot.understanding.gaps import Asked, Gap, Near
from tests.knowledge.folder import Folder

HOSTILE = (
    '\'; DROP TABLE x; -- "quoted" {a: b} # no comment',
    "- id: other\n  title: x",
    "&anchor *alias !!python/object:os.system [1, 2",
    "true",
    "2026-11-22",
    "日本で猫 🐈 \N{RIGHT-TO-LEFT MARK}",
    "%TAG ! tag:x",
    "...",
)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A knowledge folder without any mistake."""
    return Folder(tmp_path / "knowledge")


def test_a_draft_of_a_new_answer_can_be_pasted(folder: Folder) -> None:
    knowledge = folder.load().knowledge
    assert knowledge
    plain = [f"can i bring pet number {number}" for number in range(12)]
    asked = tuple(Asked(text, 1) for text in (*plain, *HOSTILE))
    near = (Near("jet-pay", 0.1), Near("jet-what", 0.05))
    text = draft(Gap(asked, near), knowledge, 1)
    folder.write("answers/new.yaml", text)
    loaded = folder.load()
    assert [problem.message for problem in loaded.errors] == []
    assert loaded.knowledge
    new = loaded.knowledge.entries["bring-pet-number-0"]
    assert new.phrasings == [*plain, *(" ".join(text.split()) for text in HOSTILE)]
    assert new.related == ["jet-pay", "jet-what"]


def test_a_draft_of_phrasings_can_be_pasted(folder: Folder) -> None:
    knowledge = folder.load().knowledge
    assert knowledge
    before = knowledge.entries["jet-pay"].phrasings
    asked = (Asked("wie viel geld: 3", 4), Asked(before[0].upper(), 1), Asked(HOSTILE[0], 1))
    gap = Gap(asked, (Near("jet-pay", 0.6),))
    assert gap.belongs_to == "jet-pay"
    text = draft(gap, knowledge, 1)
    assert "answers/pay.yaml" in text
    assert "asked 6x in 3 wordings; nearest: jet-pay 0.60" in text
    file = "answers/pay.yaml"
    folder.write(file, "\n".join(folder.lines(file)) + text)
    loaded = folder.load().knowledge
    assert loaded
    assert loaded.entries["jet-pay"].phrasings == [*before, "wie viel geld: 3", HOSTILE[0]]


def test_an_id_that_is_taken_is_not_drafted_again(folder: Folder) -> None:
    knowledge = folder.load().knowledge
    assert knowledge
    gap = Gap((Asked("jet pay", 1),), (Near("jet-what", 0.1),))
    assert "id: jet-pay-7\n" in draft(gap, knowledge, 7)
    assert "id: new\n" in draft(Gap((Asked("日本", 1),), ()), knowledge, 7)
