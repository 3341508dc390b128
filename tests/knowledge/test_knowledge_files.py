"""Every file that is there is valid in itself."""

from datetime import date
from pathlib import Path

from bot.knowledge.load import load

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


def test_only_references_to_unwritten_entries_are_open() -> None:
    errors = load(KNOWLEDGE, date(2026, 11, 24)).errors
    others = [str(error) for error in errors if "there is no entry" not in error.message]
    assert others == []
