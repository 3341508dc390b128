"""What the advisor says, apart from any channel.

A door (Telegram, terminal, JSON) only renders a `Reply`; it decides nothing about content.
"""

from dataclasses import dataclass, field
from datetime import date

from bot.conversation.text import Text

BUTTON_DATA_BYTES = 64
"""Longest button data in UTF-8 bytes (Bot API, InlineKeyboardButton.callback_data)."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of an answer."""

    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text; a line break inside it is kept."""

    text: Text


@dataclass(frozen=True, slots=True)
class Bullets:
    """A short list, one item a line."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Caution:
    """A visible warning: a place where people get hurt, or a fact that may be stale."""

    text: Text


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact with its origin.

    Args:
        what: What the fact is about.
        value: The fact as shown, with its unit.
        as_of: When it held ("April 2025"), or None if the source does not say.
        source: Name of the source ("Immigration Services Agency").
        url: The page it came from; always http or https.
        checked: The day it was last compared with the source.
        hedge: "not confirmed" and the like, or None for a confirmed fact.
        overdue: Whether its review date has passed.
    """

    what: str
    value: str
    as_of: str | None
    source: str
    url: str
    checked: date
    hedge: str | None = None
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts behind an answer; doors fold or dim them.

    Args:
        title: The line above the facts.
        lines: The facts, most important first; never empty.
    """

    title: str
    lines: tuple[FactLine, ...]


Block = Heading | Paragraph | Bullets | Caution | Facts


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press.

    Args:
        label: What it says.
        data: What comes back in `Incoming.press`, at most 64 bytes.
    """

    label: str
    data: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.data.encode()) <= BUTTON_DATA_BYTES:
            raise ValueError(
                f"button data {self.data!r} is {len(self.data.encode())} bytes long; "
                f"Telegram takes 1 to {BUTTON_DATA_BYTES}"
            )


Keyboard = tuple[tuple[Button, ...], ...]
"""Rows of buttons."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that might answer, with its probability (0..1)."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Source:
    """A page behind an answer and the day it was last compared."""

    url: str
    checked: date


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one ask was understood, for `senpai ask --json` and for the record of misses.

    Args:
        ask: The part of the message that was taken as this question.
        answer_id: The entry that was given, or None for an offer of topics or a miss.
        confidence: Calibrated probability (0..1) that the best candidate is right.
        candidates: Up to five entries, best first, also on a miss.
        sources: The pages behind the answer.
    """

    ask: str
    answer_id: str | None
    confidence: float
    candidates: tuple[Candidate, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """One message to send.

    Args:
        blocks: Its content in reading order; never empty.
        buttons: Rows of buttons underneath.
        outcome: How the ask was understood, if this message answers one.
    """

    blocks: tuple[Block, ...]
    buttons: Keyboard = ()
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """Everything a door has to show after one incoming message or press.

    Args:
        messages: New messages, in order. Empty when silence is right.
        toast: A short line shown at the pressed button, or None.
        keyboard: New buttons for the message whose button was pressed; None leaves them alone.
    """

    messages: tuple[Message, ...] = ()
    toast: str | None = None
    keyboard: Keyboard | None = field(default=None)
