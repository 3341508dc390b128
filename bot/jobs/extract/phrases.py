"""Patterns as lists of phrases, one way to say a thing a line."""

import re


def any_of(*phrases: str) -> re.Pattern[str]:
    """A pattern that finds any of several phrases, whatever their case.

    Args:
        phrases: Regular expressions; each alternative of a list is one of them.
    """
    return re.compile("|".join(phrases), re.IGNORECASE)
