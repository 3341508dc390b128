"""The fixed sentences that the bot says, one field each; `knowledge/ui/en.yaml` holds the words."""

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from bot.knowledge.employers import OFFICE_KINDS
from bot.knowledge.fields import EntryId, Line, Prose
from bot.knowledge.model import Model
from bot.knowledge.nationalities import PASSPORT_BLOCKS
from bot.knowledge.problems import did_you_mean, quoted
from bot.knowledge.profile import KEYS

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def _with(*names: str) -> AfterValidator:
    """Demand that a sentence uses exactly the given ``{placeholders}``."""
    wanted = ", ".join(f"{{{name}}}" for name in names) or "no {placeholders}"

    def check(text: str) -> str:
        # Nothing but whole names: a format such as {limit:>999999999} would fill the memory.
        used = set(_PLACEHOLDER.findall(text))
        if used != set(names):
            held = quoted(", ".join(f"{{{name}}}" for name in sorted(used))) if used else "none"
            raise ValueError(f"this sentence takes {wanted}, and holds {held}; correct the names")
        if any(brace in _PLACEHOLDER.sub("", text) for brace in "{}"):
            raise ValueError("a '{' or '}' without its partner; write {name}, or remove it")
        return text

    return AfterValidator(check)


Plain = Annotated[Prose, _with()]
Label = Annotated[Line, Field(max_length=30), _with()]


def _profile_key(key: str) -> str:
    if key not in KEYS:
        raise ValueError(f"{quoted(key)} is no key of a profile{did_you_mean(key, KEYS)}")
    return key


class CommandWords(Model):
    """What Telegram shows in the command menu (Bot API: at most 256 characters)."""

    start: Annotated[Line, Field(max_length=256)]
    help: Annotated[Line, Field(max_length=256)]
    routes: Annotated[Line, Field(max_length=256)]
    passport: Annotated[Line, Field(max_length=256)]
    employer: Annotated[Line, Field(max_length=256)]
    contacts: Annotated[Line, Field(max_length=256)]
    about: Annotated[Line, Field(max_length=256)]
    privacy: Annotated[Line, Field(max_length=256)]


class CardWords(Model):
    """Labels of the cards of routes, passports, employers and offices."""

    suits: Label
    pay: Label
    no_pay: Plain
    hours: Label
    holidays: Label
    contract: Label
    start_up_money: Label
    difficulty: Label
    leads_to: Label
    statuses: Label
    documents: Label
    steps: Label
    calendar: Label
    expected: Label
    who_may: Label
    rules_intro: Plain
    met: Label
    failed: Label
    not_known: Label
    for_you: Label
    verdicts: dict[Literal["open", "open_if", "unknown", "closed"], Label]
    questions: dict[Annotated[str, AfterValidator(_profile_key)], Line]
    passport: dict[str, Label]
    passport_intro: Plain
    no_passport: Annotated[Prose, _with("name")]
    exempt: Label
    fee_cap: Label
    office: Label
    tips: Label
    hires_from_abroad: Label
    sponsors: Label
    site: Label
    yes: Label
    no: Label
    not_settled: Label
    employers_intro: Plain
    no_employer: Annotated[Prose, _with("name")]
    offices_intro: Plain
    offices: dict[str, Label]

    @model_validator(mode="after")
    def _says_everything(self) -> Self:
        for name, said, needed in (
            ("questions", self.questions, set(KEYS)),
            ("verdicts", self.verdicts, {"open", "open_if", "unknown", "closed"}),
            ("passport", self.passport, set(PASSPORT_BLOCKS)),
            ("offices", self.offices, set(OFFICE_KINDS)),
        ):
            missing = sorted(needed - set(said))
            if missing:
                raise ValueError(f"{name} says nothing for {missing[0]!r}; add a line for it")
        return self


class Ui(Model):
    """Every fixed sentence."""

    commands: CommandWords
    bot_description: Annotated[Line, Field(max_length=512)]
    bot_short_description: Annotated[Line, Field(max_length=120)]

    hello: Plain
    hello_named: Annotated[Prose, _with("name")]
    start_topics: Annotated[list[EntryId], Field(min_length=2, max_length=6)]
    help: Plain
    about: Annotated[Prose, _with("version", "entries", "facts", "newest")]
    routes_intro: Plain
    home_country_rules: Plain
    nothing_unlocks: Plain
    privacy: Plain
    privacy_consent_given: Plain
    privacy_consent_refused: Plain
    privacy_consent_unknown: Plain

    next_heading: Plain
    facts_heading: Plain
    hedge_medium: Plain
    hedge_low: Plain
    overdue: Annotated[Prose, _with("when")]

    did_you_mean: Plain
    miss: Plain
    miss_nearest: Plain
    miss_help: Plain
    nothing_written: Plain
    not_text: Plain
    too_long: Annotated[Prose, _with("limit")]
    unknown_command: Annotated[Prose, _with("command")]
    button_gone: Plain
    more_asks: Plain
    broken: Plain

    ask_consent_rating: Plain
    ask_consent_miss: Plain
    consent_yes: Label
    consent_no: Label
    consent_thanks: Plain
    consent_declined: Plain
    consent_withdrawn: Plain
    erase: Label
    erase_sure: Plain
    erase_yes: Label
    erase_no: Label
    erased: Plain
    kept: Plain
    consent_withdraw: Label
    consent_give: Label

    helpful: Label
    not_helpful: Label
    rated: Plain
    rated_not: Plain
    none_of_these: Label
    none_of_these_reply: Plain

    card: CardWords

    inline_none_title: Annotated[Line, Field(max_length=64)]
    inline_none_text: Plain
    inline_ask: Label
    inline_left_out: Plain
