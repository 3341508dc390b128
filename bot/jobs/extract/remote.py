"""How far the work is remote, and from where it may be done."""

import re
from typing import Literal

from bot.jobs.extract.ad import Ad, Found
from bot.jobs.extract.phrases import any_of
from bot.jobs.posting import Remote

_NONE = any_of(
    r"\b(?:no|not|non)[- ](?:a )?remote\b",
    r"\bremote (?:work|working)?\s*(?:is )?(?:not|un)\s?(?:available|possible|allowed|offered)",
    r"\bremote(?: work)?(?:ing)?\s*[:?]\s*(?:no|not|unavailable|none)\b",
    r"\b(?:fully |100% )?on-?site(?: only| work| position|$)",
    r"\bworkplace: on-?site",
    r"\b(?:work|working|done) (?:from|in|at) the office\b",
    r"\bin-office (?:only|position|role)\b",
    r"\bin[- ]person (?:only|position|role|work)\b",
    r"[(（,/|]\s*on-?site\s*(?:[)）,/|]|$)",
    r"\bno (?:work from home|telework|home office|wfh)\b",
    r"リモート(?:ワーク|勤務)?[はも]?(?:不可|なし|ありません|できません)",
    r"在宅(?:勤務|ワーク)?[はも]?(?:不可|なし|ありません|できません)",
    r"出社勤務",
    r"出社のみ",
    r"フル出社",
    r"フルリモート不可",
)
_HYBRID = any_of(
    r"\bhybrid\b",
    r"\bpart(?:ial(?:ly)?|ly)[- ]remote\b",
    r"\b(?:some|occasional|limited) (?:remote|work from home|telework)",
    r"\bremote(?: work(?:ing)?)?(?: is)?(?: possible| ok| allowed| available)?[ ,:(]*(?:up "
    r"to |for |about |max\.? )?(?:\d|one|two|three|four)(?:\s*[-~]\s*\d)? days?",
    r"\b(?:\d|one|two|three|four)(?:\s*(?:-|~|to|or)\s*\w+)? days? (?:(?:a|"
    r"per|each) week )?(?:of )?(?:remote|in (?:the|our) office|at (?:the|"
    r"our) office|from home|in-office|work from home|wfh|home office)",
    r"\b(?:office|home) (?:\d|one|two|three|four) days?\b",
    r"\bwork(?:ing)? from home (?:\d|one|two|three|four|up to|some|part)",
    r"週\s*\d\s*(?:日|回)?\s*(?:程度)?の?(?:まで)?(?:出社|リモート|在宅|テレワーク)",
    r"(?:リモート|在宅|テレワーク)[^。\n]{0,10}週\s*\d",
    r"出社[^。\n]{0,6}週\s*\d",
    r"一部リモート",
    r"ハイブリッド",
    r"リモート(?:ワーク|勤務)?併用",
    r"(?:月|週)に?数回(?:の)?(?:出社|リモート)",
)
_FULL = any_of(
    r"\b(?:fully?|100%|completely|entirely|all)[- ]remote\b",
    r"\bremote[- ](?:ok|okay|possible|first|only|available|friendly)\b",
    r"\bremote(?: work(?:ing)?)?\s*[:?]\s*(?:ok|yes|available|possible|full\w*|allowed)\b",
    r"\b(?:work|working|teach|teaching) (?:fully |entirely |100% )?remotely\b",
    r"\bremote (?:work|working) (?:is )?(?:possible|available|ok|allowed)\b",
    r"\bwork(?:ing)? from (?:anywhere|home|your (?:own )?home)\b",
    r"\bremote (?:job|position|role|work)\b(?! (?:policy|days))",
    r"\btelecommut\w+\b",
    r"\bhome-based\b",
    r"フル(?:リモート|在宅)",
    r"完全(?:在宅|リモート)",
    r"リモートOK",
    r"全国(?:どこからでも)?リモート",
    r"在宅ワーク\b",
)
_JAPANESE_OK = re.compile(
    r"(?:リモート(?:ワーク|勤務)?|在宅(?:勤務|ワーク)?|テレワーク)[はも]?[:：]?\s*(?:可|あり|OK|相談|有)",
    re.IGNORECASE,
)
_ALONE = any_of(
    r"^[\W_]*(?:(?:fully )?remote|online|work from home|在宅|リモート)\b",
    r"[\[(（【|/,]\s*(?:fully )?remote\s*(?:[\])）】|/,(]|$)",
    r"^[^,]*\bremote$",
)
_JAPAN = re.compile(
    r"\b(?:anywhere |from |with)?in japan\b|within japan|日本(?:国内|全国)|国内", re.IGNORECASE
)
_WORLD = any_of(
    r"\bworld-?wide\b",
    r"\banywhere in the world\b",
    r"\bany country\b",
    r"\bfrom abroad\b",
    r"\bwork from anywhere\b(?! in japan)",
    r"\bglobal(?:ly)? remote\b",
    r"海外から",
)


def remote(ad: Ad) -> Found[Remote] | None:
    """Full, hybrid or none; None if nothing is said.

    A denial wins in its own clause, and days in the office win over "remote" elsewhere.
    """
    if ad.posting.remote is not None:
        return Found(ad.posting.remote, f"field of the source: {ad.posting.remote}", "structured")
    full: Found[Remote] | None = None
    for clause in ad.clauses("location", "title", "requirements", "salary", "description"):
        if _NONE.search(clause.text):
            return clause.found("none")
        if _HYBRID.search(clause.text):
            return clause.found("hybrid")
        if full is None and clause.section in {"location", "title"} and _ALONE.search(clause.text):
            full = clause.found("full")
        if full is None and _FULL.search(clause.text):
            full = clause.found("full")
        if full is None and _JAPANESE_OK.search(clause.text):
            # 可 alone mostly means some days a week.
            full = clause.found("hybrid", "inferred")
    return full


_REMOTE_WORD = any_of(r"\b(?:remote(?:ly)?|home|online|anywhere)\b", r"リモート|在宅")


def scope(ad: Ad, kind: Found[Remote] | None) -> Found[Literal["japan", "anywhere"]] | None:
    """From where remote work may be done, if that is said."""
    if kind is None or kind.value == "none":
        return None
    for clause in ad.clauses("location", "title", "requirements", "description"):
        if not _REMOTE_WORD.search(clause.text):
            continue
        if _JAPAN.search(clause.text):
            return clause.found("japan")
        if _WORLD.search(clause.text):
            return clause.found("anywhere")
    return None
