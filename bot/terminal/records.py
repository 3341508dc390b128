"""Replies as records for other programs: the shapes of `senpai chat --json` and `senpai ask --json`."""

import json
from collections.abc import Mapping
from typing import NotRequired, TypedDict

from bot.conversation import safe
from bot.conversation.reply import Message, Outcome, Reply
from bot.terminal.plain import message_text, messages_text

SCORE_DIGITS = 4
"""Decimals of a confidence; more would only be noise."""


class ButtonRecord(TypedDict):
    """A button: what it says, and what to send back to press it."""

    label: str
    data: str


class MessageRecord(TypedDict):
    """One message of `senpai chat --json`; `picture` and `document` are paths of files."""

    text: str
    buttons: list[list[ButtonRecord]]
    picture: str | None
    document: str | None


class ChatRecord(TypedDict):
    """One line of `senpai chat --json`."""

    messages: list[MessageRecord]
    toast: NotRequired[str]


class CandidateRecord(TypedDict):
    """An entry that might answer, with its probability."""

    id: str
    score: float


class SourceRecord(TypedDict):
    """A page behind an answer and the day (ISO 8601) it was last compared."""

    url: str
    checked: str


class ListingRecord(TypedDict):
    """A job that fits."""

    title: str
    url: str


class AskRecord(TypedDict):
    """One line of `senpai ask --json`; `also` holds the further asks of the same message."""

    question: str
    answer_id: str | None
    confidence: float
    candidates: list[CandidateRecord]
    text: str
    sources: list[SourceRecord]
    listings: list[ListingRecord]
    took_ms: float
    also: NotRequired[list["AskRecord"]]


def chat_record(reply: Reply) -> ChatRecord:
    """What one message or press brought about.

    Args:
        reply: The reply of the conversation.

    Returns:
        Its messages, and its toast if it has one.
    """
    record = ChatRecord(messages=[_message_record(message) for message in reply.messages])
    if reply.toast is not None:
        record["toast"] = safe.line(reply.toast)
    return record


def ask_record(question: str, reply: Reply, took_ms: float) -> AskRecord:
    """What one question brought about.

    Args:
        question: The whole question as it was put.
        reply: The reply of the conversation.
        took_ms: How long the whole reply took, in milliseconds.

    Returns:
        The record of the first ask, with the further ones under `also`. Messages that answer no
        ask (a kind word, "there was more in your message") add their text to the answer before
        them, or to the first one if none came before.
    """
    asks: list[list[Message]] = []
    opening: list[Message] = []
    for message in reply.messages:
        if message.outcome is not None:
            asks.append([message])
        else:
            (asks[-1] if asks else opening).append(message)
    if not asks:
        return _ask_record(question, None, opening, took_ms)
    first, *further = asks
    record = _ask_record(question, first[0].outcome, [*opening, *first], took_ms)
    if further:
        record["also"] = [
            _ask_record(outcome.ask, outcome, messages, took_ms)
            for messages in further
            if (outcome := messages[0].outcome)
        ]
    return record


def json_line(record: Mapping[str, object]) -> str:
    """Write a record as one line of JSON, in ASCII so that it survives any pipe and any locale."""
    return json.dumps(record) + "\n"


def _message_record(message: Message) -> MessageRecord:
    return MessageRecord(
        text=message_text(message),
        buttons=[
            [ButtonRecord(label=safe.line(button.label), data=button.data) for button in row]
            for row in message.buttons
        ],
        picture=None,
        document=None,
    )


def _ask_record(
    question: str, outcome: Outcome | None, messages: list[Message], took_ms: float
) -> AskRecord:
    return AskRecord(
        question=safe.encodable(question),
        answer_id=outcome.answer_id if outcome else None,
        confidence=round(outcome.confidence, SCORE_DIGITS) if outcome else 0.0,
        candidates=[
            CandidateRecord(id=candidate.id, score=round(candidate.score, SCORE_DIGITS))
            for candidate in (outcome.candidates if outcome else ())
        ],
        text=messages_text(messages),
        sources=[
            SourceRecord(url=source.url, checked=source.checked.isoformat())
            for source in (outcome.sources if outcome else ())
        ],
        listings=[],
        took_ms=round(took_ms, 2),
    )
