"""What to tell maintainers when PyYAML's parser complains, in C or in Python."""

import re

import yaml

_UNFIT = (
    "this line does not fit the ones above; align it with its neighbours, "
    "and put text that starts with a quotation mark wholly in quotes"
)
_UNEXPECTED = (
    "a key or a list item was expected; check the indentation and the quotes "
    "of this line and the one above"
)
_UNSEPARATED = (
    "a ',' or the closing bracket was expected; separate items with ',', close the bracket, "
    "and put text with brackets or commas in double quotes"
)
_UNCLOSED = "a quotation mark or bracket is never closed; close it"
_REMEDIES = (
    ("while scanning an alias", "text may not start with '*'; put the whole text in double quotes"),
    (
        "while scanning an anchor",
        "text may not start with '&'; put the whole text in double quotes",
    ),
    ("while scanning a tag", "text may not start with '!'; put the whole text in double quotes"),
    ("while parsing a tag", "text may not start with '!'; put the whole text in double quotes"),
    (
        "while scanning a block scalar",
        "text behind '>' or '|'; begin it on the next line, or put the whole text in double quotes",
    ),
    ("mapping values are not", "a ': ' inside unquoted text; put the whole text in double quotes"),
    ("sequence entries are not", "a list begins behind a key; begin it on a line of its own"),
    ("mapping keys are not", "text may not start with '? '; put the whole text in double quotes"),
    ("unknown escape", "a '\\' in double quotes; write it twice, or use single quotes"),
    ("escape", "an unknown character code; write the character itself"),
    ("expected <block end>", _UNFIT),
    ("did not find expected '-'", _UNFIT),
    ("did not find expected key", _UNEXPECTED),
    ("could not find expected ':'", _UNEXPECTED),
    ("<document start>", _UNEXPECTED),
    ("did not find expected ','", _UNSEPARATED),
    ("expected ',' or", _UNSEPARATED),
    ("unexpected end of stream", _UNCLOSED),
    ("found unexpected end", _UNCLOSED),
    ("unexpected document indicator", _UNCLOSED),
)
"""Words in the parser's complaint, and what to tell; the first that fits counts."""


def explained(error: yaml.MarkedYAMLError, text: str) -> tuple[tuple[int, int], str]:
    """Turn a complaint into a place and a remedy.

    Args:
        error: The complaint.
        text: The whole file.

    Returns:
        Line and column (from 1), and what to tell.
    """
    mark = error.problem_mark or error.context_mark
    at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = (error.problem or "cannot be read").strip()
    lines = text.split("\n")
    line = lines[at[0] - 1] if at[0] <= len(lines) else ""
    before = line[: at[1] - 1]
    if "cannot start any token" in problem:
        char = line[at[1] - 1 : at[1]]
        return at, f"text may not start with {char!r}; put the whole text in double quotes"
    if "mapping values are not" in problem and re.fullmatch(r" +\w+", before):
        return at, "this line is indented further than the ones above; align it with its neighbours"
    for words, remedy in _REMEDIES:
        if words in f"{error.context} {problem}":
            opened = error.context_mark
            if remedy in (_UNCLOSED, _UNSEPARATED) and opened and opened.line + 1 < at[0]:
                at = (opened.line + 1, opened.column + 1)  # the parser noticed only lines later
            return at, remedy
    return at, f"{problem}; check quotes and indentation here"
