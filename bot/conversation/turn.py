"""One turn: what came in, what is remembered between turns, and what has to be recorded."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.conversation.reply import Reply
from bot.knowledge.profile import NOBODY, Profile


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message, or the press of a button.

    Args:
        text: What was written; empty for a press.
        press: The data of the button that was pressed, or None.
        first_name: How the person is called on the channel; only ever used to greet, never stored.
        public: Whether it was written in a group, where others read along; then nobody is asked for
            consent.
        person: What is known of the person who writes.
    """

    text: str = ""
    press: str | None = None
    first_name: str | None = None
    public: bool = False
    person: Profile = NOBODY


class Consent(StrEnum):
    """Whether a person allows ratings and unanswered questions to be kept."""

    UNKNOWN = "unknown"
    GIVEN = "given"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Memory:
    """What one conversation remembers between turns: topics, not words.

    Args:
        entry: The entry that was last answered.
        topic: The subject last talked about ("jet").
        aspect: What about it ("pay").
        unanswered: A question that was missed, without personal details, while the person has not yet
            said whether it may be kept. None once they have.
        heard_at: When the person last wrote (UTC).
    """

    entry: str | None = None
    topic: str | None = None
    aspect: str | None = None
    unanswered: str | None = None
    heard_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """Record: a person found an entry helpful, or not."""

    entry: str
    helpful: bool


@dataclass(frozen=True, slots=True)
class Miss:
    """Record: a question without an answer, personal details removed, and the nearest entries."""

    question: str
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConsentChange:
    """Record: a person gave or withdrew consent. Withdrawing erases what was kept under it."""

    consent: Consent


@dataclass(frozen=True, slots=True)
class Erasure:
    """Record: forget this person: memory, consent, ratings and misses."""


Record = Rating | Miss | ConsentChange | Erasure


@dataclass(frozen=True, slots=True)
class Turn:
    """The result of one turn; a door stores and sends it in one transaction.

    Args:
        reply: What to show.
        memory: What to remember.
        records: What to keep, in order.
    """

    reply: Reply
    memory: Memory
    records: tuple[Record, ...] = ()
