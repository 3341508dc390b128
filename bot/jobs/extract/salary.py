"""Base pay: the figure among all figures that the job itself is paid."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from bot.jobs.extract.ad import MAX_QUOTE, Ad, Found
from bot.jobs.extract.money import Money, amounts
from bot.jobs.extract.phrases import any_of
from bot.jobs.extract.stretches import PAY_WORD, is_beside, stretches
from bot.jobs.listing import Origin
from bot.jobs.posting import Pay, Period

_OVERTIME_IN = any_of(
    r"(?:固定|みなし)残業(?:代|手当)[^。\n]{0,16}(?:含|込)",
    r"(?:固定|みなし)残業代",
    r"(?:incl\w*|with) (?:\d+ hours? of )?fixed overtime",
    r"fixed overtime (?:pay |allowance )?(?:is )?includ",
)
_NEGOTIABLE = re.compile(r"\bnegotiable\b|応相談|要相談|相談の上", re.IGNORECASE)
_PLAUSIBLE: dict[Period, tuple[int, int]] = {
    "hour": (500, 30_000),
    "class": (800, 60_000),
    "day": (3_000, 120_000),
    "week": (20_000, 500_000),
    "month": (30_000, 6_000_000),
    "year": (600_000, 80_000_000),
}
_WIDEST = Decimal("2.5")
"""Amounts further apart are not two grades of one job."""
_MOST = 40
"""Most amounts that are weighed; a human ad names a dozen."""


@dataclass(frozen=True, slots=True)
class Salary:
    """Base pay with its reason.

    Args:
        minimum: Smallest amount; None for "up to".
        maximum: Largest amount; None if it is open.
        currency: ISO 4217 code.
        period: What it is paid for.
        text: The words that say so.
        origin: `inferred` if only the size tells the period or the currency.
        month: Yen a month, where the ad states them beside what is paid for another period.
        aside: Whether it stands in brackets, such as the parts that a sum is made of.
    """

    minimum: Decimal | None
    maximum: Decimal | None
    currency: str
    period: Period
    text: str
    origin: Origin
    month: tuple[Decimal | None, Decimal | None] | None = None
    aside: bool = False

    @property
    def yen_month(self) -> tuple[int | None, int | None]:
        """Both ends in yen a month; None for other currencies and pay by the hour, day or class."""
        if self.month is not None:
            low, high = self.month
            return (None if low is None else round(low), None if high is None else round(high))
        if self.currency != "JPY" or self.period not in {"month", "year"}:
            return (None, None)
        months = 12 if self.period == "year" else 1

        def converted(end: Decimal | None) -> int | None:
            return None if end is None else round(end / months)

        return (converted(self.minimum), converted(self.maximum))


def salary(ad: Ad) -> Salary | None:
    """Base pay of an advertisement.

    A source's own field wins, then the text about pay, then the description.
    """
    if ad.posting.pay is not None and (given := _structured(ad.posting.pay)):
        return given
    for text, strict in (
        (ad.texts["salary"], False),
        (ad.texts["requirements"], True),
        (ad.texts["description"], True),
        (ad.texts["title"], True),
    ):
        if found := list(islice(_candidates(text, strict=strict), _MOST)):
            return _whole(found, strict=strict)
    return None


def includes_overtime(ad: Ad) -> Found[bool] | None:
    """True if fixed overtime is folded into the pay."""
    for clause in ad.clauses("salary", "description"):
        if _OVERTIME_IN.search(clause.text) and not re.search("なし|無し|別途", clause.text):
            return clause.found(value=True)
    return None


def negotiable(ad: Ad) -> Found[bool] | None:
    """True if the text about pay calls it negotiable."""
    for clause in ad.clauses("salary"):
        if _NEGOTIABLE.search(clause.text):
            return clause.found(value=True)
    return None


def _whole(found: list[Salary], *, strict: bool) -> Salary:
    """One range from the amounts of a text.

    The first amount tells what is paid for; others for the same (grades, shifts, pay after a
    probation) widen its range. A monthly amount beside a yearly one is kept for the monthly figures:
    the year may hold bonuses.

    Args:
        found: The amounts, in order.
        strict: Whether the text is about other things too, so that only the first amount counts.
    """
    first = next((one for one in found if not one.aside), found[0])
    whole = first if strict else _widened(first, [one for one in found if one is not first])
    monthly = next((one for one in found if one.period == "month" and one.currency == "JPY"), None)
    if first.period == "year" and monthly is not None:
        month = (
            monthly if strict else _widened(monthly, [one for one in found if one is not monthly])
        )
        whole = replace(whole, month=(month.minimum, month.maximum))
    return whole


def _widened(first: Salary, others: list[Salary]) -> Salary:
    low, high, texts = first.minimum, first.maximum, [first.text]
    for one in others:
        if (one.period, one.currency) != (first.period, first.currency):
            continue
        if one.aside and not first.aside and not _is_premium(one, first):
            continue
        ends = [end for end in (low, high, one.minimum, one.maximum) if end is not None]
        if max(ends) > _WIDEST * min(ends):
            continue
        open_top = high is None or one.maximum is None
        low = None if low is None else min(end for end in (low, one.minimum) if end is not None)
        high = None if open_top else max(end for end in (high, one.maximum) if end is not None)
        if one.text not in texts:
            texts.append(one.text)
    return replace(first, minimum=low, maximum=high, text=" ... ".join(texts)[:MAX_QUOTE])


def _is_premium(aside: Salary, first: Salary) -> bool:
    """Whether brackets hold a higher rate, "(1,438 yen after 22:00)", not the parts of a sum."""
    if first.period != "hour" or first.maximum is None or aside.minimum is None:
        return False
    return aside.minimum > first.maximum


def _structured(pay: Pay) -> Salary | None:
    largest = max(end for end in (pay.minimum, pay.maximum) if end is not None)
    period: Period | None = pay.period
    origin: Origin = "structured"
    if period is None:
        period, origin = _by_size(largest, pay.currency), "inferred"
    if period is None or not pay.currency or not _plausible(largest, pay.currency, period):
        return None
    low, high = pay.minimum, pay.maximum
    ends = " - ".join(f"{end:,f}" for end in (low, high) if end is not None)
    words = f"{ends} {pay.currency}" + (f" / {pay.period}" if pay.period else "")
    return Salary(low, high, pay.currency, period, words, origin)


def _candidates(text: str, *, strict: bool) -> Iterator[Salary]:
    """Amounts of a text that may be base pay.

    Args:
        text: The text.
        strict: Whether the text is about many things, so that a word for pay or a period must
            stand by the amount.
    """
    for part, aside in stretches(text):
        for money in amounts(part, bare=not strict):
            if is_beside(part, money):
                continue
            told = not strict or PAY_WORD.search(part) or _is_alone(part, money)
            if not told and (money.period is None or money.currency is None):
                continue
            period: Period | None = money.period
            origin: Origin = "text"
            currency = money.currency or "JPY"
            if period is None:
                period, origin = _by_size(money.largest, currency), "inferred"
            if period is None or not _plausible(money.largest, currency, period):
                continue
            yield Salary(
                money.minimum,
                money.maximum,
                currency,
                period,
                _quoted(text, part[money.start : money.end].strip()),
                origin,
                aside=aside,
            )


def _quoted(text: str, amount: str) -> str:
    """The words around an amount, as the ad writes them."""
    at = text.find(amount)
    if at < 0:
        return amount
    start = max(text.rfind("\n", 0, at) + 1, at - MAX_QUOTE // 3)
    end = text.find("\n", at)
    return text[start : len(text) if end < 0 else end][: MAX_QUOTE // 2].strip()


def _is_alone(part: str, money: Money) -> bool:
    """Whether a stretch of text is nothing but an amount, as in "Tokyo | Hybrid | ¥8M-¥15M"."""
    return money.currency is not None and not re.search(
        r"\w{2}", part[: money.start] + part[money.end :]
    )


def _by_size(largest: Decimal, currency: str) -> Period | None:
    if currency in {"USD", "EUR", "GBP", "CAD", "AUD", "SGD"}:
        return "year" if 20_000 <= largest < 1_000_000 else None
    if currency != "JPY":
        return None
    if 800 <= largest < 6_000:
        return "hour"
    if 100_000 <= largest < 1_500_000:
        return "month"
    return "year" if 1_500_000 <= largest < 80_000_000 else None


def _plausible(largest: Decimal, currency: str, period: Period) -> bool:
    low, high = _PLAUSIBLE[period]
    return currency != "JPY" or low <= largest <= high
