"""Housing, flight and insurance."""

import re
from typing import Literal

from bot.jobs.extract.ad import Ad, Found
from bot.jobs.extract.phrases import any_of

Housing = Literal["provided", "subsidised", "allowance", "help"]
Insurance = Literal["social", "national", "health", "private"]

_HOUSING: tuple[tuple[Housing, re.Pattern[str]], ...] = (
    (
        "allowance",
        any_of(
            r"\b(?:housing|rent|accommodation) (?:allowance|stipend|benefit|contribution)",
            r"住宅手当|家賃補助",
        ),
    ),
    (
        "subsidised",
        any_of(
            r"\bsubsidi[sz]ed (?:housing|apartment|accommodation|rent)",
            r"\b(?:housing|rent) subsid",
        ),
    ),
    (
        "help",
        any_of(
            r"\b(?:help|assist\w*|support)\b[^.;\n]{0,30}\b(?:housing|apartment|flat|accommodation)",
            r"\b(?:housing|accommodation) (?:support|assistance|help)",
            r"住居(?:探し)?サポート",
        ),
    ),
    (
        "provided",
        any_of(
            r"\bfree (?:housing|accommodation|dorm\w*|apartment|room)",
            r"\b(?:housing|accommodation|dormitory|apartment|room and board)\b[^.;,\n]{0,20}"
            r"\b(?:provided|included|available|on campus|offered|arranged)",
            r"\b(?:provided|provide|offer)\w*\b[^.;,\n]{0,24}"
            r"\b(?:housing|accommodation|apartment|dormitory)",
            r"\b(?:staff|company|school|town) (?:dorm\w*|housing|apartment)",
            r"\bdormitory\b",
            r"\bdorm\b",
            r"社宅|寮(?:あり|完備|有)|社員寮",
            r"\bmay (?:libreng )?bahay\b",
        ),
    ),
)
_NO_HOUSING = any_of(
    r"\b(?:no|not) (?:housing|accommodation|dorm\w*)",
    r"\b(?:housing|accommodation)\b[^.;\n]{0,12}\bnot (?:provided|included|available)",
)
_FLIGHT = any_of(
    r"\b(?:flights?|airfare|air ?tickets?|plane tickets?)\b[^.;\n]{0,40}\b(?:paid|"
    r"provided|reimburs\w+|refund\w+|covered|included|shouldered|up to|"
    r"allowance|subsid\w+)",
    r"\b(?:paid|free|annual|round-?trip|home-leave|return|incoming|"
    r"one-way) (?:flights?|airfare|air ?tickets?|ticket)",
    r"\bcost of (?:incoming )?flights?\b",
    r"航空券(?:支給|負担)",
)
_NO_FLIGHT = re.compile(
    r"\b(?:flights?|airfare)\b[^.;\n]{0,16}\bnot\b|\bown (?:flight|airfare)", re.IGNORECASE
)
_INSURANCE: tuple[tuple[Insurance, re.Pattern[str]], ...] = (
    (
        "social",
        re.compile(r"\bsocial insurance\b|\bshakai hoken\b|社会保険|各種社保|社保", re.IGNORECASE),
    ),
    ("national", re.compile(r"\bnational (?:health )?insurance\b|国民健康保険", re.IGNORECASE)),
    ("private", re.compile(r"\bprivate (?:health )?insurance\b", re.IGNORECASE)),
    ("health", re.compile(r"\b(?:health|medical) insurance\b|健康保険", re.IGNORECASE)),
)


def housing(ad: Ad) -> Found[Housing] | None:
    """What the employer does for housing."""
    for kind, pattern in _HOUSING:
        for clause in ad.clauses("salary", "description", "requirements"):
            if pattern.search(clause.text) and not _NO_HOUSING.search(clause.text):
                return clause.found(kind)
    return None


def flight(ad: Ad) -> Found[bool] | None:
    """True if a flight is paid for, wholly or in part."""
    for clause in ad.clauses("description", "salary", "requirements"):
        if _FLIGHT.search(clause.text) and not _NO_FLIGHT.search(clause.text):
            return clause.found(value=True)
    return None


def insurance(ad: Ad) -> Found[Insurance] | None:
    """The insurance that is spoken of: social insurance where the employer enrols people."""
    for kind, pattern in _INSURANCE:
        for clause in ad.clauses("salary", "description", "requirements"):
            if pattern.search(clause.text) and not re.search(
                r"\b(?:no|not|without)\b", clause.text, re.IGNORECASE
            ):
                return clause.found(kind)
    return None
