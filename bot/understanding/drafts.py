"""YAML to paste for a gap: phrasings for the entry that lacks them, or the beginnings of a new one."""

import re
from typing import Any

import yaml

from bot.knowledge.base import Knowledge
from bot.understanding.gaps import Gap
from bot.understanding.words import normalise

FEWEST_PHRASINGS = 15
"""Phrasings that an entry has to have."""
_TO_DO = "TODO"
_STOP = frozenset(
    ("a", "an", "and", "can", "do", "does", "for", "how", "i", "in", "is", "it", "my", "the", "to")
)


def draft(gap: Gap, knowledge: Knowledge, number: int) -> str:
    """Draft what would close a gap.

    Args:
        gap: The gap.
        knowledge: The knowledge base.
        number: Makes the id of a new entry its own.

    Returns:
        Lines of YAML with comments; of an existing entry, the lines under its `phrasings`.
    """
    nearest = ", ".join(f"{near.entry} {near.probability:.2f}" for near in gap.nearest)
    wordings = len(gap.asked)
    head = f"# asked {gap.times}x in {wordings} wordings; nearest: {nearest or 'nothing'}\n"
    entry = gap.belongs_to
    if entry:
        known = {normalise(text) for text in knowledge.entries[entry].phrasings}
        new = [text for text in _texts(gap) if normalise(text) not in known]
        where = f"# answers/{knowledge.sections[entry]}.yaml, under the phrasings of {entry}:\n"
        lines = _dumped(new).splitlines() if new else ["# all of them are there already"]
        return head + where + "".join(f"    {line}\n" for line in lines)
    missing = FEWEST_PHRASINGS - len(gap.asked)
    tail = f"    # {missing} more phrasings at least\n" if missing > 0 else ""
    where = "# a new answer, to a file in answers/ (and give the facts that it rests on):\n"
    return head + where + _dumped([_skeleton(gap, knowledge, number)]) + tail


def _skeleton(gap: Gap, knowledge: Knowledge, number: int) -> dict[str, Any]:
    title = gap.asked[0].question
    related = [near.entry for near in gap.nearest]
    return {
        "id": _id(title, knowledge, number),
        "title": _cut(title, 70),
        "button": _cut(title, 30),
        "short": f"{_TO_DO} the answer, in one or two sentences.",
        "detail": f"{_TO_DO} what decides it.",
        "next": [{"say": f"{_TO_DO} what to do next"}],
        "related": related,
        "phrasings": _texts(gap),
    }


def _id(title: str, knowledge: Knowledge, number: int) -> str:
    words = [word for word in re.findall(r"[a-z0-9]+", normalise(title)) if word not in _STOP]
    name = "-".join(words[:4])[:40].strip("-") or "new"
    return f"{name}-{number}" if name in knowledge.entries else name


def _texts(gap: Gap) -> list[str]:
    """The questions, each in one line."""
    return list(dict.fromkeys(" ".join(one.question.split()) for one in gap.asked))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 4].rstrip() + " ..."


def _dumped(value: Any) -> str:
    """YAML in the layout of our files: lists inside mappings are indented."""
    dumped: str = yaml.dump(
        value, Dumper=_Indenting, allow_unicode=True, sort_keys=False, width=10_000
    )
    return dumped


class _Indenting(yaml.SafeDumper):
    """Indents lists inside mappings, as our files do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)
