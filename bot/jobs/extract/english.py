"""The level of English that an advertisement asks for; above all, whether it must be native."""

import re

from bot.jobs.extract.ad import Ad, Found
from bot.jobs.extract.levels import ENGLISH, JAPANESE, level_word
from bot.jobs.extract.phrases import any_of
from bot.jobs.extract.wishes import NOT_NEEDED, OPTIONAL, parts
from bot.jobs.listing import Level

_NATIVE = any_of(
    r"\b(?:near[- ]|semi-)?native(?:[- ]level|[- ]like)?\b[^.;,\n]{0,24}\benglish\b",
    r"\benglish\b(?: language)?(?: level| ability| proficiency| skills?)?\s*[:\-]?\s*"
    r"(?:\(?required\)?\s*)?(?:near[- ])?\bnative\b",
    r"\bnative(?: or near[- ]native)?(?: english)?[- ]speak(?:er|ing)s?\b",
    r"\benglish native speakers?\b",
    r"\bnative[- ]level (?:fluency|proficiency|command)\b",
    r"英語[^。\n]{0,6}(?:ネイティブ|母語|母国語)",
    r"ネイティブ(?:レベル)?の?英語",
    r"英語ネイティブ",
    r"\benglish\b[^.;,\n]{0,20}\b(?:at|of) (?:a )?(?:near[- ])?native\b",
)
_LOWER = any_of(
    r"\bnon-?native",
    r"\bnative or (?:non|fluent|business|equivalent|advanced)",
    r"\bnot (?:necessarily |need to be |have to be )?(?:a )?native",
    r"\bnative[^.;\n]{0,24}\bnot (?:required|necessary)",
    r"\bany l1\b",
    r"\bany (?:nationality|first language|mother tongue)[^.;\n]{0,20}\b(?:first )?language",
    r"\bnative[- /]+(?:or[ -])?(?:fluent|business|proficient)",
    r"\bfluent or native",
    r"\bnative speakers? of (?!english)",
    r"\bregardless of (?:first|native) language",
    r"\bproficient english speakers? of any",
)
_COLLEAGUES = re.compile(
    r"\b(?:with|alongside|other|from|by|our|between|as well as)\b[^.;\n]{0,24}\bnative\b",
    re.IGNORECASE,
)
_OTHER_NATIVE = any_of(
    r"\bnative (?:level )?(?:japanese|mandarin|chinese|french|german|"
    r"spanish|korean|app|android|ios|cloud)",
    r"react native",
    r"cloud[- ]native",
)
_YEARS = any_of(
    r"\b(\d{1,2}|ten|twelve)(?:\s*\+)? years? of (?:\w+[- ]){0,3}(?:education|"
    r"schooling|study|instruction)\b[^.;\n]{0,40}\benglish\b",
    r"\b(\d{1,2}) years? of (?:english[- ]\w+|\w+ )?(?:education|schooling)\b[^.;\n]{0,24}",
    r"\b(\d{1,2}) years of english[- ]medium",
)


_SUBJECT = any_of(
    r"\benglish (?:education|conversation|teach\w+|instruct\w*|lessons?|class\w*|schools?)\b",
    r"\benglish communication course\b",
)
"""English as what is taught, rather than as what is asked for."""
_LABELLED = any_of(
    r"\benglish(?: language)?(?: level| ability| skills?| proficiency)?\s*[:(]",
    r"\b(?:required?|must|need\w*|level)\b",
    r"英語\s*[:：(]|必須",
)
_WANTED = any_of(
    r"\b(?:must|required?|requirements?|looking for|seek\w*|wanted|applicants?|candidates?|apply)\b",
    r"\b(?:you are|open to|need\w*|only|who can|qualif\w+|eligib\w+)\b",
    r"\benglish(?: level| ability)?\s*:",
    r"募集|必須|応募|の方",
)


def native_english(ad: Ad) -> Found[bool] | None:
    """Whether native or near-native English is required; False where a lower level will do."""
    stated = english_level(ad)
    native: Found[bool] | None = None
    for clause in ad.clauses("requirements", "title", "description"):
        text = _OTHER_NATIVE.sub(" ", clause.text)
        if _LOWER.search(text):
            return clause.found(value=False)
        if native is None and _NATIVE.search(text):
            if clause.wished:
                continue
            part = next((part for part in parts(text) if _NATIVE.search(part)), text)
            if OPTIONAL.search(part):
                continue
            if clause.section == "description" and (_COLLEAGUES.search(text) or not _wanted(text)):
                continue
            native = clause.found(value=True)
    if native is not None:
        return native
    if stated is not None and stated.value != "native":
        return Found(False, stated.text, stated.origin)
    return None


def english_level(ad: Ad) -> Found[Level] | None:
    """The level of English that is asked for."""
    for clause in ad.clauses("requirements", "title", "description"):
        for part in parts(clause.text):
            for piece in _english_pieces(part):
                text = _SUBJECT.sub(" ", piece)
                if clause.wished or not ENGLISH.search(text):
                    continue
                if OPTIONAL.search(piece) or NOT_NEEDED.search(piece):
                    continue
                hit = level_word(text)
                if hit is None:
                    continue
                if clause.section == "requirements" or _LABELLED.search(text):
                    return clause.found(hit)
    return None


def english_education_years(ad: Ad) -> Found[int] | None:
    """Years of schooling in English that are asked for, mostly 12 (the instructor visa's rule)."""
    for clause in ad.clauses("requirements", "description"):
        for found in _YEARS.finditer(clause.text):
            word = next(filter(None, found.groups()))
            number = {"ten": 10, "twelve": 12}.get(word.lower()) or int(word)
            if 6 <= number <= 16 and re.search("english", clause.text, re.IGNORECASE):
                return clause.found(number)
    return None


def _english_pieces(part: str) -> list[str]:
    """Keep the words about English apart: "English and some Japanese" names no level of English."""
    if not JAPANESE.search(part):
        return [part]
    pieces = re.split(r"\s+(?:and|/|&|or)\s+|と|\s/\s", part)
    about = [piece for piece in pieces if ENGLISH.search(piece)]
    if len(pieces) == 1 or not about:
        return [part]
    # "Business level Japanese and English": a level in front of both.
    shared = JAPANESE.search(pieces[0]) and not ENGLISH.search(pieces[0])
    return [part] if shared and not any(level_word(piece) for piece in about) else about


def _wanted(text: str) -> bool:
    return bool(_WANTED.search(text))
