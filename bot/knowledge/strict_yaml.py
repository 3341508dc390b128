"""YAML as maintainers expect it: text stays text, and every mistake has a line and a column.

PyYAML's own loaders read the country code ``NO`` as false and ``12:30`` as 750, keep the last of two
equal keys silently, and expand nested aliases without bound. Here PyYAML only tokenises (its parser
builds no objects); the tree is built from its events, with every scalar as text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias, Union

import yaml

from bot.knowledge.problems import Problem, quoted
from bot.knowledge.yaml_remedies import explained

MAX_BYTES = 1_000_000
"""Largest file that is read; a file of answers has some 100,000 bytes."""
MAX_DEPTH = 12
"""Deepest nesting that is followed; ours has 5."""

Node: TypeAlias = Union[str, "list[Node]", "dict[str, Node]"]
Path = tuple[str | int, ...]
"""Where a node stands: keys and list positions from the top."""

_ODD_INDENT = re.compile(r" *([^\S \r\n])")
# All but these may stand in YAML 1.1; its parsers stop at them without telling the column.
_FORBIDDEN = re.compile("[^\t\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

try:  # the C parser is ten times faster, but not in every build of PyYAML
    from yaml import CSafeLoader as _Parser
except ImportError:  # pragma: no cover
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]


@dataclass(slots=True)
class Document:
    """A parsed file.

    Args:
        file: Its path, relative to the knowledge folder.
        root: The tree of texts, lists and mappings; None if it could not be read.
        values: Line and column (from 1) of every node.
        keys: Line and column of the key in front of a mapping's values.
        problems: What was wrong with it as YAML.
    """

    file: str
    root: Node | None = None
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Line and column of a node, or of the nearest one around it.

        Args:
            path: Keys and positions from the top; may lead deeper than the tree does.
            key: Whether the place of the key is wanted rather than of the value.
        """
        if key and path in self.keys:
            return self.keys[path]
        for end in range(len(path), -1, -1):
            found = self.values.get(path[:end])
            if found:
                return found
        return (1, 1)

    def complain(self, at: tuple[int, int], message: str) -> None:
        """Add a problem at a line and column."""
        self.problems.append(Problem(self.file, *at, message))


def parse(file: str, data: bytes) -> Document:
    """Parse one file.

    Args:
        file: Its path as it is to be named in problems.
        data: Its bytes.

    Returns:
        The document; `root` is None when it could not be read at all, and `problems` says why.
    """
    document = Document(file)
    text = _decoded(document, data)
    if text is None:
        return document
    try:
        events = yaml.parse(text, Loader=_Parser)
        document.root = _Builder(document, events).build()
    except _TooDeepError as error:
        # What follows is not read: the parser takes quadratic time for what is nested.
        document.complain(error.at, f"nested deeper than {MAX_DEPTH} levels; flatten it")
    except yaml.MarkedYAMLError as error:
        document.root = None
        document.complain(*explained(error, text))
    return document


def _decoded(document: Document, data: bytes) -> str | None:
    if len(data) > MAX_BYTES:
        document.complain(
            (1, 1),
            f"the file has {len(data):,} bytes, the limit is {MAX_BYTES:,}; "
            "split it into several files",
        )
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]  # without the byte order mark
        column = len(before[before.rfind(b"\n") + 1 :].decode()) + 1
        at = (before.count(b"\n") + 1, column)
        document.complain(at, "this is not UTF-8; save the file as UTF-8")
        return None
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _ODD_INDENT.match(line):
            tab = found[1] == "\t"
            document.complain(
                (number, found.start(1) + 1),
                "a tab at the start of a line; use two spaces for each level instead"
                if tab
                else f"a blank U+{ord(found[1]):04X} at the start of a line; use plain spaces",
            )
        elif found := _FORBIDDEN.search(line):
            document.complain(
                (number, found.start() + 1),
                f"the character U+{ord(found[0]):04X} may not stand in a file; remove it",
            )
    return None if document.problems else text


class _TooDeepError(Exception):
    def __init__(self, at: tuple[int, int]) -> None:
        super().__init__(at)
        self.at = at


class _Builder:
    """Builds the tree from parser events, which keep the exact place of everything."""

    def __init__(self, document: Document, events: Iterable[yaml.Event]) -> None:
        self._document = document
        self._events = iter(events)

    def build(self) -> Node | None:
        root: Node | None = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._complain(event, "a second document ('---'); use one file for each")
                    return None
                root = self._node(next(self._events), ())
        if root is None and not self._document.problems:
            self._document.complain((1, 1), "the file is empty; write a list or remove the file")
        return root

    def _complain(self, event: yaml.Event, message: str) -> None:
        self._document.complain(_place(event), message)

    def _node(self, event: yaml.Event, path: Path) -> Node:
        self._document.values[path] = _place(event)
        if isinstance(event, yaml.AliasEvent):
            self._complain(event, f"an alias (*{event.anchor}); write the text out instead")
            return ""
        self._refuse_marks(event)
        if len(path) > MAX_DEPTH:
            raise _TooDeepError(_place(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        assert isinstance(event, yaml.ScalarEvent)
        if not event.style and event.value == "":
            self._complain(event, "nothing is written here; write a value or remove the line")
        return str(event.value)

    def _refuse_marks(self, event: yaml.Event) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            self._complain(
                event, f"an anchor (&{anchor}); remove it, and quote the text if it is text"
            )
        if tag:
            self._complain(event, f"a tag ({quoted(tag)}); remove it, all values are text")

    def _sequence(self, path: Path) -> list[Node]:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Node]:
        items: dict[str, Node] = {}
        first_lines: dict[str, int] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._complain(event, "a key must be a word; write 'name: value'")
                self._skip(event)
                self._skip(next(self._events))
                continue
            self._refuse_marks(event)
            key = str(event.value)
            place = _place(event)
            if key in items:
                self._complain(
                    event,
                    f"the key {quoted(key)} stands here twice (first in line {first_lines[key]}); "
                    "remove one of them",
                )
                self._skip(next(self._events))
                continue
            self._document.keys[(*path, key)] = place
            first_lines[key] = place[0]
            items[key] = self._node(next(self._events), (*path, key))
        return items

    def _skip(self, event: yaml.Event) -> None:
        depth = 0
        while True:
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth == 0:
                return
            if depth > MAX_DEPTH:
                raise _TooDeepError(_place(event))
            event = next(self._events)


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    assert mark is not None  # the parser marks every event
    return (mark.line + 1, mark.column + 1)
