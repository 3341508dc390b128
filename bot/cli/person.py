"""``--profile``: who is asking, as JSON."""

import json
from collections.abc import Callable
from typing import Any

import click
from pydantic import ValidationError

from bot.knowledge.problems import did_you_mean
from bot.knowledge.profile import KEYS, NOBODY, Profile


def read_profile(text: str) -> Profile:
    """A profile from its JSON form.

    Args:
        text: A JSON object with keys of the profile; a missing key is not known, null means "none".

    Raises:
        ValueError: It is no such object; the message says what to write instead.
    """
    try:
        person = json.loads(text)
    except ValueError as error:
        raise ValueError(f'not JSON ({error}); write \'{{"nationality": ["PH"]}}\'') from None
    if not isinstance(person, dict):
        raise ValueError('must be a JSON object, such as \'{"nationality": ["PH"]}\'')
    for key in person:
        if key not in KEYS:
            raise ValueError(f"unknown key {key!r}{did_you_mean(key, KEYS) or _keys()}")
    try:
        return Profile.model_validate(person)
    except ValidationError as error:
        raise ValueError("; ".join(_remedy(detail) for detail in error.errors()[:5])) from None


def _keys() -> str:
    return f"; known keys: {', '.join(KEYS)}"


def _remedy(detail: Any) -> str:
    where = ".".join(str(part) for part in detail["loc"])
    given = detail["input"]
    match detail["type"]:
        case "literal_error":
            return f"{where}: {given!r} is not possible; write {detail['ctx']['expected']}"
        case "string_pattern_mismatch":
            return f"{where}: {given!r} is no country code; write two letters, such as PH"
        case "tuple_type":
            return f'{where}: {given!r} is no list; write ["PH"]'
        case "extra_forbidden":
            return f"{where}: unknown; correct or remove it"
        case "value_error":
            return str(detail["ctx"]["error"])
        case _:
            return f"{where}: {detail['msg']} (got {given!r})"


def _read(_context: click.Context, _option: click.Parameter, value: str | None) -> Profile:
    if value is None:
        return NOBODY
    try:
        return read_profile(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def profile_option(help_text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add ``--profile`` to a command.

    Args:
        help_text: What the profile does there.
    """

    def add(command: Callable[..., None]) -> Callable[..., None]:
        option = click.option("--profile", callback=_read, metavar="JSON", help=help_text)
        return option(command)

    return add
