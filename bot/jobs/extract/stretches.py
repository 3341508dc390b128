"""Which stretch of a text speaks of which payment, and which payments stand beside pay."""

import re
from collections.abc import Iterator

from bot.jobs.extract.money import MAX_STRETCH, Money
from bot.jobs.extract.phrases import any_of

_PART = re.compile(
    r"[\n;|。、＋]|(?<=\D)\+|\s\+\s|\bplus\b|,(?!\d{3})|(?<!\d)\.\s|\.\s(?=[A-Z])"
    # A slash or an ampersand cuts only in front of another amount.
    r"|\s/\s(?=\D{0,40}\d[\d,]{4})|\s&\s(?=\D{0,40}\d)"
)
_BRACKET = re.compile(r"[(（【\[]([^()（）【】\[\]]*)[)）】\]]")
_AMOUNT = re.compile(r"\d[\d,]{3,}|\d\s*[万kKM]|円|yen|¥", re.IGNORECASE)
# Money that stands beside pay in an advertisement.
_BESIDE = any_of(
    r"\b(?:rent(?:al|s)?|housing|apartment|accommodation|allowances?|"
    r"stipend|bonus(?:es)?|flights?|airfare|air ?tickets?|tickets?|"
    r"travel|transport(?:ation)?|commut\w+|deposit|key money|fees?|"
    r"insurance|pension|tax(?:es)?|overtime|relocation|furniture|budget|"
    r"research|tuition|scholarship|meals?|per meal|utilities|dorm\w*|"
    r"night shifts?|referral|completion|incentives?|visa|deducted|deductions?|"
    r"refund\w*|reimburs\w*|loan|car|parking|installation|start-?up|"
    r"settling|revenue|funding|capital|sales|turnover|funded|raised|"
    r"savings|penalt\w+|cost of|placement|processing|training fee|upa|"
    r"renta|bahay|late-?night|weekends?|holiday pay|books?)\b",
    r"手当",
    r"賞与",
    r"ボーナス",
    r"交通費",
    r"家賃",
    r"寮費",
    r"残業",
    r"敷金",
    r"礼金",
    r"保険",
    r"昇給",
    r"一時金",
    r"祝い?金",
    r"夜勤",
    r"資本金",
    r"売上",
    r"食費",
    r"光熱費",
    r"研究費",
    r"支度金",
    r"年金",
    r"インセンティブ",
)
_INCLUDED = re.compile(
    r"\b(?:incl\w*\.?|inclusive|with|before|after|under|includes?)\b|含|込", re.IGNORECASE
)
PAY_WORD = any_of(
    r"\b(?:salar(?:y|ies)|pay|paid|wages?|compensation|remuneration|"
    r"earn|income|sahod|sweldo|rate|starting)\b",
    r"給与",
    r"給料",
    r"賃金",
    r"報酬",
    r"月給",
    r"時給",
    r"年収",
    r"日給",
    r"月収",
    r"月額",
    r"年俸",
    r"基本給",
)
_PAY_NOUN = any_of(
    r"\b(?:salar(?:y|ies)|pay|wages?|compensation|remuneration|sahod|sweldo)\b",
    r"給与",
    r"給料",
    r"賃金",
    r"報酬",
    r"月給",
    r"時給",
    r"年収",
    r"日給",
    r"月収",
    r"年俸",
    r"基本給",
)


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Stretches of a text that each speak of one payment, and whether they stand in brackets."""
    asides: list[str] = []

    def without(found: re.Match[str]) -> str:
        # A bracket without an amount belongs to what it follows: "(month)", "(50 min)".
        if not _AMOUNT.search(found[1]):
            return found[0]
        named = _PART.split(text[max(0, found.start() - 120) : found.start()])[-1]
        if not _BESIDE.search(re.split(r"\d", named)[-1]):  # "housing allowance (60,000 a month)"
            asides.append(found[1])
        return " "

    rest = _BRACKET.sub(without, text)
    for stretch, in_brackets in ((rest, False), *((aside, True) for aside in asides)):
        for part in _PART.split(stretch):
            if part.strip():
                yield " ".join(part.split())[:MAX_STRETCH], in_brackets


def is_beside(part: str, money: Money) -> bool:
    """Whether an amount is rent, a bonus, a flight or the like."""
    before, behind = part[: money.start], part[money.end :]
    words = list(_BESIDE.finditer(before))
    if words:
        last = words[-1]
        gap = before[last.end() :]
        if not _PAY_NOUN.search(gap) and not _INCLUDED.search(
            before[max(0, last.start() - 12) : last.start()]
        ):
            return True
    if found := _BESIDE.search(behind):
        gap = behind[: found.start()]
        if not found[0].isascii() and gap.strip(" のを"):
            return False  # Japanese puts the name of a payment in front of its amount
        if not found[0].isascii() and " " in gap:
            return False
        around = gap[-14:] + behind[found.end() : found.end() + 10]
        if not _INCLUDED.search(around) and not re.search(r"[(（]|\bor\b", gap):
            # "250,000 yen, bonus twice a year" was cut before; "¥81,000 rental fee" is left.
            return len(gap) < 30 and not (PAY_WORD.search(before) and len(gap) > 12)
    return False
