"""Whether a message in a group is meant for us, and what it says besides our name."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Message, MessageEntity

from bot.conversation import safe
from bot.knowledge.ui import CommandWords
from bot.telegram.api import BotIdentity

_AFTER_A_NAME = " ,;:-–—\n"
"""What people write between our name and their question."""
_ENDS = ",;:.?!"


@dataclass(frozen=True, slots=True)
class Addressed:
    """A text, seen from us.

    Args:
        to_us: Whether it names us or is a command of ours.
        to_others: Whether it is a command for another bot.
        text: What it says, without our name.
    """

    to_us: bool
    to_others: bool
    text: str


def text_of(message: Message) -> str | None:
    """The text or caption of a message; None if it has neither."""
    text = message.text or message.caption
    return safe.encodable(text) if text else None


def addressed(message: Message, bot: BotIdentity) -> Addressed:
    """See whether the text or caption of a message names us.

    Args:
        message: The message.
        bot: Who we are.
    """
    text = text_of(message) or ""
    entities = message.entities if message.text else message.caption_entities
    names = [entity for entity in entities if _names_us(entity, text, bot)]
    command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
    name, _, receiver = command.removeprefix("/").partition("@")
    ours = receiver.casefold() == bot.username.casefold()
    return Addressed(
        to_us=bool(names) or (ours if receiver else name.lower() in CommandWords.model_fields),
        to_others=bool(receiver) and not ours,
        text=_without(text, names),
    )


def _names_us(entity: MessageEntity, text: str, bot: BotIdentity) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == bot.id
    return (
        entity.type == MessageEntity.MENTION
        and bool(bot.username)
        and _part(text, entity).casefold() == f"@{bot.username}".casefold()
    )


# Message.parse_entities gives the words of an entity but not the text around it, and raises where
# offsets do not fit the text.


def _part(text: str, entity: MessageEntity) -> str:
    """The words that an entity covers; its offset and length count UTF-16 units."""
    units = text.encode("utf-16-le")
    return _read(units[2 * entity.offset : 2 * (entity.offset + entity.length)])


def _without(text: str, entities: Sequence[MessageEntity]) -> str:
    """A text without the words that some entities cover."""
    units = text.encode("utf-16-le")
    said, at = "", 0
    ends = [(2 * entity.offset, 2 * (entity.offset + entity.length)) for entity in entities]
    for start, end in [*sorted(ends), (len(units), len(units))]:
        piece = _read(units[at:start]).strip(" ")
        if not said or said[-1] in _ENDS:
            piece = piece.lstrip(_AFTER_A_NAME)
        glue = " " if said and piece and piece[0] not in _ENDS else ""
        said, at = f"{said}{glue}{piece}", max(at, end)
    return said.rstrip()


def _read(units: bytes) -> str:
    return units.decode("utf-16-le", "replace")
