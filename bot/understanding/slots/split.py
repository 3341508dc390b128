"""A message as words that know where they stand in it, and what stands between them."""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from enum import IntEnum

# Scripts that are written without spaces (Thai, Lao, Myanmar, Khmer, kana, Han, Hangul with its
# particles): a run is cut at the words the lexicon knows.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff々〆\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
# Vowel signs and accents are no letters to Python's \w.
_MARKS = "\u0300-\u036f\u0900-\u0dff"
_WORD = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    f"|(?P<run>[{_UNSPACED}]+)"
    r"|\+\d\b|&"
    rf"|\d+(?:[.,]\d+)*(?:[^\W\d_{_UNSPACED}][^\W_{_UNSPACED}]*)?"
    rf"|[^\W\d_{_UNSPACED}](?:[^\W_{_UNSPACED}]|[{_MARKS}]|['’`´](?=[^\W\d_]))*"
)
_APOSTROPHES = str.maketrans("", "", "'’`´")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_LATIN = str.maketrans({"đ": "d", "ı": "i", "ø": "o", "ł": "l", "æ": "ae"})
_LONGEST_RUN_WORD = 12
_ENDS = frozenset(".!?;\n。!?…")
_PARTS = frozenset(',、，|()[]{}•·→~"“”—–>')
_SENTENCE_WORD = 3
"""Letters that a word needs before a full stop without a space ends a sentence ("japan.i want")."""


class Gap(IntEnum):
    """What stands before a word."""

    NONE = 0
    COMMA = 1
    END = 2
    QUESTION = 3


@dataclass(slots=True)
class Word:
    """A word of a message.

    Args:
        text: Folded: small letters, no accents, no apostrophes.
        start: Index of its first character in the message.
        end: Index after its last character.
        gap: What stands between it and the word before.
        capital: Whether its first letter is a capital one.
        upper: Whether all its letters are.
    """

    text: str
    start: int
    end: int
    gap: Gap
    capital: bool
    upper: bool


def fold(word: str) -> str:
    """A word in the form in which words are compared."""
    if word.isascii():
        word = word.lower()
    else:
        word = unicodedata.normalize("NFKC", word).casefold()
        word = "".join(
            unicodedata.normalize("NFD", char)[0] if char < "ɐ" or "Ḁ" <= char <= "ỿ" else char
            for char in word
            if not "\u0300" <= char <= "\u036f"
        ).translate(_LATIN)
    if "'" in word or "’" in word or "`" in word or "´" in word:
        if word[:2] == "we" and word[2:] in {"'re", "’re", "`re", "´re"}:
            return "weare"  # not "were"
        word = word.translate(_APOSTROPHES)
    return _STRETCHED.sub(r"\1", word)


def split(text: str, known: Container[str]) -> list[Word]:
    """Split a message into words.

    Args:
        text: The message as typed; anything at all.
        known: Words of scripts without spaces at which a run may be cut.

    Returns:
        The words in order. What is no word (punctuation, emoji) shows in `Word.gap`.
    """
    words: list[Word] = []
    end = 0
    for found in _WORD.finditer(text):
        start = found.start()
        gap = _gap(text, end, start, words[-1].text if words else "")
        end = found.end()
        typed = found[0]
        if found["run"] is None:
            folded = fold(typed)
            words.append(Word(folded, start, end, gap, typed[0].isupper(), typed.isupper()))
        else:
            for first, last in _cut(typed, known):
                part = typed[first:last]
                folded = fold(part)
                words.append(Word(folded, start + first, start + last, gap, True, True))
                gap = Gap.NONE
    return words


def _cut(run: str, known: Container[str]) -> list[tuple[int, int]]:
    """Cut a run at the longest known words; what is not known falls into single characters."""
    parts = []
    folded = fold(run)
    if len(folded) != len(run):  # half-width kana with voicing marks; positions would shift
        folded = run
    at = 0
    while at < len(run):
        for size in range(min(_LONGEST_RUN_WORD, len(run) - at), 1, -1):
            if folded[at : at + size] in known:
                break
        else:
            size = 1
        parts.append((at, at + size))
        at += size
    return parts


def _gap(text: str, end: int, start: int, before: str) -> Gap:
    """What stands between two words."""
    if start - end <= 1 and text[end:start] in {"", " ", "-", "/", "+"}:
        return Gap.NONE
    between = text[end:start]
    if "?" in between or "?" in between:
        return Gap.QUESTION
    for number, char in enumerate(between):
        if char in _ENDS:
            if char != ".":
                return Gap.END
            spaced = number + 1 < len(between) and between[number + 1].isspace()
            if (spaced and len(before) > 1) or len(before) > _SENTENCE_WORD:
                return Gap.END
        elif char in _PARTS:
            return Gap.COMMA
    stripped = between.strip()
    return Gap.COMMA if stripped in {"-", "--", "/"} and stripped != between else Gap.NONE
