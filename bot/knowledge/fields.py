"""Field types shared by the knowledge models: what a maintainer may write, and how editors are told.

The YAML loader hands over every scalar as text (see `bot.knowledge.strict_yaml`), so conversion to
dates and numbers happens here and nowhere else.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_before_validator_function

from bot.knowledge.problems import quoted

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_AS_OF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_ADDRESS = re.compile(r"https?://[^\s<>\"'/?#]+\.[^\s<>\"']+")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class _AnyScalar:
    """Editors read `250000` as a number and `true` as a truth value; our loader keeps both as text."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(schema) | {"type": ["string", "number", "boolean"]}


class OneOrMore:
    """Lets one value stand where a list may stand."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return no_info_before_validator_function(
            lambda given: [given] if isinstance(given, str) else given, handler(source)
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


def _day(value: object) -> object:
    """Refuse everything but YYYY-MM-DD: pydantic alone would take `20261122` as seconds since 1970."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{quoted(value)} is not a day of the calendar; correct it") from None
    shown = quoted(value) if isinstance(value, str) else "this"
    raise ValueError(f"{shown} is not a date; write year-month-day, such as 2026-11-22")


def _as_of(value: str) -> str:
    if value == "undated":
        return value
    found = _AS_OF.fullmatch(value)
    if found:
        year, month, day = (int(part) if part else 1 for part in found.groups())
        try:
            date(year, month, day)
        except ValueError:
            raise ValueError(f"{quoted(value)} is not a day of the calendar; correct it") from None
        return value
    raise ValueError(
        f"{quoted(value)} is not a date; write a year, a month or a day (2025, 2025-04, 2025-04-01), "
        "or undated"
    )


def _url(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        raise ValueError(f"{quoted(value)} is not a web address; write it whole, from https:// on")
    return value


Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48),
]
"""A name for references: lower case words joined by hyphens."""


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field as the name of something that has to exist.

    Args:
        kind: What it is, in the words of a message: "fact", "entry", "list of countries" ...
    """

    kind: str


FactId = Annotated[Id, Refers("fact")]
EntryId = Annotated[Id, Refers("entry")]
TopicId = Annotated[Id, Refers("topic")]
AspectId = Annotated[Id, Refers("aspect")]
RouteId = Annotated[Id, Refers("route")]
EmployerId = Annotated[Id, Refers("employer")]
OfficeId = Annotated[Id, Refers("office")]
ConditionId = Annotated[Id, Refers("condition")]
CountryListId = Annotated[Id, Refers("list of countries")]

Line = Annotated[
    str,
    StringConstraints(min_length=1, pattern=r"^[^\n]*$", strip_whitespace=True),
    _AnyScalar(),
]
"""One line of text."""

Prose = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), _AnyScalar()]
"""Text of one or more lines."""

Truth = Annotated[Literal["true", "false"], WithJsonSchema({"type": "boolean"})]
"""Whether something is so; a word like all other values, which editors take for a truth value."""

Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A calendar day, written YYYY-MM-DD."""

AsOf = Annotated[
    str,
    AfterValidator(_as_of),
    WithJsonSchema({"type": ["string", "number"]}),
]
"""A year, a month, a day, or ``undated``."""

Url = Annotated[str, AfterValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
"""A web address, http or https."""


def spoken_day(day: date) -> str:
    """A day as people read it without confusing day and month: 22 Nov 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def spoken_as_of(value: str) -> str | None:
    """An `AsOf` as people read it ("Apr 2025"), or None for ``undated``."""
    if value == "undated":
        return None
    year, *rest = value.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{month} {year}" if len(rest) == 1 else f"{int(rest[1])} {month} {year}"


def spoken_month_day(value: str) -> str:
    """A month or a day of any year as people read it: Apr, or 15 Apr.

    Args:
        value: 04, or 04-15.
    """
    month, _, day = value.partition("-")
    name = _MONTHS[int(month) - 1]
    return f"{int(day)} {name}" if day else name
