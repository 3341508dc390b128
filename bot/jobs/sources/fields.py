"""Reading fields of JSON whose shape nobody promised: a wrong type counts as a missing field."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.jobs.clean import address, decoded, line, plain
from bot.jobs.posting import Period, SourceError

MAX_BYTES = 10_000_000
"""Largest document that is read."""
MAX_ROWS = 20_000
"""Most postings of one document."""

_NAMED = {
    "hour": "hour", "hourly": "hour", "day": "day", "daily": "day", "week": "week",
    "weekly": "week", "month": "month", "monthly": "month", "year": "year", "yearly": "year",
    "annual": "year", "annually": "year", "class": "class",
}  # fmt: skip


class Row:
    """A JSON object with forgiving access.

    Args:
        data: The object; anything else counts as an empty one.
    """

    def __init__(self, data: object) -> None:
        self._data: Mapping[str, Any] = data if isinstance(data, dict) else {}

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def __bool__(self) -> bool:
        return bool(self._data)

    def raw(self, *path: str) -> object:
        """The value under a path of keys; None if any of them is missing."""
        value: object = self._data
        for key in path:
            if not isinstance(value, dict):
                return None
            value = value.get(key)
        return value

    def row(self, *path: str) -> "Row":
        """The object under a path."""
        return Row(self.raw(*path))

    def rows(self, *path: str) -> list["Row"]:
        """The objects of the list under a path; an object alone counts as a list of one."""
        value = self.raw(*path)
        items = value if isinstance(value, list) else [value]
        return [Row(item) for item in items[:MAX_ROWS] if isinstance(item, dict)]

    def line(self, *path: str) -> str:
        """Plain text in one line."""
        return line(self.raw(*path))

    def text(self, *path: str) -> str:
        """Plain text, several lines."""
        return plain(self.raw(*path))

    def lines(self, *path: str) -> list[str]:
        """The texts of the list under a path; a text alone counts as a list of one."""
        value = self.raw(*path)
        items = value if isinstance(value, list) else [value]
        return [text for item in items[:100] if (text := line(item))]

    def url(self, *path: str) -> str:
        """A safe address; empty if there is none."""
        return address(self.raw(*path))

    def day(self, *path: str) -> date | None:
        """A day written as ISO 8601, as RFC 2822, or in milliseconds since 1970."""
        return day(self.raw(*path))

    def amount(self, *path: str) -> Decimal | None:
        """A positive number, or a text that is one."""
        return amount(self.raw(*path))

    def flag(self, *path: str) -> bool | None:
        """True or false; None for anything else."""
        value = self.raw(*path)
        return value if isinstance(value, bool) else None


def loaded(data: bytes, what: str) -> object:
    """Parse JSON.

    Args:
        data: The document.
        what: What it should be, for the message.

    Raises:
        SourceError: It is too large, no JSON, or nested beyond reason.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(f"{len(data):,} bytes, at most {MAX_BYTES:,} are read")
    try:
        return json.loads(decoded(data), strict=False)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"expected {what}: {_short(error)}") from None


def rows_under(document: object, key: str, what: str) -> Iterator[Row]:
    """The objects of a list under a key.

    Raises:
        SourceError: The document has no such list.
    """
    items = document.get(key) if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise SourceError(f"expected {what} with a list {key!r}")
    return (Row(item) for item in items[:MAX_ROWS])


def day(value: object) -> date | None:
    """A day of ISO 8601, RFC 2822 or epoch milliseconds; None if it is none of them."""
    if isinstance(value, int) and not isinstance(value, bool):
        seconds = value / 1000 if abs(value) > 10**11 else value
        try:
            return datetime.fromtimestamp(seconds, UTC).date()
        except (OverflowError, OSError, ValueError):
            return None
    if not isinstance(value, str):
        return None
    value = value.strip()[:60]
    if found := re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", value):
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            return None
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError):
        return None


def amount(value: object) -> Decimal | None:
    """A positive, finite number, or a text that is one; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value).strip().replace(",", "")[:30])
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 < number < 10**12 else None


def period(word: str) -> Period | None:
    """What an amount is paid for, by the words of the formats: `MONTH`, `per-year-salary`, `1 YEAR`."""
    for part in re.findall("[a-z]+", word.lower()):
        if named := _NAMED.get(part):
            return named  # type: ignore[return-value]
    return None


def _short(error: Exception) -> str:
    return str(error)[:100] or type(error).__name__
