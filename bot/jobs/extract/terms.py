"""Kind and length of the contract, and hours a week."""

import re
from itertools import pairwise

from bot.jobs.extract.ad import Ad, Clause, Found
from bot.jobs.extract.dates import days
from bot.jobs.extract.phrases import any_of
from bot.jobs.listing import Contract

_INTERN = re.compile(r"\binterns?(?:hips?)?\b(?!al)|インターン(?!シップ生の)", re.IGNORECASE)
_NOT_INTERN = any_of(
    r"\b(?:technical|trainee|ex-?technical) intern",
    r"\bintern(?:ship)? (?:experience|program graduates)",
    r"技能実習",
)
_PART = re.compile(
    r"\bpart[- ]?time(?:r|rs)?\b|非常勤|パート(?!ナー)|アルバイト|\b(?:aru)?baito\b|\badjunct\b",
    re.IGNORECASE,
)
_FULL = re.compile(r"\bfull[- ]?time\b|(?<!非)常勤|フルタイム|\bFULL_TIME\b", re.IGNORECASE)
_FIXED = any_of(
    r"\b(?:\d{1,2}|one|two|three|four|five|six|twelve|single|multi)[- ]?(?:year|"
    r"month)s?[- ](?:\w+[- ])?(?:renewable |fixed[- ]term )?(?:contract|"
    r"term|appointment)",
    r"\bcontract\s*(?:of|for|length|period|term|duration)?\s*:?\s*(?:is )?(?:\d{1,2}|"
    r"one|two|three|four|five|twelve)[- ]?(?:year|month)",
    r"\bfixed[- ]term\b",
    r"\blimited[- ]term\b",
    r"\bnon-?tenured?\b",
    r"\b(?:annual(?:ly)?|yearly) (?:renewable|contract|renewal)",
    r"\brenewable\b",
    r"\brenew(?:ed|al)s?\b[^.;\n]{0,24}\b(?:contract|annual|year|times?|possible|up to)",
    r"\bcontract[^.;\n]{0,30}\brenew",
    r"\bcontract (?:employee|worker|staff|position|basis)\b",
    r"\btemporary\b",
    r"\bseason(?:al)? (?:contract|work|job|position|staff|employ\w+)",
    r"\bkaikei[- ]?nendo\b",
    r"\b(?:five|5|three|3|four|4) years (?:at (?:most|the longest)|maximum|max)",
    r"\bup to (?:a (?:maximum|total) of )?(?:\d|three|four|five) years\b",
    r"\bterm\s*:\s*(?:\w+ )?(?:year|month)",
    r"\bterm of (?:\w+ )?(?:year|month)",
    r"\bfixed term\b",
    r"\bre-?appoint(?:ed|ment|able)\b",
    r"\bterm until\b",
    r"^\W*renewal\b|\b(?:renewal|extension) (?:by|is|possible|after|depend|subject)",
    r"\b(?:one|1) (?:fiscal|academic|school) year\b",
    r"\bmay be (?:extended|renewed)\b|\bpossible extension\b",
    r"契約社員",
    r"任期(?!なし|の定めのない)",
    r"有期",
    r"会計年度",
    r"期間限定",
    r"更新(?:あり|の可能性)",
    r"\bterm-limited\b",
    r"\btenure: \w+ years",
)
_NOT_FIXED = any_of(
    r"\b(?:visa|status|certificate|passport|licen[cs]e)\b[^.;\n]{0,20}\brenew",
    r"\brenew\w*\b[^.;\n]{0,16}\bvisas?\b",
    r"\brenewable energ\w+",
    r"\bno fixed term\b",
    r"任期なし",
    r"\btemporary (?:housing|accommodation|visitor)",
)
_PERMANENT = any_of(
    r"(?<!non-)(?<!non )\btenured\b(?! faculty members)",
    r"\bpermanent (?:employee|employment|position|contract|full[- ]time|"
    r"staff|role|job|post|research)\w*",
    r"\bno fixed term\b",
    r"\bindefinite(?:-term)?\b",
    r"\bopen-ended\b",
    r"\bseishain\b",
    r"正社員",
    r"正職員",
    r"無期",
    r"\bpermanent\b(?=\s*(?:$|[./,;)]))",
    r"任期なし",
    r"任期の定めのない",
    r"\bregular employee\b",
)
_NOT_PERMANENT = any_of(
    r"\bpermanent (?:resid\w+|visa)",
    r"正社員(?:登用|への|転換)",
    r"\btenure[- ]track",
    r"\bpermanent employment (?:possible|after)",
)
# Colleagues, applicants and visas that are full- or part-time, rather than the job.
_OTHERS = any_of(
    r"\b(?:with|to|alongside|other|our|all|of|by|comparable to|equivalent to|"
    r"including|for)\s+(?:\w+ ){0,2}?(?:full|part)[- ]?time (?:staff|"
    r"faculty|teachers?|colleagues|employees|instructors|lecturers|"
    r"members|professors|native)",
    r"\b(?:full|part)[- ]?time (?:staff|faculty members|colleagues|"
    r"employees) (?:will|are|who|handle|support|and)",
    r"\b(?:visas?|sponsor\w*|status|permit\w*|permission)\b[^.;\n]{0,40}\bpart[- ]?time",
    r"\bpart[- ]?time\b[^.;\n]{0,30}\b(?:visas?|sponsor\w*|status)",
    r"\b(?:full|part)[- ]?time (?:interns?|students?|workers|jobs|helpers?)\b",
    r"\bexperience\b[^.;\n]{0,20}\b(?:full|part)[- ]?time",
    r"\b(?:full|part)[- ]?time[^.;\n]{0,24}\bexperience",
)
_FEW_DAYS = any_of(
    r"\b(?:(?:at least )?(?:one|two|three|1|2|3)(?:\s*(?:-|–|to|or)\s*(?:two|"
    r"three|four|2|3|4))?) (?:full )?days? (?:a|per|each|every) week",
    r"\b(?:once|twice)(?: or twice)? (?:a|per) week",
    r"\btwice-weekly\b",
    r"\b(?:\d{1,2}\s*(?:-|–|to)\s*)?(?:[2-9]|1\d|2[0-5]) hours (?:a|per|each) week",
    r"週\s*[1-3]\s*(?:日|回)",
    r"\bweekends? only\b",
)
_OTHER_DAYS = any_of(r"\b(?:remote|office|from home|training)", r"リモート|在宅|出社")
_TO = re.compile(r"\W*(?:to|through|until|till|-|–|~|から|より|〜|ー)\W*", re.IGNORECASE)
_CODES: dict[str, Contract] = {
    "fulltime": "full_time", "full": "full_time", "fulltimeemployee": "full_time",
    "parttime": "part_time", "part": "part_time", "intern": "internship", "internship": "internship",
    "contract": "fixed_term", "contractor": "fixed_term", "temporary": "fixed_term",
    "temp": "fixed_term", "fixedterm": "fixed_term", "permanent": "permanent",
    "permanentemployee": "permanent", "trainee": "internship", "freelance": "fixed_term",
    "正社員": "permanent", "契約社員": "fixed_term", "アルバイト": "part_time", "パート": "part_time",
}  # fmt: skip
_ORDER: tuple[Contract, ...] = ("internship", "part_time", "fixed_term", "permanent", "full_time")
_MONTHS = any_of(
    r"\b(\d{1,2}|one|two|three|four|five|six|twelve|single)[- ]?(year|"
    r"month)s?[- ](?:\w+[- ])?(?:contract|term|appointment)",
    r"\b(?:contract|term)\b[^.;\n\d]{0,16}(\d{1,2}|one|two|three|four|five) (year|month)",
    r"契約期間[^。\n\d]{0,4}(\d{1,2})(年|[ヶか]月)",
)
_WORDS = {"one": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "twelve": 12}
_HOURS = any_of(
    r"\b(\d{1,2}(?:\.\d+)?)(?:\s*(?:-|–|~|to)\s*(\d{1,2}(?:\.\d+)?))?[ -]?(?:\w+ )?(?:hours?|"
    r"hrs?)(?: of work)? ?(?:/|a|per|each|every)? ?(?:week|wk|weekly)\b",
    r"週\s*(\d{1,2}(?:\.\d+)?)\s*時間",
    r"\b(\d{1,2})-hour (?:work )?week\b",
)


def contract(ad: Ad) -> Found[Contract] | None:
    """Kind of contract: internship, then part-time, then a fixed term, permanent, full-time.

    A full-time job with a fixed term is `fixed_term`; `full_time` says that the term is not stated.
    """
    found: dict[Contract, Found[Contract]] = {}
    for clause in ad.clauses("title", "requirements", "salary", "description"):
        for kind in _kinds(clause):
            found.setdefault(kind, clause.found(kind))
    for kind, given in _structured(ad):
        found.setdefault(kind, given)
    if "part_time" in found and "full_time" in found and not _PART.search(ad.texts["title"]):
        del found["part_time"]  # several kinds of posts in one ad
        if not _FULL.search(ad.texts["title"]) and found["full_time"].origin != "structured":
            del found["full_time"]
    if "permanent" in found and _PERMANENT.search(ad.texts["title"]):
        found.pop("fixed_term", None)  # "some start with five years" stands further down
    if not found and (few := _few_days(ad)):
        return few
    if not found.keys() & {"part_time", "internship", "fixed_term", "permanent"}:
        found |= _with_an_end(ad)
    return next((found[kind] for kind in _ORDER if kind in found), None)


def _few_days(ad: Ad) -> Found[Contract] | None:
    """Part-time that only the days or hours tell."""
    for clause in ad.clauses("salary", "description"):
        if _FEW_DAYS.search(clause.text) and not _OTHER_DAYS.search(clause.text):
            return clause.found("part_time", "inferred")
    return None


def _with_an_end(ad: Ad) -> dict[Contract, Found[Contract]]:
    """A fixed term that only its two dates tell: "from April 1, 2027 to March 31, 2028"."""
    for clause in ad.clauses("description", "requirements"):
        for first, last in pairwise(days(clause.text)):
            between = clause.text[first.end : last.start]
            if first.year is None or last.year is None or not _TO.fullmatch(between):
                continue
            if (last.year, last.month) > (first.year, first.month + 2):
                return {"fixed_term": clause.found("fixed_term", "inferred")}
    return {}


def contract_months(ad: Ad) -> Found[int] | None:
    """Length of one term in months."""
    for clause in ad.clauses("title", "description", "requirements"):
        if (found := _MONTHS.search(clause.text)) and not _NOT_FIXED.search(clause.text):
            number, unit = [group for group in found.groups() if group]
            count = _WORDS.get(number.lower()) or int(number)
            months = count * 12 if unit.lower() in {"year", "年"} else count
            if 1 <= months <= 120:
                return clause.found(months)
    return None


def hours_per_week(ad: Ad) -> Found[float] | None:
    """Working hours a week; the larger number of a range."""
    for clause in ad.clauses("description", "requirements", "salary"):
        if (found := _HOURS.search(clause.text)) and not re.search(
            r"\bstudents?\b.*\b28\b|overtime", clause.text, re.IGNORECASE
        ):
            hours = max(float(group) for group in found.groups() if group)
            if 1 <= hours <= 60:
                return clause.found(hours)
    return None


def _kinds(clause: Clause) -> list[Contract]:
    text = _OTHERS.sub(" ", clause.text)
    kinds: list[Contract] = []
    if _INTERN.search(_NOT_INTERN.sub(" ", text)) and (
        clause.section == "title"
        or re.search(
            r"\b(?:this|our|paid|week|month)\b[^.;]{0,16}internship|internship (?:at|position|program)",
            text,
            re.IGNORECASE,
        )
    ):
        kinds.append("internship")
    if _PART.search(text):
        kinds.append("part_time")
    if _FIXED.search(_NOT_FIXED.sub(" ", text)):
        kinds.append("fixed_term")
    if _PERMANENT.search(_NOT_PERMANENT.sub(" ", text)):
        kinds.append("permanent")
    if _FULL.search(text):
        kinds.append("full_time")
    return kinds


def _structured(ad: Ad) -> list[tuple[Contract, Found[Contract]]]:
    found = []
    for word in ad.posting.employment_types:
        key = re.sub(r"[\W_]+", "", word.lower())
        if kind := _CODES.get(key):
            found.append((kind, Found(kind, word, "structured")))
    return found
