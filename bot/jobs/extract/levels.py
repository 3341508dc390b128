"""Levels of a language, and where the text is about Japanese or about English."""

import re

from bot.jobs.extract.phrases import any_of
from bot.jobs.listing import Level

LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("native", any_of(r"\bnative\b", r"\bmother tongue\b", r"ネイティブ|母語|母国語")),
    (
        "fluent",
        any_of(
            r"\bfluen(?:t|cy)\b",
            r"\bproficient\b",
            r"\badvanced\b",
            r"\bbilingual\b",
            r"\bhigh(?:ly)? level\b",
            r"\bexcellent\b",
            r"\bstrong\b",
            r"\bsufficient\b[^.;]{0,30}\b(?:teach|administ|duties|perform|university|work|committee)\w*",
            r"流暢|上級|堪能",
        ),
    ),
    (
        "business",
        any_of(
            r"\bbusiness\b",
            r"\bworking (?:level|proficiency|knowledge)\b",
            r"\bprofessional\b",
            r"\bsufficient\b",
            r"\bmeetings\b",
            r"ビジネス",
        ),
    ),
    (
        "conversational",
        any_of(
            r"\bconversation\w*\b",
            r"\bintermediate\b",
            r"\bdaily\b",
            r"\beveryday\b",
            r"\bcommunicat\w+\b",
            r"日常会話|会話レベル|中級",
        ),
    ),
    (
        "basic",
        any_of(
            r"\b(?:basic|elementary|beginners?|simple|some|minimal|survival|little)\b",
            r"基礎|初級|簡単",
        ),
    ),
)
"""Words for levels, strongest claim first."""
JLPT = any_of(
    r"(?<![A-Za-z0-9])N\s?([1-5])(?![0-9A-Za-z])",
    r"\bJLPT\s*(?:level\s*)?([1-5])\b",
    r"日本語能力試験\s*([1-5])級",
)
JAPANESE = any_of(
    r"\bjapanese(?=[\W_]|$)",
    r"\bnihongo\b",
    r"\bnihon-?go\b",
    r"\bmag-?nihongo\b",
    r"日本語",
    r"日常会話",
    r"\bJLPT\b",
    r"japanese_level",
)
ENGLISH = re.compile(r"\benglish\b|英語", re.IGNORECASE)


def level_word(text: str) -> Level | None:
    """The level that a text names: what stands before the word "level", else the strongest word."""
    named = re.search(r"([\w-]+)[ -]level\b|([ァ-ヴー]+|日常会話)レベル", text, re.IGNORECASE)
    for words in ([named[0]] if named else []), [text]:
        for level, pattern in LEVELS:
            if words and pattern.search(words[0]):
                return level
    return None


def jlpt_level(found: re.Match[str]) -> Level:
    """The level of a match of `JLPT`."""
    return f"N{found[1] or found[2] or found[3]}"  # type: ignore[return-value]
