"""From a reply to the Bot API calls that show it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.conversation import safe
from bot.conversation.reply import Message, Paragraph, Reply
from bot.conversation.text import plain
from bot.telegram.html import rendered
from bot.telegram.keyboards import markup
from bot.telegram.updates import Heard

TOAST_LENGTH = 200
"""Characters of a toast (Bot API, answerCallbackQuery.text)."""
CALLBACK_LANE = "callback:"
"""Answers to presses go out at once; they do not queue behind the messages of their chat."""


@dataclass(frozen=True, slots=True)
class Call:
    """A Bot API call to be made.

    Args:
        lane: What it queues in: the chat id, whose order is kept; or a press.
        method: Bot API method.
        payload: Its parameters as JSON in ASCII, without chat_id, which is the lane: a group that
            becomes a supergroup gets a new one.
    """

    lane: str
    method: str
    payload: str


def calls(heard: Heard, reply: Reply) -> Iterator[Call]:
    """The calls that show a reply, in order.

    Args:
        heard: What the reply answers.
        reply: What to show.
    """
    lane = str(heard.chat_id)
    if heard.callback:
        answer: dict[str, Any] = {"callback_query_id": heard.callback.id}
        if reply.toast:
            answer["text"] = safe.line(reply.toast)[:TOAST_LENGTH]
        yield _call(CALLBACK_LANE + heard.callback.id, "answerCallbackQuery", answer)
        if reply.keyboard is not None and heard.callback.message_id is not None:
            yield _call(
                lane,
                "editMessageReplyMarkup",
                {
                    "message_id": heard.callback.message_id,
                    "reply_markup": markup(reply.keyboard) or {"inline_keyboard": []},
                },
            )
    place: dict[str, Any] = {}
    if heard.message_thread_id is not None:
        place["message_thread_id"] = heard.message_thread_id
    if heard.reply_to is not None:
        place["reply_parameters"] = {
            "message_id": heard.reply_to,
            "allow_sending_without_reply": True,
        }
    for message in reply.messages:
        parts = rendered(message)
        for number, text in enumerate(parts):
            payload = {
                "text": text,
                "parse_mode": "HTML",
                "link_preview_options": {"is_disabled": True},
                **place,
            }
            buttons = markup(message.buttons)
            if buttons and number == len(parts) - 1:
                payload["reply_markup"] = buttons
            yield _call(lane, "sendMessage", payload)
            place.pop("reply_parameters", None)


def notice(chat_id: int, words: str) -> Iterator[Call]:
    """The calls that tell a chat something outside any conversation (the maintainer's chat)."""
    message = Message((Paragraph(plain(words)),))
    for text in rendered(message):
        yield _call(str(chat_id), "sendMessage", {"text": text, "parse_mode": "HTML"})


def _call(lane: str, method: str, payload: dict[str, Any]) -> Call:
    return Call(lane, method, json.dumps(payload))
