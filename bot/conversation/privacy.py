"""Personal details out of a question before it is kept."""

import re

LONGEST = 500
"""Characters of a question that are kept."""

_DETAILS = (
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"), "(e-mail)"),
    (re.compile(r"(?:https?://|www\.|t\.me/)\S+", re.IGNORECASE), "(link)"),
    (re.compile(r"(?<!\w)@\w{3,}"), "(account)"),
    (re.compile(r"\b[A-Z]{1,3}\d{6,}[A-Z]{0,2}\b"), "(number)"),
    (re.compile(r"\+?\d(?:[ ()-]{0,2}\d){8,}"), "(number)"),
    (
        re.compile(
            r"\b(my name is|ako si|ako po si|nama saya|mera naam|call me)\s+"
            r"(?:\w+)(?:\s+[A-Z]\w+){0,2}",
            re.IGNORECASE,
        ),
        r"\1 (name)",
    ),
)


def without_details(text: str) -> str:
    """A question without e-mail addresses, links, accounts, long numbers and introduced names.

    Args:
        text: What was typed.

    Returns:
        At most 500 characters in one line; control characters are gone.
    """
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    for pattern, instead in _DETAILS:
        text = pattern.sub(instead, text)
    return text[:LONGEST]
