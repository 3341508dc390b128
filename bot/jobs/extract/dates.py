"""Dates as advertisements write them: whole, a month, a month and a year, or a season's word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NAME = "(?P<{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)"
        + _YEAR.format("y")
        + r"(?:[-/.]|\s?年\s?)(?P<m>\d{1,2})(?:(?:[-/.]|\s?月\s?)(?P<d>\d{1,2})日?|\s?月)(?!\d)",
        r"(?<![\d/])(?P<m>\d{1,2})/(?P<d>\d{1,2})/" + _YEAR.format("y") + r"(?!\d)",
        r"\b"
        + _NAME.format("mn")
        + r"\s+"
        + _DAY.format("d")
        + r"(?:\s*\(\w+\))?,?\s+"
        + _YEAR.format("y")
        + r"\b",
        r"\b"
        + _DAY.format("d")
        + r"\s+(?:of\s+)?"
        + _NAME.format("mn")
        + r",?\s+"
        + _YEAR.format("y")
        + r"\b",
        r"\b" + _NAME.format("mn") + r",?\s+(?:of\s+)?" + _YEAR.format("y") + r"\b",
        r"\b" + _YEAR.format("y") + r",?\s+" + _NAME.format("mn"),
        r"\b"
        + _NAME.format("mn")
        + r"\s+"
        + _DAY.format("d")
        + r"\b(?!\d|\s*[,:]?\s*\d{3,}|\s*(?:hours?|days?|years?|people))",
        r"\b" + _DAY.format("d") + r"\s+(?:of\s+)?" + _NAME.format("mn"),
        r"(?<![\d/])(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/])",
        r"(?<!\d)(?P<m>\d{1,2})月\s*(?P<d>\d{1,2})日",
        r"(?<!\d)(?P<m>\d{1,2})月(?!給|額|収)",
        r"\b" + _NAME.format("mn"),
    )
)
_REIWA = re.compile(r"令和\s*(\d{1,2}|元)\s*年")


@dataclass(frozen=True, slots=True)
class Day:
    """A date, as far as it is written.

    Args:
        year: Year; None if it is not written.
        month: Month.
        day: Day of the month; None if it is not written.
        start: Where it begins in the text.
        end: Where it ends.
    """

    year: int | None
    month: int
    day: int | None
    start: int
    end: int

    def __str__(self) -> str:
        if self.year is None:
            return f"{self.month:02}"
        if self.day is None:
            return f"{self.year}-{self.month:02}"
        return f"{self.year}-{self.month:02}-{self.day:02}"

    def full(self, year: int | None = None) -> date | None:
        """The date itself, with a year that is known from elsewhere.

        Args:
            year: Year to take if none is written.
        """
        chosen = self.year or year
        if chosen is None or self.day is None:
            return None
        try:
            return date(chosen, self.month, self.day)
        except ValueError:
            return None


def days(text: str) -> Iterator[Day]:
    """Every date of a text, in order, the fullest reading of each."""
    text = _REIWA.sub(lambda m: f"{2018 + (1 if m[1] == '元' else int(m[1]))}年", text)
    taken: list[Day] = []
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            day = _day(found)
            if day and not any(day.start < other.end and other.start < day.end for other in taken):
                taken.append(day)
    yield from sorted(taken, key=lambda day: day.start)


def _day(found: re.Match[str]) -> Day | None:
    groups = found.groupdict()
    name = groups.get("mn")
    if name and name.lower() == "may" and not name[0].isupper():
        return None  # the verb
    if (
        name
        and name.lower() in {"march", "mar", "may", "jan", "dec", "sep", "jun"}
        and name.islower()
    ):
        return None
    month = _MONTHS[name.lower()] if name else int(groups["m"] or 0)
    number = int(groups["d"]) if groups.get("d") else None
    year = int(groups["y"]) if groups.get("y") else None
    if not 1 <= month <= 12 or (number is not None and not 1 <= number <= 31):
        return None
    if (
        name
        and name == "May"
        and number is None
        and year is None
        and re.match(r"\s+(?:be|also|have|not|need|apply|require)\b", found.string[found.end() :])
    ):
        return None
    if year is not None and number is not None:
        try:
            date(year, month, number)
        except ValueError:
            return None
    return Day(year, month, number, found.start(), found.end())
