"""Amounts of money, in all the ways in which people write them."""

import re
from collections.abc import Iterable

from bot.understanding.slots.slots import Money, Period, Span

_CURRENCIES = {
    **dict.fromkeys(("¥", "¥", "yen", "jpy", "円", "엔", "en jepang", "yens"), "JPY"),
    **dict.fromkeys(("$", "usd", "us$", "dollars", "dollar", "bucks"), "USD"),
    **dict.fromkeys(("€", "eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("£", "gbp", "quid"), "GBP"),
    **dict.fromkeys(("₱", "php", "peso", "pesos", "piso"), "PHP"),
    **dict.fromkeys(("₹", "inr", "lpa"), "INR"),
    **dict.fromkeys(("npr", "nrs"), "NPR"),
    **dict.fromkeys(("pkr",), "PKR"),
    **dict.fromkeys(("lkr",), "LKR"),
    **dict.fromkeys(("bdt", "taka", "tk", "৳"), "BDT"),
    **dict.fromkeys(("rp", "idr", "rupiah", "juta", "jt", "rb", "ribu"), "IDR"),
    **dict.fromkeys(("₫", "vnd", "triệu", "trieu", "đồng", "dong"), "VND"),
    **dict.fromkeys(("aud", "a$"), "AUD"),
    **dict.fromkeys(("cad", "c$"), "CAD"),
    **dict.fromkeys(("nzd",), "NZD"),
    **dict.fromkeys(("sgd", "s$"), "SGD"),
    **dict.fromkeys(("rm", "myr", "ringgit"), "MYR"),
    **dict.fromkeys(("brl", "r$", "reais"), "BRL"),
    **dict.fromkeys(("krw", "₩", "won"), "KRW"),
    **dict.fromkeys(("mmk", "kyat", "kyats"), "MMK"),
    **dict.fromkeys(("thb", "baht"), "THB"),
    **dict.fromkeys(("naira", "ngn", "₦"), "NGN"),
}
"""Currency of a word or sign; rupees of four countries are left open."""
_OPEN = ("rs", "rs.", "rupees", "rupee", "inr/")
_SCALES = {
    **dict.fromkeys(("k", "thousand", "rb", "ribu", "千"), 1_000),
    **dict.fromkeys(("man", "万", "萬", "만"), 10_000),
    **dict.fromkeys(("lakh", "lakhs", "lac", "lacs", "lpa"), 100_000),
    **dict.fromkeys(
        ("m", "mil", "mill", "million", "millions", "mn", "juta", "jt", "triệu", "trieu"), 10**6
    ),
    **dict.fromkeys(("cr", "crore", "crores"), 10**7),
}
_PERIODS: dict[str, Period] = {
    **dict.fromkeys(("hour", "hr", "hourly", "h", "oras", "jam", "giờ", "時間", "hora"), "hour"),
    **dict.fromkeys(("day", "daily", "araw", "hari", "日"), "day"),
    **dict.fromkeys(("week", "weekly", "wk", "linggo", "minggu"), "week"),
    **dict.fromkeys(
        (
            "month",
            "monthly",
            "mo",
            "mth",
            "mon",
            "buwan",
            "bulan",
            "tháng",
            "thang",
            "mahina",
            "mes",
            "mês",
            "pm",
            "月",
        ),
        "month",
    ),
    **dict.fromkeys(
        (
            "year",
            "yearly",
            "yr",
            "annum",
            "annually",
            "annual",
            "taon",
            "tahun",
            "năm",
            "nam",
            "saal",
            "pa",
            "p.a",
            "p.a.",
            "ano",
            "año",
            "年",
        ),
        "year",
    ),
    **dict.fromkeys(("lesson", "class"), "lesson"),
}
_SPACED_MAN = (
    "yen",
    "円",
    "per",
    "a",
    "/",
    "monthly",
    "month",
    "ok",
    "enough",
    "salary",
    "sahod",
    "gaji",
)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,12}(?:\.\d{1,3})?"
_WORDS = _any(word for word in (*_CURRENCIES, *_OPEN) if word[-1].isalnum())
_SIGNS = _any(word for word in _CURRENCIES if not word[-1].isalnum())
_SCALE = _any(_SCALES)
_SCALED = rf"(?:\s?(?P<scale>{_SCALE})(?![a-z0-9ạ-ỹ]))?"
_UNIT = rf"(?:\s?(?P<unit>{_SIGNS}|(?:{_WORDS})(?![a-z0-9])))?"
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?:(?P<sign>{_SIGNS}|(?:{_WORDS})(?=[ .]?\d))[ .]?)?"
    rf"(?P<low>{_NUMBER}){_SCALED}{_UNIT}"
    rf"(?:\s?(?P<to>-|–|~|〜|to|and|or|sampai)\s?(?:{_SIGNS})?(?P<high>{_NUMBER})"
    rf"{_SCALED.replace('<scale>', '<scale2>')}{_UNIT.replace('<unit>', '<unit2>')})?(?![\d])",
    re.IGNORECASE,
)
_LINK = r"an?\b|per\b|/|each\b|every\b|sa isang\b|kada\b|sebulan\b|một\b|por\b|al\b"
_PERIOD = re.compile(
    rf"\s?(?P<link>{_LINK})?\s?(?P<period>{_any(_PERIODS)})(?![a-z])"
    r"|\s?(?P<whole>sebulan|setahun|perbulan)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:between|antara)\s*$", re.IGNORECASE)
_MOST = 10**12


def amounts(text: str) -> list[Money]:
    """The amounts of money in a text.

    A bare number counts only with six digits and more; "250k" and "3.6m" leave the currency open.

    Args:
        text: The message as typed.
    """
    found = []
    at = 0
    while match := _AMOUNT.search(text, at):
        at = match.end()
        money = _read(text, match)
        if money:
            found.append(money)
            at = money.span.end
        elif match["high"]:  # "24 or 250k": the first is none, the second may be
            at = match.start("high")
    return found


def _read(text: str, match: re.Match[str]) -> Money | None:
    scale, second = _lower(match["scale"]), _lower(match["scale2"])
    unit = _lower(match["sign"]) or _lower(match["unit"]) or _lower(match["unit2"])
    high = match["high"]
    if high and match["to"].lower() in {"and", "or"}:
        joined = match["to"].lower() == "and" and _BETWEEN.search(
            text, max(0, match.start() - 12), match.start()
        )
        if not joined:
            high = None
    end = match.end() if high else max(match.end(group) for group in ("low", "scale", "unit"))
    if not high:
        second = None
        unit = _lower(match["sign"]) or _lower(match["unit"])
    first_scale = scale or (second if high else None)
    if not _is_money(text, match, first_scale, unit, end):
        return None
    low_value = _value(match["low"], first_scale)
    high_value = _value(high, second or scale) if high else low_value
    if not 0 < low_value <= high_value <= _MOST:
        return None
    period, end = _period(text, end)
    currency = _CURRENCIES.get(unit or "")
    for word in (first_scale, second):
        if word in {"man", "万", "萬"}:
            currency = currency or "JPY"
        elif word == "lpa":
            currency, period = "INR", "year"
        elif word in {"juta", "jt", "rb", "ribu"}:
            currency = currency or "IDR"
        elif word in {"triệu", "trieu"}:
            currency = currency or "VND"
    span = Span(match.start(), end, text[match.start() : end])
    return Money(low_value, high_value, currency, period, span)


def _is_money(
    text: str, match: re.Match[str], scale: str | None, unit: str | None, end: int
) -> bool:
    if unit:
        return True
    if scale is None:
        # Six digits and more, not a telephone number.
        digits = match["low"].replace(",", "").split(".")[0]
        return 6 <= len(digits) <= 9 and digits[0] != "0"
    if scale == "man" and text[match.end("low") : match.start("scale")]:  # "25 man": or 25 men
        following = text[end : end + 12].lower().split()
        return not following or following[0].strip("?.!,") in _SPACED_MAN or text[end] in "?.!,"
    if scale == "m":  # "5m", not "23 M" (a man of 23) nor "100m from the station"
        glued = (
            match.end("low") == match.start("scale")
            if match["scale"]
            else match.end("high") == match.start("scale2")
        )
        age = (match["scale"] or match["scale2"]) == "M" and match["low"] > "15"
        return "." in match["low"] or (glued and len(match["low"]) <= 2 and not age)
    return True


def _value(number: str, scale: str | None) -> int:
    return round(float(number.replace(",", "")) * _SCALES.get(scale or "", 1))


def _period(text: str, end: int) -> tuple[Period | None, int]:
    match = _PERIOD.match(text, end)
    if not match:
        return None, end
    if match["whole"]:
        return ("year" if match["whole"].lower() == "setahun" else "month"), match.end()
    word = match["period"].lower()
    if (
        match["link"] is None
        and not word.endswith("ly")
        and word not in {"pa", "p.a", "p.a.", "pm", "annually"}
    ):
        return None, end
    return _PERIODS[word], match.end()


def _lower(word: str | None) -> str | None:
    return word.lower() if word else None
