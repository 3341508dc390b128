"""From a message to what it says about its writer and what it names."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.knowledge.lexicon import Wordings
from bot.knowledge.profile import SCALES, Profile
from bot.understanding.slots.age import ages
from bot.understanding.slots.candidates import Candidate, told
from bot.understanding.slots.education import (
    degrees,
    fields,
    graduations,
    no_degree,
    top_universities,
)
from bot.understanding.slots.experience import (
    english_schooling,
    experiences,
    licences,
    publications,
)
from bot.understanding.slots.languages import languages, lower_of_two
from bot.understanding.slots.location import locations
from bot.understanding.slots.message import Message
from bot.understanding.slots.misspelt import Misspelt
from bot.understanding.slots.named import named
from bot.understanding.slots.nationality import nationalities, origins
from bot.understanding.slots.own_money import own_money
from bot.understanding.slots.plain import plain_facts
from bot.understanding.slots.slots import Evidence, Slots
from bot.understanding.slots.statuses import statuses
from bot.understanding.slots.vocabulary import Vocabulary
from bot.understanding.slots.whose import Speaker

LONGEST = 4096
"""Characters that are read; Telegram sends no more in one message."""
MOST_NATIONALITIES = 5


class SlotReader:
    """Reads what messages say.

    Args:
        wordings: The lexicon.
        common: Everyday words, which are never taken for a wrongly spelt country.
    """

    def __init__(self, wordings: Wordings, common: frozenset[str] = frozenset()) -> None:
        self._vocabulary = Vocabulary(wordings)
        self._misspelt = Misspelt(self._vocabulary, common)

    def read(self, text: str, today: date | None = None) -> Slots:
        """Read a message.

        Args:
            text: The message as typed; anything at all.
            today: The day it was written; without it, years of birth and graduation say nothing.

        Returns:
            What it says; empty slots where it says nothing.
        """
        message = Message(text[:LONGEST], self._vocabulary, self._misspelt)
        if not message.words:
            return Slots(money=tuple(message.money))
        speaker = Speaker(message)
        sure = _told(message, speaker, today)
        profile, used = _profile(sure)
        lacking = no_degree(message, speaker)
        evidence = tuple(
            Evidence(one.key, one.value, message.span(one.first, one.last)) for one in used
        )
        return Slots(
            told=profile,
            evidence=evidence,
            no_degree=message.span(lacking.first, lacking.last) if lacking else None,
            money=tuple(message.money),
            **named(message, used),
        )


def _told(message: Message, speaker: Speaker, today: date | None) -> list[Candidate]:
    graded = list(degrees(message, speaker))
    candidates = [candidate for candidate, _ in graded]
    for source in (
        nationalities(message, speaker),
        origins(message, speaker),
        locations(message, speaker),
        ages(message, speaker, today),
        languages(message, speaker),
        statuses(message, speaker),
        experiences(message, speaker),
        licences(message, speaker),
        publications(message, speaker),
        english_schooling(message, speaker),
        graduations(message, speaker, today),
        top_universities(message, speaker),
        own_money(message, speaker),
        plain_facts(message, speaker),
    ):
        candidates += source
    sure = told(message, speaker, candidates)
    mine = [candidate for candidate in sure if candidate.key == "degree"]
    by_degree = [
        Candidate("field", word.field, candidate.first, candidate.last, said=True, leads=False)
        for candidate, word in graded
        if word.field and candidate in mine
    ]
    studied = told(message, speaker, [*sure, *fields(message, speaker, mine), *by_degree])
    return lower_of_two(studied, message)


def _profile(sure: Sequence[Candidate]) -> tuple[Profile, list[Candidate]]:
    """The profile that some candidates make, and those of them that count in it."""
    by_key: dict[str, list[Candidate]] = {}
    for candidate in sure:
        by_key.setdefault(candidate.key, []).append(candidate)
    values: dict[str, Any] = {}
    used: list[Candidate] = []
    for key, group in by_key.items():
        kept = _kept(key, group)
        if not kept:
            continue
        used += kept
        if key == "nationality":
            values[key] = [one.value for one in kept]
        elif key == "experience":
            values[key] = dict(one.value for one in kept)
        else:
            values[key] = kept[0].value
    listed = any(one.key == "status" and not one.said for one in used)
    if values.get("status") and (
        _is_abroad(by_key.get("location", []), values)
        or (listed and values.get("location") != "japan")
    ):
        del values["status"]  # a status of another country
        used = [one for one in used if one.key != "status"]
    used.sort(key=lambda one: one.first)
    return Profile.model_validate(values), used


def _kept(key: str, group: list[Candidate]) -> list[Candidate]:
    """Of several candidates for a key, those that count."""
    match key:
        case "nationality":
            distinct = {one.value: one for one in reversed(group)}
            return sorted(distinct.values(), key=lambda one: one.first)[:MOST_NATIONALITIES]
        case "experience":
            longest: dict[str, Candidate] = {}
            for one in group:
                kind, years = one.value
                if kind not in longest or years > longest[kind].value[1]:
                    longest[kind] = one
            return list(longest.values())
        case "degree" | "japanese" | "english":
            return [max(group, key=lambda one: SCALES[key].index(one.value))]
        case "location":
            places = {one.value for one in group}
            if len(places) > 1:
                strong = [one for one in group if one.said and one.value == "japan"]
                abroad = [
                    one for one in group if one.value == "abroad" and one.last - one.first > 2
                ]
                return strong[:1] if not abroad else []
            return group[:1]
        case "field":
            majors = [one for one in group if one.leads]
            return (majors or group)[:1]
        case "married_to":
            real = [one for one in group if one.value != "none"]
            return (real or group)[:1]
        case _:
            return group[:1]


def _is_abroad(places: Sequence[Candidate], values: dict[str, Any]) -> bool:
    return bool(places) and values.get("location") == "abroad"
