"""Answers as results of an inline query: the bot's name and a question, typed in any chat."""

from dataclasses import replace
from datetime import datetime

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode

from bot.conversation.reply import Block, Facts, Message, Paragraph
from bot.conversation.senpai import Senpai
from bot.conversation.text import bare, link, marked, plain
from bot.telegram.html import rendered
from bot.telegram.labels import label
from bot.telegram.parts import LONGEST, units

MOST_RESULTS = 5
LONGEST_TITLE = 70
LONGEST_DESCRIPTION = 120
"""Characters of the lines under a result's title; phones show about two lines."""
NOTHING_FOUND = "nothing-found"


def results(
    senpai: Senpai, text: str, username: str, now: datetime
) -> list[InlineQueryResultArticle]:
    """The answers to choose from; each is a whole message for the chat.

    Args:
        senpai: The advisor.
        text: The query; empty for the topics to begin with.
        username: Our username, which the button leads to; without one there is no button.
        now: The present moment (UTC).

    Returns:
        Up to five results, or one that says that nothing was found.
    """
    found = senpai.suggestions(text)[:MOST_RESULTS]
    return [_answer(senpai, name, username, now) for name in found] or [_none(senpai, username)]


def _answer(senpai: Senpai, name: str, username: str, now: datetime) -> InlineQueryResultArticle:
    entry = senpai.knowledge.entries[name]
    address = f"https://t.me/{username}?start={name}" if username else None
    return _article(
        name,
        entry.title,
        bare(marked(entry.short)),
        in_one_text(senpai.entry_message(name, now), address, senpai.knowledge.ui.inline_left_out),
        _button(senpai, address),
    )


def _none(senpai: Senpai, username: str) -> InlineQueryResultArticle:
    ui = senpai.knowledge.ui
    text, *_ = rendered(Message((Paragraph(plain(ui.inline_none_text)),)))
    address = f"https://t.me/{username}" if username else None
    return _article(
        NOTHING_FOUND, ui.inline_none_title, ui.inline_none_text, text, _button(senpai, address)
    )


def _button(senpai: Senpai, address: str | None) -> InlineKeyboardButton | None:
    return InlineKeyboardButton(senpai.knowledge.ui.inline_ask, url=address) if address else None


def _article(
    name: str, title: str, description: str, html: str, button: InlineKeyboardButton | None
) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        id=name,
        title=label(title, LONGEST_TITLE),
        description=label(description, LONGEST_DESCRIPTION),
        input_message_content=InputTextMessageContent(
            html,
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
        reply_markup=InlineKeyboardMarkup([[button]]) if button else None,
    )


def in_one_text(message: Message, address: str | None, left_out: str) -> str:
    """Write a message as one text of Telegram's HTML.

    Args:
        message: The message.
        address: Where all of it can be read, or None.
        left_out: What stands in the place of facts that do not fit into one message.

    Returns:
        At most 4,096 UTF-16 units: the message, without as many of its last facts as do not fit,
        and then with a line that says so.
    """
    text, *others = rendered(message)
    if not others:
        return text
    says_so = link(left_out, address) if address else plain(left_out)
    ending = "\n\n" + rendered(Message((Paragraph(says_so),)))[0]
    room = LONGEST - units(ending)
    total = sum(len(block.lines) for block in message.blocks if isinstance(block, Facts))
    for kept in range(total, -1, -1):
        text, *others = rendered(_with_facts(message, kept), room)
        if not others:
            break
    return text + ending


def _with_facts(message: Message, kept: int) -> Message:
    """A message with only the first of its facts."""
    blocks: list[Block] = []
    for block in message.blocks:
        if isinstance(block, Facts):
            lines = block.lines[:kept]
            kept -= len(lines)
            if lines:
                blocks.append(replace(block, lines=lines))
        else:
            blocks.append(block)
    return replace(message, blocks=tuple(blocks))
