"""A job as its source gives it, before anything is read out of its texts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Period = Literal["hour", "day", "class", "week", "month", "year"]
Remote = Literal["full", "hybrid", "none"]


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay that a source gives in fields of its own rather than in words.

    Args:
        minimum: Smallest amount, in units of `currency`.
        maximum: Largest amount; None if the range is open.
        currency: ISO 4217 code.
        period: What the amount is paid for; None if the source does not say.
    """

    minimum: Decimal | None
    maximum: Decimal | None
    currency: str
    period: Period | None


@dataclass(frozen=True, slots=True)
class Posting:
    """One advertisement: clean texts, and what its format states in fields of their own.

    Args:
        source: Name of the format, such as `greenhouse`.
        source_id: What the source calls this posting; empty if it has no name for it.
        title: Title, one line.
        employer: Who hires, as written.
        url: The advertisement's page; empty, or an http(s) address.
        apply_url: Where to apply, likewise.
        location: Places as written, several joined by `; `.
        salary: Pay as written.
        requirements: What applicants must bring, as far as the source keeps it apart.
        description: All other text.
        pay: Pay in fields.
        remote: How far the work is remote, in a field.
        countries: ISO 3166 codes (two letters, upper case) of the places; empty if unknown.
        employment_types: Words or codes for the kind of employment.
        date_posted: Day on which it was published.
        valid_through: Last day on which it is open.
        start: First day of work as written.
        language: Language code of the text.
        openings: Number of people wanted.
    """

    source: str
    title: str
    employer: str = ""
    source_id: str = ""
    url: str = ""
    apply_url: str = ""
    location: str = ""
    salary: str = ""
    requirements: str = ""
    description: str = ""
    pay: Pay | None = None
    remote: Remote | None = None
    countries: tuple[str, ...] = ()
    employment_types: tuple[str, ...] = ()
    date_posted: date | None = None
    valid_through: date | None = None
    start: str = ""
    language: str = ""
    openings: int | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row of a source that is not a posting.

    Args:
        row: Which one, as a person finds it again: its id, title or number.
        reason: Why it was left out.
    """

    row: str
    reason: str


@dataclass(slots=True)
class Batch:
    """What a source's document holds.

    Args:
        postings: The advertisements, in the order of the document.
        skipped: What was left out.
    """

    postings: list[Posting] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def skip(self, row: object, reason: str) -> None:
        """Note a row that is left out.

        Args:
            row: Its id, title or number; shortened.
            reason: Why.
        """
        self.skipped.append(Skipped(str(row)[:120], reason))

    def extend(self, postings: Sequence[Posting]) -> None:
        """Add postings, leaving out those without a title, which nobody could find or read."""
        for posting in postings:
            if posting.title:
                self.postings.append(posting)
            else:
                self.skip(posting.source_id or posting.url or "?", "no title")


class SourceError(Exception):
    """A document is not of its format at all; the message says what was expected."""
