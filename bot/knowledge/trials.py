"""Questions and people with the answers that are right for them: `knowledge/tests/`.

They are compared with what the program says by `senpai kb test`; the bot itself never reads them.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from bot.knowledge.fields import EntryId, FactId, Id, Line, RouteId
from bot.knowledge.model import Model
from bot.knowledge.profile import KEYS, Profile


class TrialQuestion(Model):
    """A question and its answer. None of them may be a phrasing: that would prove nothing."""

    ask: Annotated[Line, Field(max_length=1000, description="The question, as somebody typed it.")]
    expect: EntryId | None = Field(
        default=None, description="The entry that answers it; left out if none of ours does."
    )
    also: list[EntryId] = Field(default=[], description="Other entries that are right as well.")
    never: list[EntryId] = Field(
        default=[], description="Entries that would mislead whoever asks this."
    )
    style: Literal["normal", "short", "long", "typo", "nonnative", "taglish", "multi"] = Field(
        default="normal", description="How it is written; multi: two questions in one message."
    )

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        right = {self.expect, *self.also}
        both = right & set(self.never)
        if both:
            raise ValueError(f"{min(map(str, both))!r} is both right and never; choose one")
        if self.also and self.expect is None:
            raise ValueError("`also` without `expect`; name the best answer under `expect`")
        return self


def _profile(given: object) -> object:
    """Read the texts of a YAML file as the numbers and truth values that they stand for."""
    if not isinstance(given, dict):
        return given
    return {key: _plain(value) for key, value in given.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    words = {"true": True, "false": False, "null": None}
    return words.get(value, value) if isinstance(value, str) else value


Verdict = Literal["open", "open_if", "closed", "unknown"]


class Persona(Model):
    """A person and the verdicts that the facts lead to."""

    id: Id = Field(description="Unique among the people.")
    who: Annotated[Line, Field(max_length=200, description="The person, in a sentence.")]
    profile: Annotated[
        Profile,
        BeforeValidator(_profile),
        WithJsonSchema(
            {
                "type": "object",
                "properties": {key: {} for key in KEYS},
                "additionalProperties": False,
            }
        ),
        Field(description="What is known of them; a key that is missing is not known."),
    ]
    verdicts: dict[RouteId, Verdict] = Field(
        min_length=1, description="The right verdict for each of some routes."
    )
    facts: Annotated[
        list[FactId], Field(min_length=1, description="What the verdicts follow from.")
    ]
