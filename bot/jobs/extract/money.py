"""Amounts of money in a text: currency, range, open ends, and what they are paid for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.jobs.extract.phrases import any_of
from bot.jobs.posting import Period

MAX_STRETCH = 600
"""Longest stretch that is looked through for amounts; a human one has some 60 characters."""

_SIGNS = {
    "¥": "JPY", "\\": "JPY", "円": "JPY", "yen": "JPY", "jpy": "JPY", "en": "JPY",
    "$": "USD", "us$": "USD", "usd": "USD", "dollars": "USD", "ca$": "CAD", "cad": "CAD",
    "a$": "AUD", "aud": "AUD", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP",
    "₱": "PHP", "php": "PHP", "pesos": "PHP", "sgd": "SGD", "s$": "SGD",
}  # fmt: skip
_SCALES = {
    "k": 1_000, "thousand": 1_000, "千": 1_000, "m": 1_000_000, "mil": 1_000_000, "mn": 1_000_000,
    "mm": 1_000_000, "million": 1_000_000, "百万": 1_000_000, "man": 10_000, "万": 10_000,
    "lapad": 10_000, "億": 100_000_000,
}  # fmt: skip
_BEFORE = r"(?:(?P<c{0}>us\$|ca\$|a\$|s\$|usd|jpy|cad|aud|eur|gbp|sgd|php|[¥\\$€£₱])\s*)?"
_NUMBER = r"(?P<n{0}>\d{{1,3}}(?:[,，]\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SCALE = r"(?:\s*(?P<s{0}>million|thousand|mil|mn|mm|man|lapad|百万|[km](?![a-z])|[万千億]))?"
_AFTER = r"(?:\s*(?P<a{0}>円|yen|jpy|usd|cad|aud|eur|gbp|sgd|php|dollars|pesos)(?![a-z]))?"
_ONE = _BEFORE + _NUMBER + _SCALE + r"(?P<r{0}>\d{{3,4}}(?=円))?" + _AFTER
_JOIN = (
    r"\s*(?:/\s*(?:month|year|hour|月|年)|(?:per|a)\s+(?:month|year|hour))?\s*"
    r"(?:-|–|—|―|~|〜|‐|−|\bto\b|\bhanggang(?:\s+sa)?\b|から|\band\b(?=\s*[¥\\\d])|\bup to\b)\s*"
)
_RANGE = re.compile(
    r"(?<![A-Za-z0-9.,#])(?:"
    + _ONE.format(1)
    + r")(?:"
    + _JOIN
    + r"(?:"
    + _ONE.format(2)
    + r"))?(?!\d)",
    re.IGNORECASE,
)
# Ends that are open, before or behind an amount.
_FROM = any_of(
    r"(?:\bfrom|\bstarts?(?:ing)?(?: at| from)?|\bat least|\bminimum(?: of)?|"
    r"\bmin\.?|\bover|\bmore than|\babove|\bmula(?: sa)?|最低)\s*:?\s*(?:about |"
    r"approx(?:imately|\.)? )?$",
)
_OR_MORE = any_of(
    r"^\s*(?:/?\s*(?:per\s+|a\s+)?(?:month|year|hour)\s*)?(?:\(?or (?:more|"
    r"above|higher|over)|\+(?=\s*(?:$|[,;)/]|per\b|an?\b|monthly|yearly|"
    r"yen))|and (?:up|above)|plus(?=\W*$)|以上|[~〜](?!\s*[\d¥])|から(?!\s*\d)|"
    r"\bpataas)",
)
_UP_TO = re.compile(
    r"(?:\bup to|\bmaximum(?: of)?|\bmax\.?|\buntil|最大|上限|\bhanggang)\s*:?\s*$", re.IGNORECASE
)
_OR_LESS = re.compile(r"^\s*(?:以下|まで|or less)", re.IGNORECASE)

_PERIODS: dict[Period, str] = {
    "class": r"class(?:es)?|lessons?|koma|コマ|periods?|session|レッスン|授業",
    "hour": r"(?:teaching |working |contact )?hours?|hrs?|h|oras|時間?",
    "day": r"(?:working )?day|diem|araw|日",
    "week": r"week|linggo|週",
    "month": r"(?:calendar )?months?|mon?|mth|buwan|[ヶケかカ]?月",
    "year": r"years?|annum|yr|taon|anum|年",
}  # fmt: skip
_EACH = (
    r"\s*\(?\s*(?:gross|net|before tax|税込)?\s*"
    r"(?:/|per|an?|each|every|kada|bawat|sa isang|isang|の)\s*"
)
_BEHIND = [
    (
        name,
        re.compile(
            rf"^[^\d¥;.]{{0,14}}?{_EACH}(?:(?:\d{{2,3}}[- ]?min(?:ute)?s?\.?)\s*)?(?:{words})(?![a-z])",
            re.IGNORECASE,
        ),
    )
    for name, words in _PERIODS.items()
]
_ADVERBS: dict[Period, str] = {
    "hour": r"\bhourly\b|時給|時間給|kada oras|\bp\.?h\b",
    "day": r"\bdaily (?:wage|pay|rate|salary)\b|日給|日当|kada araw|\bper diem\b",
    "week": r"\bweekly (?:wage|pay|salary)\b|週給",
    "class": r"(?:wage|pay|rate|fee|salary) per (?:class|lesson|koma|period)|コマ給|[1一]コマ"
    r"|\bper[- ](?:class|lesson)\b",
    "month": r"\bmonthly\b|月給|月収|月額|基本給|初任給|buwanan|\bp/m\b|\bpcm\b|\(month\)|/\s*mo\b",
    "year": r"\bannual(?:ly)?\b|\byearly\b|年収|年俸|年額|taunan|\bp\.?/?a\b|理論年収|per annum",
}  # fmt: skip
_ADVERB = {name: re.compile(words, re.IGNORECASE) for name, words in _ADVERBS.items()}


_COUNTED = any_of(
    r"\s*(?:%|(?:st|nd|rd|th)\b|:\d|時\d|分|名|人|歳|回)",
    r"\s*(?:years? old|years?|months?|weeks?|days|people|students|(?:hours|lessons) (?:a|per))",
    r"[\s-]*(?:minutes?|min\b)",
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount or a range in a text.

    Args:
        minimum: Smallest amount; None for "up to".
        maximum: Largest amount; None for "from" and "or more".
        currency: ISO 4217 code; None if no sign stands by it.
        period: What it is paid for; None if the words nearby do not say.
        start: Where it begins in the text.
        end: Where it ends.
    """

    minimum: Decimal | None
    maximum: Decimal | None
    currency: str | None
    period: Period | None
    start: int
    end: int

    @property
    def largest(self) -> Decimal:
        """The larger of the two ends."""
        return max(end for end in (self.minimum, self.maximum) if end is not None)


def amounts(text: str, *, bare: bool = False) -> Iterator[Money]:
    """Every amount of a clause, in order.

    Args:
        text: A clause; numbers without any sign of money count only if they are large or have a
            period, since a text is full of other numbers.
        bare: Whether the text is about pay, so that a large number alone is an amount.
    """
    text = text[:MAX_STRETCH]
    matches = [match for match in _RANGE.finditer(text) if not _is_other(text, match)]
    for index, match in enumerate(matches):
        before = text[matches[index - 1].end() if index else 0 : match.start()]
        behind = text[
            match.end() : matches[index + 1].start() if index + 1 < len(matches) else None
        ]
        money = _money(match, before, behind, text, allow_bare=bare)
        if money is not None:
            yield money


def _money(
    match: re.Match[str], before: str, behind: str, text: str, *, allow_bare: bool
) -> Money | None:
    currency = _currency(match)
    scales = [_scale(match["s1"]), _scale(match["s2"])]
    if match["n2"] and scales[1] and not scales[0] and _value(match["n1"]) < 1_000:
        scales[0] = scales[1]  # "7-11 million", "250-280k", "23~27万円"
    low = _value(match["n1"]) * (scales[0] or 1) + int(match["r1"] or 0)
    high = low
    if match["n2"]:
        high = _value(match["n2"]) * (scales[1] or 1) + int(match["r2"] or 0)
        if not scales[1] and scales[0] and high < 1_000:
            high *= scales[0]
    if not 0 < low <= 10**9 or not 0 < high <= 10**9:
        return None
    period = _period(before, behind, text)
    bare = currency is None and not any(scales)
    if bare and (low < 100_000 or ("," not in match[0] and not allow_bare)) and period is None:
        return None
    if currency is None and not bare and period is None and low < 10_000:
        return None
    if high < low:
        low, high = (low, low) if high * 20 < low else (high, low)
    minimum: Decimal | None = low
    maximum: Decimal | None = high
    if not match["n2"]:
        if _FROM.search(before) or _OR_MORE.search(behind):
            maximum = None
        elif _UP_TO.search(before) or _OR_LESS.search(behind):
            minimum = None
    elif _OR_MORE.search(behind):
        maximum = None
    return Money(minimum, maximum, currency, period, match.start(), match.end())


def _value(number: str) -> Decimal:
    return Decimal(number.replace(",", "").replace("，", ""))


def _scale(word: str | None) -> int | None:
    return _SCALES[word.lower()] if word else None


def _currency(match: re.Match[str]) -> str | None:
    for group in ("c1", "a1", "a2", "c2"):
        if sign := match[group]:
            return _SIGNS[sign.lower()]
    if any(
        match[group] in {"万", "億", "千"} or (match[group] or "").lower() in {"man", "lapad"}
        for group in ("s1", "s2")
    ):
        return "JPY"
    return None


def _period(before: str, behind: str, text: str) -> Period | None:
    """The period that belongs to an amount: right behind it, else named in front of it."""
    for name, pattern in _BEHIND:
        if pattern.search(behind):
            return name
    close = re.split(r"[;(（]", behind, maxsplit=1)[0][:30] + (
        behind[:24] if behind.lstrip()[:1] in "(（" else ""
    )
    named: list[tuple[int, Period]] = []
    for name, adverb in _ADVERB.items():
        if found := adverb.search(close):
            named.append((found.start(), name))
        if ahead := list(adverb.finditer(before)):
            named.append((len(before) - ahead[-1].end(), name))
    if named:
        return min(named)[1]
    found = re.match(r"\s*(?:円)?\s*/\s*(月|年|時間?|日|h)\b", behind)
    if found:
        return {"月": "month", "年": "year", "日": "day"}.get(found[1], "hour")  # type: ignore[return-value]
    anywhere = [name for name, adverb in _ADVERB.items() if adverb.search(text)]
    return anywhere[0] if len(anywhere) == 1 else None


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Whether a number is plainly no money: a percentage, a time, a year, an age, a telephone."""
    behind = text[match.end() : match.end() + 12]
    if match["c1"] or match["a1"] or match["a2"] or match["s1"] or match["s2"] or match["c2"]:
        return False
    if _COUNTED.match(behind):
        return True
    return bool(re.fullmatch(r"(?:19|20)\d\d(?:\s*[-–~]\s*(?:19|20)?\d\d)?", match[0].strip()))
