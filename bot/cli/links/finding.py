"""What came of visiting an address. A function of the answers on the way; it visits nothing itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

PERMANENT = frozenset({301, 308})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
GONE = frozenset({404, 410})
MOST_HOPS = 6
"""Answers after which a chain of redirects is given up."""


class Outcome(StrEnum):
    """What is to be said of an address."""

    OK = "ok"
    MOVED = "moved"
    GONE = "gone"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True)
class Hop:
    """An answer on the way to a page.

    Args:
        url: The address that was asked for.
        status: HTTP status code.
        location: Where it redirects to, whole; None if it does not.
    """

    url: str
    status: int
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of an address.

    Args:
        outcome: In a word.
        detail: In a line; may be empty.
        moved_to: The address to write instead, if there is one.
    """

    outcome: Outcome
    detail: str = ""
    moved_to: str | None = None


def found(hops: Sequence[Hop]) -> Finding:
    """Judge the answers on the way to a page.

    Args:
        hops: The answers in order, at least one; all but the last are redirects.
    """
    last = hops[-1]
    by_way_of = f"redirects to {last.url}, which " if len(hops) > 1 else ""
    if last.status in GONE:
        return Finding(Outcome.GONE, f"{by_way_of}answers {last.status}")
    if 400 <= last.status < 500:
        return Finding(
            Outcome.REFUSED, f"{by_way_of}answers {last.status}; may be fine in a browser"
        )
    if last.status >= 500 or last.status < 200:
        return Finding(Outcome.UNREACHABLE, f"{by_way_of}answers {last.status}")
    if last.location is not None:
        return Finding(Outcome.UNREACHABLE, f"redirects more than {MOST_HOPS - 1} times")
    if _is_front_page(last.url) and not _is_front_page(hops[0].url):
        return Finding(
            Outcome.MOVED, "leads to the front page; the page itself may be gone", last.url
        )
    target = _permanent_target(hops)
    if target:
        return Finding(Outcome.MOVED, "permanently", target)
    return Finding(Outcome.OK, f"redirects to {last.url} for now" if len(hops) > 1 else "")


def _permanent_target(hops: Sequence[Hop]) -> str | None:
    """Where the permanent redirects at the beginning of the way lead."""
    target = None
    for hop in hops:
        if hop.status not in PERMANENT or hop.location is None:
            break
        target = hop.location
    return target


def _is_front_page(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query
