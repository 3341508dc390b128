"""The level of Japanese that an advertisement asks for, and the one it only wishes for."""

import re
from dataclasses import dataclass

from bot.jobs.extract.ad import Ad, Clause, Found
from bot.jobs.extract.levels import ENGLISH, JAPANESE, JLPT, LEVELS, jlpt_level, level_word
from bot.jobs.extract.phrases import any_of
from bot.jobs.extract.wishes import NOT_NEEDED, OPTIONAL, parts
from bot.jobs.listing import Level

# "Japanese" as something else than the language.
_NOT_LANGUAGE = any_of(
    r"\bjapanese (?:children|students?|teenagers|pupils|learners|staff|"
    r"colleagues|teachers?|co-?workers|compan\w+|corporations?|clients?|"
    r"customers?|culture|history|cuisine|food|restaurants?|people|government|"
    r"public|law|language (?:lessons?|classes|course|school|instructor|"
    r"teacher|training)|lessons?|market|society|schools?|universit\w+|"
    r"tax|socia\w+|national\w*|citizens?|holidays?|residents?|yen|bank|"
    r"driver'?s?|driving|licen[cs]e|resume|résumé|rirekisho|visa|business(?:es)? (?!level|"
    r"japanese)|team|firms?|manufacturers?|style|homeroom|hotel|language support|"
    r"nationals?|education|games?|speakers? (?:staff|support))",
    r"\bjapanese \+ english resume",
    r"\b(?:learn|study|teach|taught in|studying|learning|teaching) (?:the )?japanese\b",
    r"日本語(?:学校|教師|教員|レッスン|研修|の履歴書)",
    r"\bJD exists only in japanese",
)
_NONE = any_of(
    r"\bno (?:japanese|nihongo)\b",
    r"\bjapanese(?: language)?(?: level| ability| skills?| proficiency)?\s*[:\-]\s*(?:none|"
    r"not|no|n/a|zero|any)\b",
    r"\bzero japanese\b",
    r"\bwithout (?:any )?japanese\b",
    r"日本語(?:力|能力)?[:：]?\s*(?:不要|不問|なし)",
    r"\bjapanese_level_not_required\b",
)
_REQUIRED = any_of(
    r"\b(?:require[ds]?|requirement|must|necessary|needed|essential|"
    r"mandatory|need|kailangan|ability to (?:speak|read|communicate|"
    r"use)|able to|can)\b",
    r"必須",
    r"必要",
    r"以上",
    r"できる方",
    r"話せる",
)


_LINKS = re.compile(
    r"\b(?:is|are|also|would|be|an?|but|strongly|highly|very|only)\b|\W", re.IGNORECASE
)
_OF_ENGLISH = any_of(
    r"\b(?:native|near-native|business|fluent|conversational)(?:[- ]level)? (?:level )?english\b"
    r"(?! and (?:nihongo|japanese))",
    r"\benglish\s*[:\-]\s*\w+(?: level)?",
)
_SPOKEN_IN_TITLE = any_of(r"\w+[- ](?:level )?japanese(?: required| speak\w+|\W*$)", r"日本語")
_LABELLED = any_of(
    r"\bjapanese\s*(?:language )?(?:level|ability|skills?|proficiency)?\s*[:(]",
    r"\blevel\b",
    r"\bspeaker",
    r"日本語\s*[:：]|レベル",
)


@dataclass(frozen=True, slots=True)
class Japanese:
    """What an ad says of Japanese.

    Args:
        level: Level that is required; `none` if it is not, or only nice to have.
        preferred: Level that is nice to have.
        jlpt: JLPT level that is named.
    """

    level: Found[Level] | None
    preferred: Found[Level] | None
    jlpt: Found[Level] | None


def japanese(ad: Ad) -> Japanese:
    """What an advertisement says of Japanese: what it requires, and what it only wishes for."""
    required: list[Found[Level]] = []
    wished: list[Found[Level]] = []
    jlpt: Found[Level] | None = None
    denied: Found[Level] | None = None
    vague: Found[Level] | None = None
    denying: Clause | None = None
    for clause in ad.clauses("requirements", "title", "location", "description"):
        for part in _japanese_parts(clause):
            if found := JLPT.search(part):
                jlpt = jlpt or clause.found(jlpt_level(found))
            level = _level(part)
            if _NONE.search(part) or (
                NOT_NEEDED.search(part) and not (level and _REQUIRED.search(part.split("not")[0]))
            ):
                denied, denying = denied or clause.found("none"), clause
            elif clause.wished or clause is denying or OPTIONAL.search(part):
                # "Japanese is not required but basic Japanese makes life easier"
                wished.append(clause.found(level or "basic", "text" if level else "inferred"))
            elif level is not None:
                if clause.section == "requirements" or _says_need(part, clause):
                    required.append(clause.found(level))
            elif _REQUIRED.search(part) and clause.section != "title":
                vague = vague or clause.found("business", "inferred")
    preferred = wished[0] if wished else None
    if required:
        return Japanese(required[0], preferred, jlpt)
    if denied or vague:
        return Japanese(denied or vague, preferred, jlpt)
    if preferred is not None:
        return Japanese(Found("none", preferred.text, "inferred"), preferred, jlpt)
    return Japanese(None, None, jlpt)


def _japanese_parts(clause: Clause) -> list[str]:
    """The parts of a clause that are about the Japanese language."""
    found = []
    carried = False
    for part in parts(clause.text):
        about = JAPANESE.search(_NOT_LANGUAGE.sub(" ", part)) or JLPT.search(part)
        # "basic communicative Japanese is also desired" is one part; "Japanese: N2, spoken" two.
        if about:
            # "conversational English and Japanese": one level for both.
            found.append(part)
            carried = True
        elif carried and not ENGLISH.search(part):
            bare = _only_judges(part)
            if bare or (_level(part) and not _level(found[-1])):
                found[-1] += ", " + part
            carried = False
        else:
            carried = False
    return [piece for part in found for piece in _by_language(part)]


def _only_judges(part: str) -> bool:
    """Whether a part only judges the one before it: "preferred", "is not necessary"."""
    rest = NOT_NEEDED.sub("", OPTIONAL.sub("", part))
    left = _LINKS.sub("", rest)
    return rest != part and (not left or (left.isascii() and len(left) <= 3))


def _by_language(part: str) -> list[str]:
    """Cut "fluent Japanese and business level English" so that each level stays with its language."""
    if not ENGLISH.search(part):
        return [part]
    pieces = re.split(r"\s+(?:and|/|&|or)\s+|と|\s/\s", part)
    about = [piece for piece in pieces if JAPANESE.search(piece) or JLPT.search(piece)]
    if len(pieces) > 1 and about and (_level(about[0]) or not _level(part)):
        return about
    # "conversational English AND Japanese" has one level in front of both.
    return [part]


def _level(part: str) -> Level | None:
    """The level that a part names: whichever word comes first, a JLPT level as itself."""
    hits: list[tuple[int, Level]] = []
    if found := JLPT.search(part):
        hits.append((found.start(), jlpt_level(found)))
    text = _without_english(part)
    word = level_word(text)
    if word is not None:
        at = next(pattern for level, pattern in LEVELS if level == word).search(text)
        hits.append((at.start() + 1 if at else 1, word))
    return min(hits)[1] if hits else None


def _without_english(part: str) -> str:
    """Blank out words that belong to English, such as "business-level English"."""
    if not JAPANESE.search(part):
        return part
    return _OF_ENGLISH.sub(lambda found: " " * len(found[0]), part)


def _says_need(part: str, clause: Clause) -> bool:
    if JLPT.search(part):
        return True
    if clause.section == "title":
        # "Japanese bilingual childcare workers" is about colleagues.
        return bool(_SPOKEN_IN_TITLE.search(part))
    return bool(_REQUIRED.search(clause.text) or _LABELLED.search(part))
