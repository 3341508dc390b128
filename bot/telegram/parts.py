"""Lines of a message as Telegram's HTML, in as many texts as they need."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

from bot.conversation import safe
from bot.conversation.text import Span, Text, bare

LONGEST = 4096
"""UTF-16 units of a text with its markup. Telegram counts without the markup, so this holds too."""

_QUOTE, _END_OF_QUOTE = "<blockquote expandable>", "</blockquote>"
_WORTHWHILE = 512
"""Units of room for which a line that has to be cut anyway is begun in the text before it."""
_ESCAPED = {"&": 5, "<": 4, ">": 4}
_MOST_MARKS = 16
"""Marks on one letter for which a cut moves back; whoever piles up more has them cut."""


@dataclass(frozen=True, slots=True)
class Line:
    """What stays together if it fits: a heading, a paragraph, an item, a fact.

    Args:
        runs: Its text, safe to show; addresses are http or https.
        gap: What divides it from the line before it in the same text.
        quoted: Whether it stands in a quotation that readers unfold.
    """

    runs: Text
    gap: str = "\n"
    quoted: bool = False


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def trimmed(runs: Text) -> Text:
    """Runs without blanks at either end; empty if there is nothing else."""
    text = bare(runs)
    return _between(runs, len(text) - len(text.lstrip()), len(text.rstrip()))


class Parts:
    """Texts that grow line by line.

    Args:
        longest: Most UTF-16 units of a text, markup included; more than the longest address.
    """

    def __init__(self, longest: int = LONGEST) -> None:
        self._longest = longest
        self._parts: list[list[Line]] = []
        self._size = 0

    def put(self, lines: Sequence[Line]) -> bool:
        """Add lines that stay together: to the last text, or else to a new one.

        Args:
            lines: The lines.

        Returns:
            False if they do not fit into any text; then nothing is added.
        """
        if self._parts:
            size = self._size + _cost(lines, self._parts[-1][-1])
            if size <= self._longest:
                self._parts[-1] += lines
                self._size = size
                return True
        size = _cost(lines, None)
        if size > self._longest:
            return False
        if lines:
            self._parts.append(list(lines))
            self._size = size
        return True

    def cut(self, line: Line) -> None:
        """Add a line that fits into no text, cut between words.

        Args:
            line: The line.

        Raises:
            ValueError: The address of a link alone is too long.
        """
        rest = trimmed(line.runs)
        while rest:
            before = self._parts[-1][-1] if self._parts else None
            head: Text = ()
            if before and (room := self._room(line, before)) >= _WORTHWHILE:
                head, rest = _cut(rest, room)
            if not head:  # a new text, if only because the address of a link needs it
                before = None
                head, rest = _cut(rest, self._room(line, None))
                if not head:
                    raise ValueError("a link has an address for which no text has room")
            piece = replace(line, runs=head)
            if before:
                self._size += _cost([piece], before)
                self._parts[-1].append(piece)
            else:
                self._size = _cost([piece], None)
                self._parts.append([piece])

    def _room(self, line: Line, before: Line | None) -> int:
        """Units that the runs of a line may take, in the last text or in a new one."""
        frame = _cost([replace(line, runs=())], before)
        return self._longest - (self._size if before else 0) - frame

    def texts(self) -> list[str]:
        """The texts as HTML, each valid by itself; those that show nothing are left out."""
        return [
            _html(lines)
            for lines in self._parts
            if any(safe.visible(bare(line.runs)) for line in lines)
        ]


def _html(lines: Sequence[Line]) -> str:
    found: list[str] = []
    for quoted, group in groupby(lines, key=lambda line: line.quoted):
        inner = list(group)
        found.append(inner[0].gap if found else "")
        first, *others = inner
        text = _tagged(first.runs) + "".join(line.gap + _tagged(line.runs) for line in others)
        found.append(f"{_QUOTE}{text}{_END_OF_QUOTE}" if quoted else text)
    return "".join(found)


def _tagged(runs: Iterable[Span]) -> str:
    return "".join(_open(run) + escape(run.text, quote=False) + _close(run) for run in runs)


def _open(run: Span) -> str:
    if not run.text.strip():  # Telegram drops styles of blanks
        return ""
    link = f'<a href="{escape(run.url)}">' if run.url else ""
    return link + ("<b>" if run.bold else "")


def _close(run: Span) -> str:
    if not run.text.strip():
        return ""
    return ("</b>" if run.bold else "") + ("</a>" if run.url else "")


def _cost(lines: Iterable[Line], before: Line | None) -> int:
    """UTF-16 units that lines add to a text that ends with another line, or to an empty one."""
    size = 0
    for line in lines:
        size += units(_tagged(line.runs)) + (units(line.gap) if before else 0)
        if line.quoted and not (before and before.quoted):
            size += units(_QUOTE) + units(_END_OF_QUOTE)
        before = line
    return size


def _cut(runs: Text, room: int) -> tuple[Text, Text]:
    """As much of some runs as has room (in units), up to the end of a word, and what is left."""
    text = bare(runs)
    end = _fitting(runs, room)
    if end < len(text):
        blank = next((at for at in range(end, 0, -1) if text[at].isspace()), None)
        end = _before_marks(text, end) if blank is None else blank
    return trimmed(_between(runs, 0, end)), trimmed(_between(runs, end, len(text)))


def _fitting(runs: Text, room: int) -> int:
    """How many characters have room, with their markup."""
    count = 0
    for run in runs:
        room -= units(_open(run)) + units(_close(run))
        for char in run.text:
            room -= _ESCAPED.get(char, 2 if char > "\uffff" else 1)
            if room < 0:
                return count
            count += 1
    return count


def _before_marks(text: str, end: int) -> int:
    """Move a cut back so that it does not part a letter from its marks, or an emoji from its tone."""
    for at in range(end, max(end - _MOST_MARKS, 0), -1):
        if not (unicodedata.category(text[at]).startswith("M") or "🏻" <= text[at] <= "🏿"):
            return at
    return end


def _between(runs: Text, start: int, end: int) -> Text:
    """The runs of the characters from `start` up to `end`."""
    found: list[Span] = []
    at = 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            found.append(replace(run, text=text))
        at += len(run.text)
    return tuple(found)
