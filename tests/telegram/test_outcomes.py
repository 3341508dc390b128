"""What each failure of a call leads to."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram.outcomes import (
    GIVEN_UP_AFTER,
    LONGEST_BACK_OFF,
    Changed,
    Later,
    Moved,
    Outcome,
    Pointless,
    Unreachable,
    back_off,
    decide,
    without_tags,
)

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
PAYLOAD: dict[str, Any] = {
    "text": "<b>a</b> &lt; b",
    "parse_mode": "HTML",
    "link_preview_options": {"is_disabled": True},
    "message_thread_id": 3,
}


def decided(error: Exception, attempts: int = 0, age: timedelta = timedelta(0)) -> Outcome:
    return decide(error, PAYLOAD, attempts, NOW - age, NOW)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (RetryAfter(7), Later(NOW + timedelta(seconds=7))),
        (ChatMigrated(-100), Moved(-100)),
        (Forbidden("Forbidden: bot was blocked by the user"), Unreachable()),
        (BadRequest("Chat not found"), Unreachable()),
        (BadRequest("Message is not modified"), Pointless(None)),
        (BadRequest("Query is too old and response timeout expired"), Pointless(None)),
        (BadRequest("Strange"), Pointless("Strange")),
        (EndPointNotFound("no such method"), Pointless("no such method")),
        (NetworkError("Bad Gateway"), Later(NOW + timedelta(seconds=1))),
        (TimedOut(), Later(NOW + timedelta(seconds=1))),
        (TelegramError("Invalid server response"), Later(NOW + timedelta(seconds=1))),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_each_error_has_one_outcome(error: Exception, outcome: Outcome) -> None:
    assert decided(error) == outcome


def test_a_bad_request_is_never_tried_again_unchanged() -> None:
    """BadRequest is a NetworkError in python-telegram-bot, and those are tried again."""
    assert issubclass(BadRequest, NetworkError)
    assert not isinstance(decided(BadRequest("anything")), Later)


def test_a_refused_token_drops_nothing() -> None:
    assert isinstance(decided(InvalidToken("Unauthorized"), age=2 * GIVEN_UP_AFTER), Later)


def test_back_off_grows_to_its_limit() -> None:
    waits = [back_off(attempts) for attempts in range(12)]
    assert waits == sorted(waits)
    assert waits[:3] == [1, 2, 4]
    assert waits[-1] == LONGEST_BACK_OFF


def test_after_a_day_a_post_is_given_up_but_not_because_of_telegrams_pace() -> None:
    late = GIVEN_UP_AFTER + timedelta(seconds=1)
    assert decided(TimedOut(), attempts=90, age=late) == Pointless(
        "not sent within a day (TimedOut)"
    )
    assert isinstance(decided(RetryAfter(5), attempts=90, age=late), Later)


def test_refused_markup_becomes_plain_text() -> None:
    outcome = decided(BadRequest("Can't parse entities: unsupported start tag at offset 3"))
    assert isinstance(outcome, Changed)
    assert outcome.payload["text"] == "a < b"
    assert "parse_mode" not in outcome.payload


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("Bad Request: link_preview_options is not supported yet", "link_preview_options"),
        ("Bad Request: message thread not found", "message_thread_id"),
    ],
)
def test_a_parameter_that_is_refused_is_left_out(words: str, gone: str) -> None:
    outcome = decided(BadRequest(words))
    assert isinstance(outcome, Changed)
    assert outcome.payload.keys() == PAYLOAD.keys() - {gone}


def test_every_change_ends() -> None:
    """Refused again and again, a message comes to its end."""
    payload = dict(PAYLOAD)
    for _ in range(10):
        outcome = decide(
            BadRequest("Bad Request: parse_mode can't parse entities"), payload, 0, NOW, NOW
        )
        if not isinstance(outcome, Changed):
            break
        payload = outcome.payload
    assert isinstance(outcome, Pointless)


def test_text_without_tags() -> None:
    html = '<b>A&amp;B</b> <a href="https://x.y/?a=1&amp;b=2">link</a>\n<blockquote>q</blockquote>'
    assert without_tags(html) == "A&B link\nq"
