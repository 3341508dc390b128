"""RSS and Atom, with the extra elements of WP Job Manager, We Work Remotely and NEOGOV."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import feedparser

from bot.jobs.clean import address, line, plain
from bot.jobs.posting import Batch, Pay, Posting, SourceError
from bot.jobs.sources.fields import MAX_BYTES, MAX_ROWS, amount, day, period

_ENTITIES = re.compile(rb"<!(?:ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)
# The namespace of job_listing: is the site's own address, so that only the prefix tells it; sites
# that rename it still use these words.
_PLACE = ("job_listing_location", "joblisting_location", "location", "region", "job_location")
_EMPLOYER = ("job_listing_company", "joblisting_agency", "company", "job_company")
_KIND = ("job_listing_job_type", "joblisting_jobtype", "type", "job_type")
_SALARY = ("job_listing_salary", "salary", "job_salary")
_CLOSING = ("expires_at", "joblisting_advertisetodatetime", "job_listing_expires", "expirationdate")


def parse(data: bytes) -> Batch:
    """Read a feed.

    Args:
        data: RSS or Atom.

    Raises:
        SourceError: It is no feed, too large, or it declares entities.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(f"{len(data):,} bytes, at most {MAX_BYTES:,} are read")
    if _ENTITIES.search(data):
        raise SourceError("it declares entities, which a feed of jobs has no need of")
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version") and not feed.entries:
        raise SourceError("expected RSS or Atom")
    batch = Batch()
    seen: set[str] = set()
    for entry in feed.entries[:MAX_ROWS]:
        posting = _posting(entry)
        if posting.source_id and posting.source_id in seen:
            batch.skip(posting.source_id, "the same guid again")
            continue
        seen.add(posting.source_id)
        batch.extend([posting])
    return batch


def _posting(entry: Mapping[str, Any]) -> Posting:
    title, employer = line(entry.get("title")), _first(entry, _EMPLOYER)
    if (
        not employer
        and (found := re.fullmatch(r"([^:]{2,60}): (.+)", title))
        and "expires_at" in entry
    ):
        employer, title = found[1], found[2]  # We Work Remotely writes "Company: Role"
    country = _first(entry, ("country",))
    region = _first(entry, _PLACE)
    place = ", ".join(part for part in dict.fromkeys([region, country]) if part)
    return Posting(
        source="rss",
        source_id=line(entry.get("id")),
        title=title,
        employer=employer,
        url=address(entry.get("link")) or address(entry.get("id")),
        location=place,
        salary=_first(entry, _SALARY),
        description=_body(entry),
        pay=_pay(entry),
        employment_types=tuple(_split(_first(entry, _KIND))),
        date_posted=_day(entry, "published") or _day(entry, "updated"),
        valid_through=next((end for key in _CLOSING if (end := day(entry.get(key)))), None),
    )


def _first(entry: Mapping[str, Any], keys: Iterable[str]) -> str:
    return next((text for key in keys if (text := line(entry.get(key)))), "")


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _body(entry: Mapping[str, Any]) -> str:
    contents = [part.get("value") for part in entry.get("content") or []]
    texts = [plain(text) for text in [*contents, entry.get("summary")]]
    return max(texts, key=len)


def _day(entry: Mapping[str, Any], key: str) -> date | None:
    parsed = entry.get(f"{key}_parsed")
    if not parsed:
        return day(entry.get(key))
    try:
        return date(parsed.tm_year, parsed.tm_mon, parsed.tm_mday)
    except ValueError:
        return None


def _pay(entry: Mapping[str, Any]) -> Pay | None:
    low = amount(entry.get("joblisting_minimumsalary"))
    high = amount(entry.get("joblisting_maximumsalary"))
    if low is None and high is None:
        return None
    currency = line(entry.get("joblisting_currency")).upper()
    return Pay(low, high, currency, period(line(entry.get("joblisting_salaryinterval"))))
