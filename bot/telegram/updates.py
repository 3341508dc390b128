"""What an update says to us: who wrote what, and where the answer belongs."""

from dataclasses import dataclass

from telegram import CallbackQuery, Chat, ChatMemberRestricted, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType

from bot.conversation.turn import Incoming
from bot.telegram.api import BotIdentity
from bot.telegram.mentions import addressed, text_of

_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button that was pressed.

    Args:
        id: Of the callback query, which has to be answered.
        message_id: The message that the button stands under.
    """

    id: str
    message_id: int


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that a person wrote or pressed and that wants an answer.

    Args:
        person: Who ("tg:<user id>").
        place: The conversation it is part of: "tg:<chat id>", in groups "tg:<chat id>:<user id>".
        chat_id: Where the answer goes.
        incoming: What was written or pressed.
        message_thread_id: The topic of a forum that the answer goes to, or None.
        reply_to: The message that the answer refers to, or None where that is plain.
        callback: The button that was pressed, or None.
        unreadable: Whether it was a photo, a voice message and the like, without words.
    """

    person: str
    place: str
    chat_id: int
    incoming: Incoming
    message_thread_id: int | None = None
    reply_to: int | None = None
    callback: Pressed | None = None
    unreadable: bool = False


def lane_of(update: Update) -> str:
    """What an update queues in: updates of one conversation are answered in their order."""
    chat, person = update.effective_chat, update.effective_user
    if chat is None:
        return f"tg:update:{update.update_id}"
    return _place(chat, person) if person else f"tg:{chat.id}"


def read(update: Update, bot: BotIdentity) -> Heard | None:
    """Find out whether an update wants an answer.

    Args:
        update: The update.
        bot: Who we are.

    Returns:
        What was said, or None if it is not for us: then there is nothing to answer, and nothing
        that we may store.
    """
    if update.callback_query:
        return _pressed(update.callback_query)
    message = update.message or update.edited_message
    if message is None or _by_a_machine(message, bot):
        return None
    edited = update.message is None
    if message.chat.type == ChatType.PRIVATE:
        return _in_private(message, edited=edited)
    return _in_group(message, bot) if message.chat.type in _GROUPS else None


def blocked(update: Update) -> int | None:
    """The chat that we can no longer write to, if an update says so."""
    change = update.my_chat_member
    if change is None:
        return None
    now = change.new_chat_member
    gone = now.status in (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT) or (
        isinstance(now, ChatMemberRestricted) and not now.is_member
    )
    return change.chat.id if gone else None


def _by_a_machine(message: Message, bot: BotIdentity) -> bool:
    """Whether a bot wrote it, or a channel, or it is an answer of ours that a person passed on."""
    person = message.from_user
    return (
        person is None
        or person.is_bot
        or person.id == bot.id
        or bool(message.is_automatic_forward)
        or (message.via_bot is not None and message.via_bot.id == bot.id)
    )


def _in_private(message: Message, *, edited: bool) -> Heard | None:
    text = text_of(message)
    # Service messages have neither, and a live location is edited every few seconds.
    if text is None and (edited or not _has_content(message)):
        return None
    return _heard(
        message,
        text or "",
        reply_to=message.message_id if edited else None,
        unreadable=text is None,
    )


def _in_group(message: Message, bot: BotIdentity) -> Heard | None:
    seen = addressed(message, bot)
    answered = message.reply_to_message
    # The first message of a topic counts as replied to by all others.
    if answered and answered.forum_topic_created:
        answered = None
    from_us = bool(answered and answered.from_user and answered.from_user.id == bot.id)
    if text_of(message) is None or not (seen.to_us or (from_us and not seen.to_others)):
        return None
    text, unreadable = seen.text, False
    if not text and answered and not from_us:
        # Our name alone, as a reply: what somebody else wrote is the question.
        text = message.quote.text if message.quote else addressed(answered, bot).text
        unreadable = not text and _has_content(answered)
    return _heard(message, text, reply_to=message.message_id, unreadable=unreadable)


def _heard(message: Message, text: str, *, reply_to: int | None, unreadable: bool) -> Heard:
    person = message.from_user
    assert person is not None
    return Heard(
        person=f"tg:{person.id}",
        place=_place(message.chat, person),
        chat_id=message.chat.id,
        incoming=Incoming(text=text, first_name=person.first_name, public=_is_public(message.chat)),
        message_thread_id=_thread(message),
        reply_to=reply_to,
        unreadable=unreadable,
    )


def _pressed(query: CallbackQuery) -> Heard | None:
    # An inaccessible message (too old) still tells its chat and number; one that a person sent by
    # inline mode does not, but those carry no buttons that could be pressed.
    message = query.message
    if query.data is None or message is None or query.from_user.is_bot:
        return None
    public = _is_public(message.chat)
    person = query.from_user
    return Heard(
        person=f"tg:{person.id}",
        place=_place(message.chat, person),
        chat_id=message.chat.id,
        incoming=Incoming(press=query.data, first_name=person.first_name, public=public),
        message_thread_id=_thread(message) if isinstance(message, Message) else None,
        reply_to=message.message_id if public else None,
        callback=Pressed(query.id, message.message_id),
    )


def _thread(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None


def _has_content(message: Message) -> bool:
    """Whether it is a photo, a voice message and the like, rather than a notice of Telegram's."""
    return bool(message.effective_attachment or message.checklist)


def _is_public(chat: Chat) -> bool:
    return chat.type != ChatType.PRIVATE


def _place(chat: Chat, person: User) -> str:
    return f"tg:{chat.id}:{person.id}" if _is_public(chat) else f"tg:{chat.id}"
