"""The JSON Schemas that help editors: up to date, and of one mind with the loader."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.knowledge.schema import schemas, write
from tests.knowledge.draft07 import faults
from tests.knowledge.folder import PRODUCT, Folder

SCHEMAS: dict[str, dict[str, Any]] = {name: json.loads(text) for name, text in schemas().items()}
FILES = sorted(path.relative_to(PRODUCT).as_posix() for path in PRODUCT.rglob("*.yaml"))
SELF_EXPLAINING = {"ui.json", "lexicon-levels.json"}
"""Its keys are the sentences' names; `ui/en.yaml` says what they are for."""


class EditorLoader(yaml.CSafeLoader):
    """Reads YAML 1.2 as editors do: `true` and numbers are no text, but dates and `yes` are."""


EditorLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag.rpartition(":")[2] not in {"timestamp", "bool", "merge", "int"}
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf")
)
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"), list("-+0123456789")
)


def schema_of(file: str) -> str:
    folder, _, name = file.rpartition("/")
    if folder == "lexicon":
        return f"lexicon-{name.replace('.yaml', '.json')}"
    return f"{folder.replace('/', '-')}.json" if folder else name.replace(".yaml", ".json")


def found_in(path: Path, file: str) -> list[str]:
    schema = SCHEMAS[schema_of(file)]
    data = yaml.load((path / file).read_text(encoding="utf-8"), Loader=EditorLoader)
    return list(faults(data, schema, schema))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_written_schema_is_up_to_date(name: str) -> None:
    written = (PRODUCT / "schema" / name).read_text(encoding="utf-8")
    assert written == schemas()[name], "run: senpai kb schema"


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in (PRODUCT / "schema").iterdir()} == set(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_explained(name: str) -> None:
    schema = SCHEMAS[name]
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    models = {"": schema} | schema.get("definitions", {})
    for title, model in models.items():
        assert "description" in model or "properties" not in model, title
        for key, value in model.get("properties", {}).items():
            explained = "description" in value or name in SELF_EXPLAINING
            assert explained, f"{title}.{key} has no description"


@pytest.mark.parametrize("file", FILES)
def test_the_product_passes_its_schema(file: str) -> None:
    assert found_in(PRODUCT, file) == []


@pytest.mark.parametrize("file", FILES)
def test_every_file_names_its_schema(file: str) -> None:
    first = (PRODUCT / file).read_text(encoding="utf-8").split("\n", maxsplit=1)[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert found
    named = (PRODUCT / file).parent / found[1]
    assert named.resolve() == (PRODUCT / "schema" / schema_of(file)).resolve()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("answers/pay.yaml", "  button:", "  buton:"),
        ("answers/pay.yaml", "About jet-pay", "About " + "x" * 70),
        ("answers/pay.yaml", "related: [jet-what, jet-age]", "related: [jet-what]"),
        ("answers/pay.yaml", "    - question 14 about jet-pay\n", ""),
        ("facts/jet.yaml", "checked: 2026-11-22", "checked: 2026-02-30"),
        ("facts/jet.yaml", "per: year", "per: yaer"),
        ("facts/jet.yaml", "unit: JPY", "unit: yen"),
        ("facts/jet.yaml", "low: 4020000", "low: much"),
        ("facts/jet.yaml", "  sources: [https://jetprogramme.org/en/faq04/]\n", ""),
        ("facts/jet.yaml", "[https://jetprogramme.org/en/faq04/]", "[]"),
        ("facts/jet.yaml", "id: jet-age", "id: JET age"),
        ("topics.yaml", "names: [eikaiwa]", "names: eikaiwa"),
        ("sources.yaml", "official: true", "official: perhaps"),
        ("small_talk.yaml", "[thanks, thank you, salamat]", "[thanks]"),
        ("lexicon.yaml", "{u: you}", "{u: [you]}"),
    ],
    ids=lambda value: str(value)[:32],
)
def test_editors_see_what_the_loader_refuses(folder: Folder, file: str, old: str, new: str) -> None:
    assert found_in(folder.path, file) == []
    folder.replace(file, old, new)
    assert found_in(folder.path, file)
    assert folder.load().errors


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("answers/pay.yaml", "question 0 about jet-pay", "2026"),
        ("answers/pay.yaml", "question 0 about jet-pay", "true"),
        ("facts/jet.yaml", 'value: "none"', "value: 40"),
        ("facts/jet.yaml", "as_of: 2025-04", "as_of: 2025"),
        ("facts/jet.yaml", "as_of: undated", "as_of: 2025-04-01"),
        ("sources.yaml", "official: true", "official: false"),
        ("lexicon.yaml", "{u: you}", "{4: four, y: yes}"),
    ],
    ids=lambda value: str(value)[:32],
)
def test_editors_do_not_object_to_what_the_loader_takes(
    folder: Folder, file: str, old: str, new: str
) -> None:
    folder.replace(file, old, new)
    assert found_in(folder.path, file) == []
    assert folder.load().errors == ()


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    assert len(write(tmp_path)) == len(SCHEMAS)
    assert write(tmp_path) == []
    (tmp_path / "schema" / "facts.json").write_text("{}", encoding="utf-8")
    assert write(tmp_path) == [tmp_path / "schema" / "facts.json"]
