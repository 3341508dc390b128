"""Degree, licences and years of experience that an advertisement asks for."""

import re
from typing import Literal

from bot.jobs.extract.ad import Ad, Clause, Found
from bot.jobs.extract.phrases import any_of
from bot.jobs.extract.wishes import NOT_NEEDED, OPTIONAL, parts
from bot.jobs.listing import Degree

_DEGREES: tuple[tuple[Degree, re.Pattern[str]], ...] = (
    (
        "bachelor",
        re.compile(
            # Short forms are only capital letters: "BA" is a degree, "ba" is not.
            r"(?<![A-Za-z.])(?:B\.A\.?|B\.S\.?c?|BA|BS|BSc|B\.Ed|BEd)(?![A-Za-z])"
            r"|(?i:\bbachelor(?:'?s|s')?\b)"
            r"|(?i:\b(?:university|college|undergraduate|four-year|4-year) "
            r"(?:degree|graduates?|diploma))"
            r"|(?i:\bdegree from an? |\bgraduates? of (?:a )?(?:university|college))"
            r"|(?i:\b(?:completed|graduated from) (?:a )?(?:university|college))"
            r"|大卒|大学卒|学士|学部卒"
        ),
    ),
    (
        "master",
        re.compile(
            r"(?<![A-Za-z.])(?:M\.A\.?|M\.S\.?c?|MA|MSc|MEd|M\.Ed|MBA)(?![A-Za-z])"
            r"|\bMS(?= in | degree|/)"
            r"|\b[Mm]aster(?:'?s|s')?(?: degree| of)?\b(?! teacher)|修士|大学院"
        ),
    ),
    (
        "phd",
        re.compile(
            r"\b[Pp][Hh]\.?\s?[Dd]\b\.?|(?<![A-Za-z])(?:Ed\.?D|D\.?Phil)\b"
            r"|\b[Dd]octora(?:l|te)s?\b|\bDoctor of\b|博士"
        ),
    ),
)
_DEGREE = re.compile(
    r"\bdegrees?\b(?! of (?:freedom|autonomy|independence|responsib))", re.IGNORECASE
)
_NO_DEGREE = any_of(
    r"\b(?:high|certain|great|some|large|strong|fair|360|\d+) degrees?\b",
    r"\bdegrees? (?:of|celsius)\b(?! (?:bachelor|master))",
    r"\bmaster (?:the|your|a)\b",
    r"\b(?:copy|copies|photocop\w+|scan\w*)\b[^.;\n]{0,30}\bdegrees?\b",
    r"\bdegree certificates?\b",
)
_STUDYING = any_of(
    r"\b(?:enrolled|pursuing|currently (?:studying|a student)|undergraduate students?|"
    r"working towards?|students? (?:in|of|from))\b",
    r"在学|学生(?:の方|可|歓迎)",
)
_ALTERNATIVE = any_of(
    r"\bor\b[^.;\n]{0,16}(?:\d+\+?|one|two|three|four|five|several|"
    r"equivalent) ?(?:or more )?(?:years?\b|(?:\w+ ){0,2}experience)",
    r"\bone of\b\s*:",
    r"\bor (?:relevant |equivalent |comparable |related |work |professional )+(?:\w+ )?experience",
    r"\bor (?:a )?(?:spouse|permanent|working holiday|pr\b|dependent)",
    r"\bunless you\b",
    r"\bif you have (?:a )?(?:spouse|permanent|pr\b)",
    r"\bdegree or (?:experience|\d)",
)
_NO_EDUCATION = any_of(
    r"\bno degree (?:required|necessary|needed)",
    r"\bdegree(?: is)? (?:not (?:required|necessary|needed|essential)|optional)",
    r"\bwithout a degree\b",
    r"学歴不問",
    r"\bdegree\s*:\s*(?:no|not)\b",
)


def degree(ad: Ad) -> tuple[Found[bool] | None, Found[Degree] | None]:
    """Whether a degree is required, and the lowest that will do."""
    needed: list[tuple[Degree, Clause]] = []
    wished: Clause | None = None
    released: Clause | None = None
    for clause in ad.clauses("requirements", "description"):
        if _NO_EDUCATION.search(clause.text):
            released = released or clause
            continue
        if _STUDYING.search(clause.text):
            continue
        levels = _levels(clause.text)
        if not levels:
            continue
        if _ALTERNATIVE.search(clause.text):
            released = released or clause
            continue
        firm = (
            [] if clause.wished else [level for part in parts(clause.text) for level in _firm(part)]
        )
        optional = clause.wished or OPTIONAL.search(clause.text)
        if not firm and len(levels) == 1 and not optional:
            firm = levels
        if NOT_NEEDED.search(clause.text) and not firm:
            released = released or clause
        elif firm:
            if clause.section == "requirements" or _asked(clause.text):
                needed.append((min(firm, key=_rank), clause))
        elif optional and levels == ["bachelor"]:
            wished = (
                wished or clause
            )  # a master's that is nice to have says nothing of a bachelor's
    if needed and released is None:
        # A clause that names its degree tells more than "copies of degree certificates".
        named = [pair for pair in needed if any(p.search(pair[1].text) for _, p in _DEGREES)]
        level, clause = min(named or needed, key=lambda pair: _rank(pair[0]))
        return clause.found(value=True), clause.found(level)
    if released is not None:
        return released.found(value=False), None
    if wished is not None:
        return wished.found(False, "inferred"), None
    return None, None


def _levels(text: str) -> list[Degree]:
    text = _NO_DEGREE.sub(" ", text)
    found = [level for level, pattern in _DEGREES if pattern.search(text)]
    if not found and _DEGREE.search(text):
        found = ["bachelor"]
    return found


def _firm(part: str) -> list[Degree]:
    if OPTIONAL.search(part) and not re.search(
        r"\bat least\b|\brequired\b|\bmust\b|以上", part, re.IGNORECASE
    ):
        return []
    if found := re.search(r"\bat least\b(.+)|\bminimum\b(.+)", part, re.IGNORECASE):
        return _levels(found[1] or found[2])
    return [] if NOT_NEEDED.search(part) else _levels(part)


def _rank(level: Degree) -> int:
    return ("bachelor", "master", "phd").index(level)


_ASKED = any_of(
    r"\b(?:require[ds]?|requirements?|must|need\w*|necessary|minimum|qualif\w+)\b",
    r"\b(?:applicants?|candidates?|hold(?:s|ing|ers?)?|have|has|with|possess\w*)\b",
    r"\bor (?:higher|above|equivalent)\b",
    r"以上|必須|有する|方",
)


def _asked(text: str) -> bool:
    return bool(_ASKED.search(text))


_TEACHING_LICENCE = any_of(
    r"\bteach(?:ing|er'?s?|ers'?)? (?:licen[cs]es?|certificat(?:e|es|"
    r"ion)|credentials?|qualification)\b",
    r"\b(?:licen[cs]ed|certified|qualified|certificated) teachers?\b",
    r"\bPGCE\b",
    r"\bQTS\b",
    r"\bqualified teacher status\b",
    r"\bstate (?:certification|licen[cs]e)",
    r"\bteaching[- ]licen[cs]e\b",
    r"\bpreschool teacher licen[cs]e\b",
    r"\b(?:valid|current) (?:\w+ )?licen[cs]e to teach\b",
    r"教員免許",
    r"保育士(?:資格|免許)?(?=[^。\n]{0,6}(?:必須|不問|歓迎|をお持ち|有資格|あれば|尚可))",
    r"幼稚園教諭",
)
_DRIVING = any_of(
    r"\bdriv(?:er'?s?|ers'?|ing)[ -]?licen[cs]es?\b",
    r"\blicen[cs]e to drive\b",
    r"運転免許",
    r"自動車免許",
    r"普通免許",
)


def licence_required(ad: Ad) -> Found[bool] | None:
    """Whether a teaching licence is required."""
    wished: Found[bool] | None = None
    for clause in ad.clauses("requirements", "description"):
        if not _TEACHING_LICENCE.search(clause.text):
            continue
        part = next((p for p in parts(clause.text) if _TEACHING_LICENCE.search(p)), clause.text)
        if NOT_NEEDED.search(part) or NOT_NEEDED.search(clause.text):
            return clause.found(value=False)
        if clause.wished or OPTIONAL.search(clause.text):
            wished = wished or clause.found(False, "inferred")
        elif clause.section == "requirements" or _asked(clause.text):
            return clause.found(value=True)
    return wished


def driving_licence(ad: Ad) -> Found[Literal["required", "preferred"]] | None:
    """Whether a driving licence is required or preferred."""
    for clause in ad.clauses("requirements", "description"):
        if _DRIVING.search(clause.text):
            part = next((p for p in parts(clause.text) if _DRIVING.search(p)), clause.text)
            if NOT_NEEDED.search(part):
                continue
            return clause.found(
                "preferred" if clause.wished or OPTIONAL.search(part) else "required"
            )
    return None


_EXPERIENCE = any_of(
    r"(?:(?:at least|minimum(?: of)?|over|more than)\s+)?\b(\d{1,2}|"
    r"one|two|three|four|five|six|seven|eight|nine|ten)\s*(?:\+|or more|"
    r"\(\w+\))?\s*(?:-|–|~|to)?\s*(?:\d{1,2})?\s*\+?\s*years?'?\b[^.;\n]{0,50}\bexperience\b",
    r"\bexperience\b\s*(?:of|:|\()?\s*(?:at least|minimum|over)?\s*(\d{1,2})\s*\+?\s*years?",
    r"(?:経験|実務経験)[^。\n]{0,10}?(\d{1,2})年以上",
    r"(\d{1,2})年以上の[^。\n]{0,20}経験",
)
_NO_EXPERIENCE = any_of(
    r"\bno (?:\w+ ){0,3}experience (?:is )?(?:required|necessary|needed)",
    r"\bexperience (?:is )?not (?:required|necessary|needed)",
    r"\bno experience (?:ok|welcome)",
    r"\binexperienced (?:ok|welcome)",
    r"未経験(?:者)?(?:可|OK|歓迎|でも)",
    r"経験不問",
)
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def experience_years(ad: Ad) -> Found[float] | None:
    """Years of experience that are required; 0 if the ad says that none is needed."""
    none: Found[float] | None = None
    for clause in ad.clauses("requirements", "title", "description"):
        if none is None and _NO_EXPERIENCE.search(clause.text):
            none = clause.found(0.0)
        for found in _EXPERIENCE.finditer(clause.text):
            part = next((p for p in parts(clause.text) if found[0][:12] in p), found[0])
            if clause.wished or OPTIONAL.search(part) or _ALTERNATIVE.search(clause.text):
                continue
            word = next(filter(None, found.groups())).lower()
            years = _NUMBERS.index(word) if word in _NUMBERS else int(word)
            if 0 < years <= 20 and (
                clause.section == "requirements" or _asked(clause.text) or "+" in found[0]
            ):
                return clause.found(float(years))
    return none
