"""What a message says about its writer, and what it names."""

from dataclasses import dataclass, field
from typing import Any, Literal

from bot.knowledge.profile import Japanese, Profile, Status

Period = Literal["hour", "day", "week", "month", "year", "lesson"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the message as typed.

    Args:
        start: Index of its first character.
        end: Index after its last character.
        words: The characters themselves.
    """

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing the writer said about themselves.

    Args:
        key: The profile key.
        value: Its value in the JSON form of a profile; for `nationality` one country code, for
            `experience` a pair of kind and years.
        span: Where it is said.
    """

    key: str
    value: Any
    span: Span


@dataclass(frozen=True, slots=True)
class Country:
    """A country that is named, by name, people, flag or city (ISO 3166-1 code)."""

    code: str
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """A place in Japan.

    Args:
        prefecture: ISO 3166-2 code, such as JP-27; None where several have a place of that name.
        city: The city, ward, town or station as the lexicon writes it; None for a prefecture.
        span: Where it is named.
    """

    prefecture: str | None
    city: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class JapaneseLevel:
    """A level of Japanese that is named."""

    level: Japanese
    span: Span


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money.

    Args:
        low: Lower end, in whole units of the currency.
        high: Upper end; the same as `low` for a single figure.
        currency: ISO 4217 code; None where it is not said (or "rupees", "lakh" leave it open).
        per: The period it is paid for; None where it is not said.
        span: Where it is named.
    """

    low: int
    high: int
    currency: str | None
    per: Period | None
    span: Span


@dataclass(frozen=True, slots=True)
class StatusNamed:
    """A status of residence that is named."""

    status: Status
    span: Span


@dataclass(frozen=True, slots=True)
class Slots:
    """What a message says.

    Args:
        told: What the writer says about themselves; a key that is None was not told.
        evidence: Where each thing that was told is said, in the order of the message.
        no_degree: Where the writer says that they have no degree. It sets no profile value: "no
            degree" leaves open whether a diploma or only school was finished.
        countries: Countries that are named, told or not; Japan only as somebody's nationality.
        places: Places in Japan.
        japanese: Levels of Japanese.
        money: Amounts of money.
        statuses: Statuses of residence.
    """

    told: Profile = field(default_factory=Profile)
    evidence: tuple[Evidence, ...] = ()
    no_degree: Span | None = None
    countries: tuple[Country, ...] = ()
    places: tuple[Place, ...] = ()
    japanese: tuple[JapaneseLevel, ...] = ()
    money: tuple[Money, ...] = ()
    statuses: tuple[StatusNamed, ...] = ()
