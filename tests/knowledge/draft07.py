"""As much of JSON Schema (draft-07) as our schemas use, to judge them as an editor would."""

import datetime
import re
from collections.abc import Iterator
from typing import Any

TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
}
NOTES = {"$schema", "title", "description", "definitions"}


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "") -> Iterator[str]:
    """What is wrong with a value.

    Args:
        value: Parsed YAML as editors see it: numbers and truth values are no text.
        schema: What it has to be.
        root: The whole schema file.
        at: Where the value stands.

    Raises:
        KeyError: The schema uses something that is not understood here.
    """
    for keyword, wanted in schema.items():
        if keyword not in NOTES:
            for fault in KEYWORDS[keyword](value, wanted, schema, root, at):
                yield fault if isinstance(fault, str) else f"{at}: {keyword} {wanted!r}: {value!r}"


def _ref(value, wanted, _schema, root, at):
    yield from faults(value, root["definitions"][wanted.removeprefix("#/definitions/")], root, at)


def _type(value, wanted, *_):
    names = [wanted] if isinstance(wanted, str) else wanted
    fits = [
        name
        for name in names
        if isinstance(value, TYPES[name]) and (name == "boolean") == isinstance(value, bool)
    ]
    if not fits:
        yield None


def _properties(value, wanted, _schema, root, at):
    for name, item in value.items() if isinstance(value, dict) else ():
        if name in wanted:
            yield from faults(item, wanted[name], root, f"{at}/{name}")


def _pattern_properties(value, wanted, _schema, root, at):
    for name, item in value.items():
        for pattern, schema in wanted.items():
            if re.search(pattern, str(name)):
                yield from faults(item, schema, root, f"{at}/{name}")


def _additional_properties(value, wanted, schema, root, at):
    if isinstance(value, dict):
        for name in value.keys() - schema.get("properties", {}).keys():
            if wanted is False:
                yield f"{at}: unknown {name}"
            elif isinstance(wanted, dict):
                yield from faults(value[name], wanted, root, f"{at}/{name}")


def _property_names(value, wanted, _schema, root, at):
    for name in value if isinstance(value, dict) else ():
        yield from faults(name, wanted, root, f"{at}/{name}")


def _required(value, wanted, _schema, _root, at):
    for name in wanted:
        if isinstance(value, dict) and name not in value:
            yield f"{at}: no {name}"


def _items(value, wanted, _schema, root, at):
    for number, item in enumerate(value if isinstance(value, list) else ()):
        yield from faults(item, wanted, root, f"{at}/{number}")


def _any_of(value, wanted, _schema, root, at):
    if all(list(faults(value, schema, root, at)) for schema in wanted):
        yield None


def _bound(fits):
    def check(value, wanted, *_):
        if isinstance(value, int | float) and not fits(float(value), float(wanted)):
            yield None

    return check


def _unique(value, wanted, *_):
    if wanted and isinstance(value, list) and len(set(map(str, value))) < len(value):
        yield None


def _enum(value, wanted, *_):
    if value not in wanted:
        yield None


def _pattern(value, wanted, *_):
    if isinstance(value, str) and not re.search(wanted, value):
        yield None


def _format(value, wanted, *_):
    if wanted == "date":
        try:
            datetime.date.fromisoformat(value)
        except ValueError:
            yield None
    elif not re.match("https?://", value):
        yield None


def _length(kind, fits):
    def check(value, wanted, *_):
        if isinstance(value, kind) and not fits(len(value), wanted):
            yield None

    return check


KEYWORDS = {
    "$ref": _ref,
    "type": _type,
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "propertyNames": _property_names,
    "minProperties": _length(dict, int.__ge__),
    "required": _required,
    "items": _items,
    "uniqueItems": _unique,
    "anyOf": _any_of,
    "minimum": _bound(float.__ge__),
    "maximum": _bound(float.__le__),
    "enum": _enum,
    "pattern": _pattern,
    "format": _format,
    "minLength": _length(str, int.__ge__),
    "maxLength": _length(str, int.__le__),
    "minItems": _length(list, int.__ge__),
    "maxItems": _length(list, int.__le__),
}
