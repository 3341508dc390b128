"""WordPiece: splits text into the tokens that the sentence model was trained on.

The algorithm is greedy longest match first (Wu et al., Google's Neural Machine Translation System,
2016, section 4.1), as the uncased BERT models use it.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

LONGEST_WORD = 100
"""Characters; a longer word is unknown as a whole."""
_VOCABULARY = Path(__file__).parent / "data" / "wordpiece.txt"


@cache
def vocabulary() -> Mapping[str, int]:
    """Token to number."""
    tokens = _VOCABULARY.read_text(encoding="utf-8").splitlines()
    return {token: number for number, token in enumerate(tokens)}


def token_numbers(text: str, longest: int) -> list[int]:
    """The tokens of a text, between the marks of its start and end.

    Args:
        text: Any text.
        longest: At most so many tokens, both marks included; the rest of the text is left out.
    """
    known = vocabulary()
    numbers = [known["[CLS]"]]
    for word in _words(text):
        numbers += _pieces(word, known)
        if len(numbers) >= longest:
            break
    return [*numbers[: longest - 1], known["[SEP]"]]


def _words(text: str) -> Iterator[str]:
    """Words in lower case without accents; punctuation marks and ideographs stand alone."""
    word: list[str] = []
    for char in unicodedata.normalize("NFD", text.lower()):
        category = unicodedata.category(char)
        if category == "Mn" or category.startswith("C"):
            if char not in "\t\n\r":
                continue
            char = " "  # noqa: PLW2901
        alone = _is_punctuation(char, category) or _is_ideograph(char)
        if word and (alone or char.isspace()):
            yield "".join(word)
            word = []
        if alone:
            yield char
        elif not char.isspace():
            word.append(char)
    if word:
        yield "".join(word)


def _pieces(word: str, known: Mapping[str, int]) -> list[int]:
    """The longest known beginning, then the longest known continuation, and so on."""
    if len(word) > LONGEST_WORD:
        return [known["[UNK]"]]
    found: list[int] = []
    start = 0
    while start < len(word):
        for end in range(len(word), start, -1):
            number = known.get(("##" if start else "") + word[start:end])
            if number is not None:
                found.append(number)
                start = end
                break
        else:
            return [known["[UNK]"]]
    return found


def _is_punctuation(char: str, category: str) -> bool:
    # BERT counts all ASCII symbols as punctuation ("$", "+", "~"), whatever Unicode calls them.
    return category.startswith("P") or ("!" <= char <= "~" and not char.isalnum())


def _is_ideograph(char: str) -> bool:
    return (
        "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or "\uf900" <= char <= "\ufaff"
    )
