"""Check a parsed file against its model and say every mistake in plain words."""

from collections.abc import Iterable
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from bot.knowledge.problems import did_you_mean, quoted
from bot.knowledge.strict_yaml import Document, Path

T = TypeVar("T")

MOST_KEYS_LISTED = 20


def validated(document: Document, kind: Any) -> Any | None:
    """Turn a document into its model.

    Args:
        document: The parsed file; problems are added to it.
        kind: A model class, or a list of one.

    Returns:
        What the file holds, or None if anything in it is wrong.
    """
    if document.root is None:
        return None
    try:
        result = TypeAdapter(kind).validate_python(document.root)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _complain(document, detail, kind)
        return None
    return None if document.problems else result


def valid_items(document: Document, model: type[T]) -> list[tuple[int, T]]:
    """Turn a file that holds a list into models, item by item.

    Args:
        document: The parsed file; problems are added to it.
        model: The class of each item.

    Returns:
        Position and model of each item that is right, so that the other ones can still be
        cross-checked and all mistakes be shown at once.
    """
    if document.root is None:
        return []
    if not isinstance(document.root, list):
        document.complain(
            document.place(()), "this file must be a list; start each item with '- id: ...'"
        )
        return []
    adapter = TypeAdapter(model)
    right: list[tuple[int, T]] = []
    for number, item in enumerate(document.root):
        try:
            right.append((number, adapter.validate_python(item)))
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                _complain(document, detail | {"loc": (number, *detail["loc"])}, model)
    return right


def _complain(document: Document, detail: ErrorDetails, kind: Any) -> None:
    path: Path = detail["loc"]
    name = next((part for part in reversed(path) if isinstance(part, str)), "file")
    kind_of_error = detail["type"]
    if kind_of_error == "extra_forbidden":
        known = _fields_around(kind, path)
        at = document.place(path, key=True)
        # A long list (that of the fixed sentences) would hide what it is about.
        short = len(known) <= MOST_KEYS_LISTED
        others = f"; known keys: {', '.join(known)}" if short else "; correct or remove it"
        hint = did_you_mean(name, known) or others
        document.complain(at, f"unknown key {quoted(name)}{hint}")
        return
    if kind_of_error == "missing":
        model = _model_around(kind, path)
        about = model.model_fields[name].description if model else None
        document.complain(
            document.place(path[:-1]),
            f"{name!r} is missing; add it" + (f" ({about})" if about else ""),
        )
        return
    shown = name if name.isidentifier() else quoted(name)
    document.complain(document.place(path), f"{shown}: {_remedy(detail)}")


def _remedy(detail: ErrorDetails) -> str:
    context: dict[str, Any] = detail.get("ctx") or {}
    given = detail["input"]
    shown = quoted(given) if isinstance(given, str) else _kind_name(given)
    match detail["type"]:
        case "value_error":
            return str(context["error"])
        case "string_type":
            return f"expected text, got {shown}; write one text here"
        case "list_type":
            return f"expected a list, got {shown}; write each item on its own line after '- '"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"expected keys with values, got {shown}; write 'key: value' lines"
        case "float_parsing" | "float_type" | "finite_number":
            return f"{shown} is not a number; write digits only, such as 250000"
        case "literal_error":
            choices = [str(choice) for choice in _choices(context.get("expected", ""))]
            hint = did_you_mean(given, choices) if isinstance(given, str) else ""
            return f"{shown} is not possible here; write one of: {', '.join(choices)}{hint}"
        case "string_too_long":
            limit = int(context["max_length"])
            return f"{len(str(given))} characters, the limit is {limit}; shorten it"
        case "string_too_short":
            return "is empty; write something or remove the line"
        case "too_short":
            return (
                f"{context['actual_length']} given, at least {context['min_length']} needed; "
                "add more"
            )
        case "too_long":
            return (
                f"{context['actual_length']} given, at most {context['max_length']} fit; "
                "remove some"
            )
        case "string_pattern_mismatch":
            return f"{shown} {_pattern_hint(str(context['pattern']))}"
        case _:
            return f"{detail['msg']} (got {shown})"


def _pattern_hint(pattern: str) -> str:
    if pattern.startswith("^[a-z0-9]+(-"):
        return "is not an id; write lower case words joined by '-', such as jet-what-is"
    if pattern == r"^[^\n]*$":
        return "has several lines; write one line (with '>-' it is folded into one)"
    if pattern == r"^[a-z0-9.-]+$":
        return "is not a host name; write it without https:// and path, such as jetprogramme.org"
    if "[A-Z]{3}" in pattern:
        return "is not a unit; write a currency code such as JPY, or hours, days, percent ..."
    return f"does not have the right form ({pattern})"


def _choices(expected: str) -> list[str]:
    return [part.strip("' ") for part in expected.replace(" or ", ", ").split(", ")]


def _kind_name(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    return "keys with values"


def _model_around(kind: Any, path: Iterable[str | int]) -> type[BaseModel] | None:
    """The model whose field the last part of the path is."""
    current = _unwrapped(kind)
    for part in list(path)[:-1]:
        if isinstance(part, int):
            continue
        if current is None or part not in current.model_fields:
            return None
        current = _unwrapped(current.model_fields[part].annotation)
    return current


def _fields_around(kind: Any, path: Path) -> list[str]:
    model = _model_around(kind, path)
    return list(model.model_fields) if model else []


def _unwrapped(kind: Any) -> type[BaseModel] | None:
    """The model inside list[...], X | None and Annotated[...]."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind
    for inner in get_args(kind):
        found = _unwrapped(inner)
        if found:
            return found
    return None
