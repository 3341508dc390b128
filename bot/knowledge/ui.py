"""The fixed sentences that the bot says, one field each; `knowledge/ui/en.yaml` holds the words."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from bot.knowledge.fields import Id, Line, Prose
from bot.knowledge.models import Model
from bot.knowledge.problems import quoted

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


class CommandWords(Model):
    """What Telegram shows in the command menu (Bot API: at most 256 characters)."""

    start: Annotated[Line, Field(max_length=256)]
    help: Annotated[Line, Field(max_length=256)]
    routes: Annotated[Line, Field(max_length=256)]
    about: Annotated[Line, Field(max_length=256)]
    privacy: Annotated[Line, Field(max_length=256)]


class Ui(Model):
    """Every fixed sentence."""

    commands: CommandWords
    bot_description: Annotated[Line, Field(max_length=512)]
    bot_short_description: Annotated[Line, Field(max_length=120)]

    hello: Plain
    hello_named: Annotated[Prose, _with("name")]
    start_topics: Annotated[list[Id], Field(min_length=2, max_length=6)]
    help: Plain
    about: Annotated[Prose, _with("version", "entries", "facts", "newest")]
    routes_intro: Plain
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

    inline_none_title: Annotated[Line, Field(max_length=64)]
    inline_none_text: Plain
    inline_ask: Label
    inline_left_out: Plain
