"""When the work starts, and until when one may apply."""

import re
from datetime import date, timedelta

from bot.jobs.extract.ad import Ad, Clause, Found
from bot.jobs.extract.dates import Day, days
from bot.jobs.extract.phrases import any_of

_ASAP = any_of(
    r"\b(?:start|begin|join|hir|recruit|need|available|fill)\w*\b[^.;\n]{0,30}"
    r"\b(?:ASAP|as soon as possible)\b",
    r"\b(?:ASAP|as soon as possible)\b[^.;\n]{0,20}\b(?:start|begin)",
    r"^\W*(?:ASAP|as soon as possible|immediate(?:ly)?)\W*$",
    r"\b(?:start|begin|join)\w*\b[^.;\n]{0,20}\b(?:immediately|right away|now)\b",
    r"\bimmediate(?:ly)? (?:start|hir\w+|opening|vacanc\w+|position|employment|available)",
    r"\bavailable (?:immediately|now)\b",
    r"\burgent(?:ly)? (?:hir\w+|need\w*|recruit\w*|opening|vacanc\w+|seeking|looking)",
    r"即日|すぐに(?:勤務|働)",
    r"\b(?:mag-?(?:simula|start)|start|simula)\w* (?:na )?agad\b",
)
_YEAR_ROUND = any_of(
    r"\byear[- ]round\b",
    r"\bthroughout the year\b",
    r"\ball year (?:round|long)\b",
    r"\brolling basis\b",
    r"\bongoing recruitment\b",
    r"\b(?:hir|recruit|accept)\w+ (?:continuously|on an ongoing)",
    r"通年(?:採用|募集)",
    r"随時(?:採用|募集|入社)",
)
_START = any_of(
    r"\b(?:start(?:s|ing|ed)?(?: date)?|begin(?:s|ning)?|commenc\w+|"
    r"effective|appointment date|employment date|date of (?:hire|appointment|"
    r"employment)|available from|intake|entry|joining|run(?:s|ning)? from|"
    r"runs|period of employment|term|employment period|contract period|"
    r"contract (?:from|dates?)|job starts|classes run)\b",
    r"\bcontract (?:is )?from\b",
    r"\bfrom\b(?=\s+(?:early |mid |mid-|late |around |about )?(?:\d{1,2}(?:st|"
    r"nd|rd|th)? )?(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december|(?:19|20)\d\d|the (?:first|"
    r"beginning)))",
    r"着任",
    r"勤務開始",
    r"採用(?:予定)?(?:日|時期)",
    r"入社",
    r"入職",
    r"就業開始",
    r"任期",
    r"雇用期間",
    r"契約期間",
    r"開始",
)
_BEHIND = any_of(
    r"^\s*(?:,?\s*(?:start(?:s|ing|er)?|intake|begin\w*|arrival|commenc\w+|"
    r"entry|opening|hire)\b|[^。\n]{0,4}(?:入社|開始|着任|勤務開始|スタート|採用|より勤務|"
    r"から勤務))",
)
_NOT_START = any_of(
    r"\b(?:deadline|apply|applications?|clos\w+|due|until|interview\w*|"
    r"post(?:ed| date)|updated|listed|published|orientation fee|founded|"
    r"established|since|screening|graduat\w+|born|by|holidays?|vacation|"
    r"pro-?rated|training (?:ends|in)|lessons? (?:in|of)|paid in)\b",
    r"締切",
    r"応募",
    r"面接",
    r"期限",
    r"更新日",
    r"掲載",
    r"設立",
    r"創業",
    r"選考",
    r"までに",
)
_TO = re.compile(r"^\s*(?:to|through|until|till|-|–|~|から|より|〜)\s*", re.IGNORECASE)
_DEADLINE = any_of(
    r"\b(?:send|submit|e-?mail)\b[^;\n]{0,90}\b(?:by|before|until)(?=\s+\w+\s+\d)",
    r"\b(?:deadline|appl(?:y|ications?)(?: must)?(?: be)?(?: \w+){0,3}? (?:by|"
    r"until|before|due)|clos(?:es|ing)(?: date)?(?: on)?|due(?: date)?(?: by)?|"
    r"must (?:reach|arrive|be received)|accepted (?:until|by)|submit\w* by|"
    r"received by|no later than|open until|last day to apply|listed until|"
    r"apply before|recruit\w* (?:until|ends?))\b",
    r"締め?切り?",
    r"応募期限",
    r"応募締",
    r"〆切",
    r"募集期間",
    r"必着",
    r"申込期限",
    r"応募期間",
)
_TITLE_DEADLINE = any_of(
    r"[(（【\[]\s*(?:(?:deadline|apply by|due|closes?|until|締切)\D{0,10})?"
    r"(\d{1,2})/(\d{1,2})(?:/(?:20)?\d\d)?\D{0,6}[)）】\]]",
)

# What starts before the work does.
_BEFORE_WORK = any_of(
    r"\b(?:training|orientation|interviews?|screening|recruitment|review)\b[^.;\n]{0,20}$"
)
_UNTIL = re.compile(r"\b(?:to|until|through|till)\s+(?:the end of\s+)?$", re.IGNORECASE)
_CLOSED = any_of(
    r"\b(?:already |now |is |has been |been )(?:closed|filled|expired)\b",
    r"^\W*(?:ended|closed|expired|filled)\b",
    r"[\[(【](?:recruitment end(?:ed)?|closed|ended|filled|expired)[\])】]",
    r"\bno longer (?:accepting|available|open)",
    r"\bthis (?:job|position|ad|listing) (?:has )?(?:expired|ended|closed)",
    r"募集(?:は)?(?:終了|を終了|締め切りました)",
    r"掲載終了",
    r"受付終了",
)


def closed(ad: Ad) -> Found[bool] | None:
    """True if the advertisement says that it is over."""
    for clause in ad.clauses("title", "description", "requirements"):
        if _CLOSED.search(clause.text) and not re.search(
            r"\bwill be\b|\buntil\b|\bonce\b|\bwhen\b", clause.text, re.IGNORECASE
        ):
            return clause.found(value=True)
    return None


def start(ad: Ad) -> Found[str] | None:
    """First day of work: a date as far as it is written, `asap` or `year-round`."""
    if ad.posting.start:
        if found := next(days(ad.posting.start), None):
            return Found(str(found), ad.posting.start, "structured")
        if _ASAP.search(ad.posting.start):
            return Found("asap", ad.posting.start, "structured")
    soon = always = None
    dated: list[tuple[Day, Clause]] = []
    for clause in ad.clauses("description", "title", "requirements", "location"):
        if day := _started(clause):
            dated.append((day, clause))
        if soon is None and _ASAP.search(clause.text):
            soon = clause.found("asap")
        if always is None and _YEAR_ROUND.search(clause.text):
            always = clause.found("year-round")
    if dated:
        day, clause = max(
            dated, key=lambda pair: (pair[0].year is not None, pair[0].day is not None)
        )
        return clause.found(str(day))
    return soon or always


def _started(clause: Clause) -> Day | None:
    """The date on which a clause says that work starts."""
    found = list(days(clause.text))
    for index, day in enumerate(found):
        before, behind = clause.text[: day.start], clause.text[day.end :]
        if index:
            before = before[found[index - 1].end :]
        if _plain_fraction(clause.text, day):
            continue
        if _UNTIL.search(before):
            continue
        near = re.split(r"[.;,(](?!\s*\d)", before)[-1]
        if _BEHIND.match(behind):
            return day
        offset = len(clause.text[: day.start]) - len(before)
        cue = _last(_START, clause.text[offset : day.end], len(before))
        bar = _last(_NOT_START, before)
        if cue is not None and _BEFORE_WORK.search(before[:cue]):
            continue
        if cue is not None and (bar is None or cue > bar) and len(before) - cue < 60:
            return day
        follows = index + 1 < len(found) and _TO.match(
            clause.text[day.end : found[index + 1].start]
        )
        if (
            follows
            and day.year is not None
            and not _NOT_START.search(near)
            and not _DEADLINE.search(before)
        ):
            return day  # a stretch of time, "early April 2022 to March 31, 2023"
    return None


def _plain_fraction(text: str, day: Day) -> bool:
    """Whether "1/2" is rather a fraction or a count than a date."""
    return day.year is None and "/" in text[day.start : day.end]


def deadline(ad: Ad, today: date) -> Found[date] | None:
    """Last day for applications; a missing year is taken from the dates around it.

    Args:
        ad: The advertisement.
        today: The day of reading; only a posting that has a date near it takes its year from it.
    """
    anchor = _anchor(ad)
    if found := _TITLE_DEADLINE.search(ad.texts["title"]):
        day = next(days(found[0].strip("()（）【】[] ")), None)
        if day and (full := _completed(day, anchor)):
            return Found(full, found[0], "text" if day.year else "inferred")
    for clause in ad.clauses("title", "description", "requirements"):
        if not _DEADLINE.search(clause.text):
            continue
        found_days = [day for day in days(clause.text) if day.day is not None]
        if not found_days:
            continue
        cue = _DEADLINE.search(clause.text)
        assert cue is not None
        behind = [day for day in found_days if day.start >= cue.start()]
        # "募集期間 1/5 ~ 2/10" ends with the last date; a label is followed by its own.
        stretch = re.search("期間|period", cue[0], re.IGNORECASE)
        day = (behind[-1] if stretch else behind[0]) if behind else found_days[-1]
        if full := _completed(day, anchor):
            return clause.found(full, "text" if day.year else "inferred")
    return None


def _anchor(ad: Ad) -> tuple[date, bool] | None:
    """A known date, and whether the deadline comes before (a start) or after it (a post date)."""
    if ad.posting.date_posted:
        return ad.posting.date_posted, False
    begun = start(ad)
    if begun and re.match(r"\d{4}-\d\d", begun.value):
        year, month = int(begun.value[:4]), int(begun.value[5:7])
        return date(year, month, 1), True
    return None


def _completed(day: Day, anchor: tuple[date, bool] | None) -> date | None:
    if day.year is not None:
        return day.full()
    if anchor is None:
        return None
    known, before = anchor
    candidate = day.full(known.year)
    if candidate is None:
        return None
    if before and candidate >= known:
        return day.full(known.year - 1)
    if not before and candidate < known - timedelta(days=3):
        return day.full(known.year + 1)
    return candidate


def _last(pattern: re.Pattern[str], text: str, until: int | None = None) -> int | None:
    """Where the last match ends, among those that end before a place."""
    limit = len(text) if until is None else until
    ends = [found.end() for found in pattern.finditer(text) if found.end() <= limit]
    return ends[-1] if ends else None
