"""JSON Schemas of the knowledge files, generated from the models, so that editors can help.

Draft-07, which the common YAML editors understand; `senpai kb schema` writes them.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import NullableSchema, WithDefaultSchema

from bot.knowledge.employers import Employer, Office
from bot.knowledge.lexicon import WORDINGS
from bot.knowledge.links import QuietLink
from bot.knowledge.models import Entry, Fact, Lexicon, OutOfScope, Site, SmallTalk, Topics
from bot.knowledge.nationalities import Nationality
from bot.knowledge.routes import CountryList, NamedCondition, Route, RouteGroup, SharedRule
from bot.knowledge.trials import Persona, TrialQuestion
from bot.knowledge.ui import Ui

FILES: dict[str, Any] = {
    "answers.json": list[Entry],
    "facts.json": list[Fact],
    "topics.json": Topics,
    "employers.json": list[Employer],
    "routes.json": Route,
    "route_groups.json": list[RouteGroup],
    "nationalities.json": Nationality,
    "tests-questions.json": list[TrialQuestion],
    "tests-people.json": list[Persona],
    "offices.json": list[Office],
    "common_rules.json": list[SharedRule],
    "conditions.json": list[NamedCondition],
    "country_lists.json": list[CountryList],
    "links.json": list[QuietLink],
    "sources.json": list[Site],
    "small_talk.json": list[SmallTalk],
    "out_of_scope.json": OutOfScope,
    "lexicon.json": Lexicon,
    "ui.json": Ui,
}


FILES |= {f"lexicon-{name.replace('.yaml', '.json')}": kind for name, kind in WORDINGS.items()}


def schemas() -> dict[str, str]:
    """The schema files: name to text."""
    return {name: _schema(kind) for name, kind in FILES.items()}


def write(folder: Path) -> list[Path]:
    """Write the schema files that differ from what is there.

    Args:
        folder: The knowledge folder; the files go to `schema/` in it.

    Returns:
        The files that were written.
    """
    target = folder / "schema"
    target.mkdir(exist_ok=True)
    written = []
    for name, text in schemas().items():
        path = target / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            written.append(path)
    return written


class _Generator(GenerateJsonSchema):
    """Leaves out what helps nobody in an editor: titles that repeat the key, and defaults."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def nullable_schema(self, schema: NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def _schema(kind: Any) -> str:
    schema = TypeAdapter(kind).json_schema(
        ref_template="#/definitions/{model}", schema_generator=_Generator
    )
    definitions = schema.pop("$defs", {})
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", **schema}
    if definitions:
        schema["definitions"] = definitions
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=False) + "\n"
