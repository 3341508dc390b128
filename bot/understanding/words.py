"""From a message as typed to the words that carry its meaning."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from snowballstemmer import stemmer

LONGEST = 4096
"""Characters that are read; Telegram sends no more in one message."""

_APOSTROPHE = re.compile(r"(?<=\w)['’`´](?=\w)")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_NUMBER_COMMA = re.compile(r"(?<=\d),(?=\d{3})")
_WORD = re.compile(r"\d+(?:\.\d+)+\w*|\w+(?:\+\+|#)?")
_FLAG = re.compile("([\U0001f1e6-\U0001f1ff])([\U0001f1e6-\U0001f1ff])")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}

_english = stemmer("english")


def normalise(text: str) -> str:
    """Bring a message into one form: case, width, accents, apostrophes, stretched letters, flags.

    Args:
        text: What was typed; anything at all, lone surrogates included.

    Returns:
        Folded text, at most 4,096 characters, without control or invisible characters.
    """
    text = text[:LONGEST]
    if not text.isascii():
        text = _FLAG.sub(_country_code, text)
        text = unicodedata.normalize("NFKC", text)
        text = "".join(
            " " if char in "\n\t\r" else char
            for char in text
            if char in "\n\t\r" or unicodedata.category(char) not in _INVISIBLE
        )
        text = _without_accents(text)
    text = _APOSTROPHE.sub("", text.casefold())
    text = _NUMBER_COMMA.sub("", text)
    return _STRETCHED.sub(r"\1\1", text)


def tokens(normalised: str, phone: Mapping[str, str] | None = None) -> list[str]:
    """Split normalised text into words.

    Args:
        normalised: Output of `normalise`.
        phone: Phone spellings and what they stand for ("u": "you"); a value may have several words.

    Returns:
        Words in order; numbers keep their decimals ("29.5"), "c++" and "c#" stay whole.
    """
    found = _WORD.findall(normalised)
    if not phone:
        return found
    return [word for token in found for word in phone.get(token, token).split()]


def without_fillers(words: Sequence[str], fillers: frozenset[tuple[str, ...]]) -> list[str]:
    """Drop greetings and politeness, unless nothing else is there.

    Args:
        words: Words in order.
        fillers: Phrases that carry no question ("good morning", "po", "please help").

    Returns:
        The words that are left, or all of them if none would be.
    """
    longest = max((len(filler) for filler in fillers), default=0)
    kept: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            if tuple(words[at : at + size]) in fillers:
                at += size
                break
        else:
            kept.append(words[at])
            at += 1
    return kept or list(words)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The English stem of a word ("applying" -> "appli"); other languages pass almost unchanged."""
    return str(_english.stemWord(word))


def _country_code(found: re.Match[str]) -> str:
    letters = (chr(ord(char) - 0x1F1E6 + ord("a")) for char in found.groups())
    return f" {''.join(letters)} "


def _without_accents(text: str) -> str:
    """Drop accents from Latin letters; the voicing marks of kana are part of the letter."""
    out = []
    for char in text:
        if ord(char) < 0x250:
            out.append(unicodedata.normalize("NFD", char)[0])
        elif not 0x300 <= ord(char) < 0x370:
            out.append(char)
    return "".join(out)
