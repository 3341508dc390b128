"""Every name in a model that has to lead somewhere, found through the `Refers` marks of its fields."""

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from bot.knowledge.fields import Refers
from bot.knowledge.strict_yaml import Path


def references(item: BaseModel) -> Iterator[tuple[Path, str, str]]:
    """Find the references in a model and in the models inside it.

    Args:
        item: The model.

    Yields:
        Path from the item, kind, and name of each.
    """
    for name, field in type(item).model_fields.items():
        path = (field.alias or name,)
        value = getattr(item, name)
        if value is not None:
            yield from _in(value, field.annotation, tuple(field.metadata), path)


def _in(
    value: Any, annotation: Any, metadata: tuple[Any, ...], path: Path
) -> Iterator[tuple[Path, str, str]]:
    if isinstance(value, BaseModel):
        for below, kind, name in references(value):
            yield (*path, *below), kind, name
        return
    if get_origin(annotation) is Annotated:
        base, *more = get_args(annotation)
        yield from _in(value, base, (*metadata, *more), path)
        return
    if isinstance(value, str):
        mark = next((mark for mark in metadata if isinstance(mark, Refers)), None)
        if mark:
            yield path, mark.kind, value
            return
    inner = get_args(annotation)
    if get_origin(annotation) in (Union, UnionType):
        for one in inner:
            if one is not NoneType:
                yield from _in(value, one, metadata, path)
    elif isinstance(value, dict) and inner:
        for key in value:
            yield from _in(key, inner[0], (), (*path, key))
    elif isinstance(value, list | tuple) and inner:
        for number, part in enumerate(value):
            yield from _in(part, inner[0], (), (*path, number))
