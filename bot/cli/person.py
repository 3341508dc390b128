"""``--profile``: who is asking, as JSON."""

import json
from collections.abc import Callable
from typing import Any

import click

from bot.knowledge.problems import did_you_mean

KEYS = (
    "nationality",
    "age",
    "location",
    "status",
    "degree",
    "field",
    "english",
    "english_schooling_years",
    "japanese",
    "experience",
    "teaching_licence",
    "publications",
    "savings_jpy",
    "annual_income_jpy",
    "japanese_ancestry",
    "married_to",
    "university_rank_top100",
    "graduated_within_years",
    "degree_in_japan",
    "it_exam_passed",
    "trainee_completed",
    "ssw_test_passed",
)
"""Keys of a profile. Every one may be missing, which means "not known yet"."""

Person = dict[str, Any]


def _read(_context: click.Context, _option: click.Parameter, value: str | None) -> Person:
    if value is None:
        return {}
    try:
        person = json.loads(value)
    except ValueError as error:
        raise click.BadParameter(
            f'not JSON ({error}); write \'{{"nationality": ["PH"]}}\''
        ) from None
    if not isinstance(person, dict):
        raise click.BadParameter('must be a JSON object, such as \'{"nationality": ["PH"]}\'')
    for key in person:
        if key not in KEYS:
            raise click.BadParameter(f"unknown key {key!r}{did_you_mean(key, KEYS)}")
    return person


def profile_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add ``--profile`` to a command."""
    return click.option(
        "--profile",
        callback=_read,
        metavar="JSON",
        help="Who asks. It is checked; answers do not depend on it yet.",
    )(command)
