"""Amounts of money in the ways in which people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.slots.money import amounts


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "per"),
    [
        ("25man ok?", 250_000, 250_000, "JPY", None),
        ("25 man yen", 250_000, 250_000, "JPY", None),
        ("25万円", 250_000, 250_000, "JPY", None),
        ("¥250k", 250_000, 250_000, "JPY", None),
        ("280,000 yen", 280_000, 280_000, "JPY", None),
        ("300k a month", 300_000, 300_000, None, "month"),
        ("250k/month", 250_000, 250_000, None, "month"),
        ("3.6m per annum", 3_600_000, 3_600_000, None, "year"),
        ("8-10m yearly", 8_000_000, 10_000_000, None, "year"),
        ("between 230k and 250k", 230_000, 250_000, None, None),
        ("230k to 250k", 230_000, 250_000, None, None),
        ("16 lpa", 1_600_000, 1_600_000, "INR", "year"),
        ("15 lakh", 1_500_000, 1_500_000, None, None),
        ("40k php", 40_000, 40_000, "PHP", None),
        ("$2,000", 2_000, 2_000, "USD", None),
        ("2500 yen an hour", 2_500, 2_500, "JPY", "hour"),
        ("5 juta sebulan", 5_000_000, 5_000_000, "IDR", "month"),
        ("250000", 250_000, 250_000, None, None),
    ],
)
def test_amounts(text: str, low: int, high: int, currency: str | None, per: str | None) -> None:
    [money] = amounts(text)
    assert (money.low, money.high, money.currency, money.per) == (low, high, currency, per)
    assert text[money.span.start : money.span.end] == money.span.words


@pytest.mark.parametrize(
    "text",
    ["27", "N3 in 2027", "27 schools", "25 men", "25 man team", "23 M", "27M", "10 months",
     "09171234567", "28 hours", "3 years", "1.5", "100m from the station"],
)  # fmt: skip
def test_other_numbers_are_no_money(text: str) -> None:
    assert amounts(text) == []


@given(st.text(alphabet="0123456789,.-~kKmM¥$ lakhyenmanto/", max_size=300))
def test_any_text_is_read(text: str) -> None:
    for money in amounts(text):
        assert 0 < money.low <= money.high
        assert text[money.span.start : money.span.end] == money.span.words
