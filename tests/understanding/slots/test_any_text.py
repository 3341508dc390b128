"""No text makes the reader fail, and what does not matter changes nothing."""

import json
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.slots import SlotReader, Slots

TODAY = date(2026, 11, 24)
PIECES = [
    "i am", "im", "from", "i have", "my", "as a", "in", "on", "no", "not", "both", "dual",
    "born", "or", "filipino", "india", "🇵🇭", "🇯🇵🇧🇷", "japan", "N3", "n4-n3", "japanese",
    "english", "passport", "usa", "27", "27yo", "1999", "2024", "3 years", "teaching", "chef",
    "ba", "phd", "degree", "student visa", "25man", "¥250k", "250k a month", "ielts 7.5",
    "publications", "2 publications", "savings", "here", "フィリピン人です", "日本語", "万", "คนไทย",
    "한국인", "ｶﾞｲｼﾞﾝ", "việt nam", "e\u0323", "\ud800", "\x00", ",", ".", "?", "!", "\n", "-",
    "/", "→", "(", "'", "’", "+2", "&", "single", "graduated", "wife",
]  # fmt: skip


def known(slots: Slots) -> dict[str, object]:
    return slots.told.known()


@settings(max_examples=300)
@given(text=st.text(max_size=400))
def test_any_characters(reader: SlotReader, text: str) -> None:
    reader.read(text, TODAY)


@settings(max_examples=500)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=60), glue=st.sampled_from([" ", "", ", "]))
def test_any_pieces(reader: SlotReader, pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    slots = reader.read(text, TODAY)
    for evidence in slots.evidence:
        assert text[evidence.span.start : evidence.span.end] == evidence.span.words


def test_the_longest_messages(reader: SlotReader) -> None:
    for piece in PIECES:
        reader.read((piece + " ") * (5000 // (len(piece) + 1)), TODAY)
        reader.read(piece * (5000 // len(piece)), TODAY)


def test_politeness_before_a_message_changes_nothing(reader: SlotReader) -> None:
    lines = (Path(__file__).parent / "messages_first.jsonl").read_text(encoding="utf-8")
    for line in lines.splitlines():
        text = json.loads(line)["text"]
        polite = known(reader.read(f"Hello senpai! {text}", TODAY))
        assert polite == known(reader.read(text, TODAY)), text
