"""Writes docs/cli.md and docs/settings.md from the code, so that they cannot drift from it."""

from collections.abc import Iterator
from pathlib import Path

import click
from pydantic.fields import FieldInfo

from bot.settings import CHECKOUT, PREFIX, Settings

WIDTH = 96


def pages() -> dict[str, str]:
    """The generated pages: file name to text."""
    return {"cli.md": _cli(), "settings.md": _settings()}


def write(folder: Path) -> None:
    """Write the generated pages to a folder."""
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


def _cli() -> str:
    from bot.cli import senpai

    parts = ["# The `senpai` command\n\nWritten by `make docs` from the command's own help.\n"]
    for path, command in _commands(senpai, "senpai"):
        context = click.Context(command, info_name=path, max_content_width=WIDTH)
        context.terminal_width = WIDTH
        parts.append(f"## `{path}`\n\n```\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from _commands(command.commands[name], f"{path} {name}")


def _settings() -> str:
    lines = [
        "# Settings",
        "",
        "Written by `make docs` from `bot/settings.py`. Each is an environment variable, or a line in",
        "a file named `.env` in the folder where the command is called; the environment wins.",
        "",
        "| variable | default | what it is |",
        "|---|---|---|",
    ]
    for name, field in Settings.model_fields.items():
        lines.append(f"| `{PREFIX}{name.upper()}` | {_default(field)} | {field.description} |")
    return "\n".join(lines) + "\n"


def _default(field: FieldInfo) -> str:
    if field.default_factory is not None:
        return "see right"  # it depends on the machine
    return "none" if field.default is None else f"`{field.default}`"


if __name__ == "__main__":
    write(CHECKOUT / "docs")
