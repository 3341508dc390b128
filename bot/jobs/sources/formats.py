"""Every format by its name, and which of them a document is in."""

import re
from collections.abc import Callable

from bot.jobs.clean import decoded
from bot.jobs.posting import Batch, SourceError
from bot.jobs.sources import (
    ashby,
    feed,
    greenhouse,
    lever,
    page,
    pasted,
    personio,
    records,
    recruitee,
    smartrecruiters,
    teamtailor,
    workable,
)
from bot.jobs.sources.fields import loaded

FORMATS: dict[str, Callable[[bytes], Batch]] = {
    "rss": feed.parse,
    "jsonld": page.parse,
    "greenhouse": greenhouse.parse,
    "lever": lever.parse,
    "ashby": ashby.parse,
    "workable": workable.parse,
    "smartrecruiters": smartrecruiters.parse,
    "recruitee": recruitee.parse,
    "personio": personio.parse,
    "teamtailor": teamtailor.parse,
    "text": pasted.parse,
    "jsonl": records.parse,
}
"""The parser of each format."""

_RECORD_KEYS = {"title", "employer", "location_text", "salary_text", "description_text"}


def parse(data: bytes, name: str = "auto") -> Batch:
    """Read a document.

    Args:
        data: The document.
        name: A key of `FORMATS`, or `auto`.

    Raises:
        SourceError: It is not of that format.
    """
    return FORMATS[recognised(data) if name == "auto" else name](data)


def recognised(data: bytes) -> str:
    """The format that a document is in.

    Args:
        data: The document.

    Returns:
        A key of `FORMATS`; `text` if it is none of the others.
    """
    start = decoded(data[:4000]).lstrip("\ufeff \t\r\n")
    if re.match(r"<(?:\?xml|rss|feed|rdf|workzag-jobs|!--)", start, re.IGNORECASE):
        if "<workzag-jobs" in start:
            return "personio"
        if re.search(r"<(?:rss|feed|rdf:RDF)\b", start):
            return "rss"
    if start.startswith(("{", "[")):
        return _of_json(data, start)
    if re.search(r"ld\+json|itemtype=|typeof=", decoded(data), re.IGNORECASE):
        return "jsonld"
    return "text"


def _of_json(data: bytes, start: str) -> str:
    try:
        document = loaded(data, "JSON")
    except SourceError:
        return "jsonl" if start.startswith("{") else "text"
    if isinstance(document, list):
        first = document[0] if document and isinstance(document[0], dict) else {}
        return "jsonld" if "@type" in first or "@context" in first else "lever"
    if not isinstance(document, dict):
        return "text"
    keys = set(document)
    if "@context" in keys or "@graph" in keys or "@type" in keys:
        return "jsonld"
    if "offers" in keys:
        return "recruitee"
    if "content" in keys and isinstance(document["content"], list):
        return "smartrecruiters"
    if "items" in keys:
        return "teamtailor"
    if "jobs" in keys:
        return _of_jobs(document)
    if "jobAd" in keys:
        return "smartrecruiters"
    if "hostedUrl" in keys:
        return "lever"
    if "absolute_url" in keys:
        return "greenhouse"
    return "jsonl" if keys & _RECORD_KEYS else "text"


def _of_jobs(document: dict[str, object]) -> str:
    jobs = document["jobs"]
    first = jobs[0] if isinstance(jobs, list) and jobs and isinstance(jobs[0], dict) else {}
    if "shortcode" in first or "telecommuting" in first:
        return "workable"
    if "apiVersion" in document or "isListed" in first or "jobUrl" in first:
        return "ashby"
    return "workable" if not first and "name" in document else "greenhouse"
