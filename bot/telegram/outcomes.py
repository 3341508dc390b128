"""What to do when a Bot API call fails: a decision from the error alone.

Which error means what is listed in docs/decisions/0004-delivery.md.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from html.parser import HTMLParser
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)

OPTIONAL = ("link_preview_options", "message_thread_id", "reply_parameters", "parse_mode")
"""Parameters without which a message still says the same; some servers do not know them."""
GIVEN_UP_AFTER = timedelta(days=1)
"""Age of a post after which it is not tried again; an answer a day late helps nobody."""
LONGEST_BACK_OFF = 60.0
"""Seconds between tries."""

_HARMLESS = (
    "message is not modified",
    "query is too old",
    "query_id_invalid",
    "query id is invalid",
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
)
_UNREACHABLE = ("chat not found", "user is deactivated", "peer_id_invalid", "have no rights")
_MARKUP = ("can't parse entities", "unsupported start tag", "can't find end tag")
_NO_THREAD = ("message thread not found", "topic_closed", "topic_deleted")


@dataclass(frozen=True, slots=True)
class Later:
    """Try again, not before `until`."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Changed:
    """Try again at once with other parameters."""

    payload: dict[str, Any]
    why: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has become a supergroup with another id."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The chat takes no messages from us any more."""


@dataclass(frozen=True, slots=True)
class Pointless:
    """The call can never succeed; `why` is None if nothing was lost by that."""

    why: str | None


Outcome = Later | Changed | Moved | Unreachable | Pointless


def decide(
    error: Exception,
    payload: Mapping[str, Any],
    attempts: int,
    created_at: datetime,
    now: datetime,
) -> Outcome:
    """Decide what to do about a failed call.

    Args:
        error: What python-telegram-bot raised.
        payload: The parameters of the call.
        attempts: How often it has been tried before (0 for the first failure).
        created_at: When the post was written (UTC).
        now: The present moment (UTC).
    """
    match error:
        case RetryAfter():
            return Later(now + timedelta(seconds=seconds_of(error)))
        case ChatMigrated(new_chat_id=chat_id):
            return Moved(chat_id)
        case Forbidden():
            return Unreachable()
        case EndPointNotFound():
            return Pointless(str(error))
        case InvalidToken():  # the poller decides when to give up; nothing is dropped meanwhile
            return Later(now + timedelta(seconds=LONGEST_BACK_OFF / 4))
        case BadRequest():  # a subclass of NetworkError, but never to be retried unchanged
            return _refused(str(error), payload)
        case NetworkError():
            pass
    if now - created_at > GIVEN_UP_AFTER:
        return Pointless(f"not sent within a day ({type(error).__name__})")
    return Later(now + timedelta(seconds=back_off(attempts)))


def back_off(attempts: int) -> float:
    """Seconds to wait after a failure: 1, 2, 4 ... up to a minute."""
    return min(LONGEST_BACK_OFF, float(2 ** min(attempts, 10)))


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram wants us to wait, in seconds."""
    # An operator may have set PTB_TIMEDELTA to something else, so both forms are taken.
    wait: int | timedelta = error.retry_after
    return max(0.5, wait.total_seconds() if isinstance(wait, timedelta) else float(wait))


def _refused(words: str, payload: Mapping[str, Any]) -> Outcome:
    said = words.lower()
    if any(sign in said for sign in _HARMLESS):
        return Pointless(None)
    if any(sign in said for sign in _UNREACHABLE):
        return Unreachable()
    if any(sign in said for sign in _MARKUP) and "parse_mode" in payload:
        bare = {name: value for name, value in payload.items() if name != "parse_mode"}
        return Changed(bare | {"text": without_tags(str(payload["text"]))}, words)
    if any(sign in said for sign in _NO_THREAD) and "message_thread_id" in payload:
        return Changed(_without(payload, "message_thread_id"), words)
    for name in OPTIONAL:
        if name in payload and re.search(rf"\b{name}\b", said):
            return Changed(_without(payload, name), words)
    return Pointless(words)


def _without(payload: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in payload.items() if key != name}


def without_tags(html: str) -> str:
    """The characters of a text in Telegram's HTML."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    return "".join(parser.found)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)
