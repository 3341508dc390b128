"""What updates say to us, as Telegram writes them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import MessageEntity, Update

from bot.conversation import safe
from bot.conversation.turn import Incoming
from bot.telegram.api import BotIdentity
from bot.telegram.mentions import addressed
from bot.telegram.updates import Heard, Pressed, blocked, lane_of, read

BOT = BotIdentity(99, "SenpaiBot")
ANN: dict[str, Any] = {"id": 11, "is_bot": False, "first_name": "Ann"}
US: dict[str, Any] = {"id": 99, "is_bot": True, "first_name": "Senpai", "username": "SenpaiBot"}
OTHER_BOT: dict[str, Any] = {"id": 98, "is_bot": True, "first_name": "Other"}
PRIVATE: dict[str, Any] = {"id": 11, "type": "private"}
GROUP: dict[str, Any] = {"id": -70, "type": "group", "title": "G"}
FORUM: dict[str, Any] = {"id": -71, "type": "supergroup", "title": "F", "is_forum": True}
CHANNEL: dict[str, Any] = {"id": -72, "type": "channel", "title": "C"}
PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
VOICE = {"file_id": "f", "file_unique_id": "u", "duration": 1}
LOCATION = {"longitude": 1.0, "latitude": 2.0}


def message(text: str | None = None, /, **fields: Any) -> dict[str, Any]:
    raw = {"message_id": 5, "date": 1_790_000_000, "chat": PRIVATE, "from": ANN}
    return raw | ({"text": text} if text is not None else {}) | fields


def update(**content: Any) -> Update:
    found = Update.de_json({"update_id": 1, **content}, None)
    assert found
    return found


def heard(raw: dict[str, Any], kind: str = "message", bot: BotIdentity = BOT) -> Heard | None:
    return read(update(**{kind: raw}), bot)


def said(raw: dict[str, Any], bot: BotIdentity = BOT) -> str | None:
    """The text that we hear of a message, or None if it is not for us."""
    found = heard(raw, bot=bot)
    return found.incoming.text if found else None


def mention(text: str, name: str = "@SenpaiBot", **fields: Any) -> dict[str, Any]:
    """A message in a group with an entity over each occurrence of a name."""
    entities, at = [], -1
    while (at := text.find(name, at + 1)) >= 0:
        offset = len(text[:at].encode("utf-16-le")) // 2
        entities.append({"type": "mention", "offset": offset, "length": len(name)})
    return message(text, chat=GROUP, entities=entities) | fields


# Private chats


def test_private_text() -> None:
    assert heard(message("jet pay?")) == Heard(
        person="tg:11", place="tg:11", chat_id=11, incoming=Incoming("jet pay?", None, "Ann")
    )


def test_an_edited_message_is_answered_as_a_reply() -> None:
    raw = message("jet pay?", edit_date=1_790_000_060)
    found = heard(raw, "edited_message")
    assert found
    assert (found.incoming.text, found.reply_to) == ("jet pay?", 5)


def test_a_caption_is_text() -> None:
    found = heard(message(photo=PHOTO, caption="is this contract ok"))
    assert found
    assert found.incoming.text == "is this contract ok"
    assert not found.unreadable


@pytest.mark.parametrize(
    "content",
    [
        {"photo": PHOTO},
        {"voice": VOICE},
        {"location": LOCATION},
        {"contact": {"phone_number": "1", "first_name": "A"}},
        {"dice": {"emoji": "🎲", "value": 3}},
        {"checklist": {"title": "t", "tasks": [{"id": 1, "text": "x"}]}},
    ],
)
def test_other_content_is_heard_but_not_read(content: dict[str, Any]) -> None:
    found = heard(message(**content))
    assert found
    assert found.unreadable
    assert found.incoming == Incoming("", None, "Ann")
    # A live location is edited every few seconds.
    assert heard(message(**content), "edited_message") is None


@pytest.mark.parametrize(
    "raw",
    [
        message(pinned_message=message("x")),
        message(new_chat_members=[ANN], chat=GROUP),
        message(left_chat_member=ANN, chat=GROUP),
        message(group_chat_created=True, chat=GROUP),
        message(migrate_to_chat_id=-100, chat=GROUP),
        message(message_auto_delete_timer_changed={"message_auto_delete_time": 5}),
        message(forum_topic_created={"name": "t", "icon_color": 1}, chat=FORUM),
        message("x", **{"from": OTHER_BOT}),
        message("x", **{"from": US}),
        message("x", via_bot=US),
        message("x", chat=CHANNEL),
        mention("@SenpaiBot x", is_automatic_forward=True),
        {name: value for name, value in message("x").items() if name != "from"},
    ],
)
def test_what_nobody_says_to_us(raw: dict[str, Any]) -> None:
    assert heard(raw) is None
    assert heard(raw, "edited_message") is None


@pytest.mark.parametrize(
    "kind", ["channel_post", "edited_channel_post", "business_message", "edited_business_message"]
)
def test_updates_of_other_kinds(kind: str) -> None:
    assert heard(message("/start", chat=CHANNEL), kind) is None
    assert read(update(), BOT) is None


def test_a_text_passed_on_by_another_bot_is_still_a_persons() -> None:
    assert said(message("jet pay?", via_bot=OTHER_BOT)) == "jet pay?"


# Groups


def test_a_mention_in_a_group() -> None:
    assert heard(mention("@SenpaiBot jet pay?", chat=FORUM)) == Heard(
        person="tg:11",
        place="tg:-71:11",
        chat_id=-71,
        incoming=Incoming("jet pay?", None, "Ann", public=True),
        reply_to=5,
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("@SenpaiBot jet pay?", "jet pay?"),
        ("@SenpaiBot, jet pay?", "jet pay?"),
        ("@SenpaiBot: jet pay?", "jet pay?"),
        ("jet pay @SenpaiBot", "jet pay"),
        ("jet pay @SenpaiBot?", "jet pay?"),
        ("how much, @SenpaiBot, is jet pay", "how much, is jet pay"),
        ("😀 @SenpaiBot jet pay?", "😀 jet pay?"),
        ("👨‍👩‍👧🇯🇵 @SenpaiBot\njet 😀 pay @SenpaiBot 😀", "👨‍👩‍👧🇯🇵 \njet 😀 pay 😀"),
        ("日本 @SenpaiBot で", "日本 で"),
        ("@SenpaiBot /help", "/help"),
        ("@SenpaiBot", ""),
        ("@SenpaiBot @SenpaiBot", ""),
        ("  @SenpaiBot  ", ""),
    ],
)
def test_our_name_is_cut_out(text: str, left: str) -> None:
    assert said(mention(text)) == left
    caption = mention(text)
    caption |= {"caption": caption.pop("text"), "caption_entities": caption.pop("entities")}
    assert said(caption | {"photo": PHOTO}) == left


def test_whose_name_it_is() -> None:
    assert said(mention("@SENPAIBOT hi", "@SENPAIBOT")) == "hi"
    assert said(mention("@SenpaiBots hi", "@SenpaiBots")) is None
    assert said(mention("@Bob and @SenpaiBot hi", "@Bob")) is None
    assert said(message("@SenpaiBot hi", chat=GROUP)) is None  # in a code block, say
    assert said(mention("@ hi", "@"), BotIdentity(99, "")) is None


def test_a_mention_of_a_person_without_username() -> None:
    def named(user: dict[str, Any]) -> str | None:
        entity = {"type": "text_mention", "offset": 3, "length": 6, "user": user}
        return said(message("😀 Senpai jet pay?", chat=GROUP, entities=[entity]))

    assert named(US) == "😀 jet pay?"
    assert named(OTHER_BOT) is None


def reply(text: str | None = None, /, to: dict[str, Any] | None = None, **fields: Any) -> Any:
    return message(text, chat=GROUP, reply_to_message=to or message("old", chat=GROUP), **fields)


def test_replies() -> None:
    ours = message("an answer", chat=GROUP, **{"from": US})
    assert said(reply("and the pay?", ours)) == "and the pay?"
    assert said(reply("and the pay?")) is None
    assert said(reply(None, ours, photo=PHOTO)) is None
    # The message that opened a topic counts as replied to by all others in it.
    opening = ours | {"forum_topic_created": {"name": "t", "icon_color": 1}}
    assert said(reply("talk among people", opening)) is None


def test_our_name_alone_as_a_reply_means_the_other_message() -> None:
    asked = message("is 29.5 hours legal?", chat=GROUP)
    found = heard(mention("@SenpaiBot", reply_to_message=asked | {"message_id": 3}))
    assert found
    assert (found.incoming.text, found.reply_to, found.person) == (
        "is 29.5 hours legal?",
        5,
        "tg:11",
    )
    assert said(mention("@SenpaiBot jet?", reply_to_message=asked)) == "jet?"
    named = mention("@SenpaiBot jet pay?")
    assert said(mention("@SenpaiBot", reply_to_message=named)) == "jet pay?"
    caption = message(chat=GROUP, photo=PHOTO, caption="is this ok")
    assert said(mention("@SenpaiBot", reply_to_message=caption)) == "is this ok"
    quote = {"text": "29.5 hours", "position": 3}
    assert said(mention("@SenpaiBot", reply_to_message=asked, quote=quote)) == "29.5 hours"


def test_our_name_alone_as_a_reply_to_something_without_text() -> None:
    found = heard(mention("@SenpaiBot", reply_to_message=message(chat=GROUP, voice=VOICE)))
    assert found
    assert found.unreadable
    ours = message("an answer", chat=GROUP, **{"from": US})
    assert said(mention("@SenpaiBot", reply_to_message=ours)) == ""


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("/help", True),
        ("/HELP", True),
        ("/help@SenpaiBot", True),
        ("/help@senpaibot now", True),
        ("/start jet-pay", True),
        ("/whatever@SenpaiBot", True),
        ("/help@OtherBot", False),
        ("/ban", False),
        ("/ban @Bob", False),
        ("/", False),
        ("type /help", False),
    ],
)
def test_commands_in_groups(text: str, *, ours: bool) -> None:
    assert said(message(text, chat=GROUP)) == (text if ours else None)
    # Known or not, a command to another bot is not for us; any other reply to us is.
    answer = message("an answer", chat=GROUP, **{"from": US})
    assert (said(reply(text, answer)) is None) == ("@OtherBot" in text)


def test_topics() -> None:
    raw = mention("@SenpaiBot hi", chat=FORUM, message_thread_id=8)
    in_topic, in_thread = heard(raw | {"is_topic_message": True}), heard(raw)
    assert in_topic
    assert in_thread
    assert in_topic.message_thread_id == 8
    assert in_thread.message_thread_id is None


def test_sentences_stay_whole_when_offsets_are_nonsense() -> None:
    for offset, length in ((-5, 10), (0, 0), (1, 10), (500, 10), (3, 5000), (2, -1)):
        entity = {"type": "mention", "offset": offset, "length": length}
        assert said(message("😀😀 @SenpaiBot", chat=GROUP, entities=[entity])) is None


@given(st.text(st.characters(), max_size=30), st.lists(st.tuples(st.integers(), st.integers())))
def test_no_message_is_too_strange_to_be_read(text: str, places: list[tuple[int, int]]) -> None:
    entities = [
        {"type": "text_mention", "offset": offset, "length": length, "user": US}
        for offset, length in places
    ]
    in_group = said(message(text, chat=GROUP, entities=entities))
    assert (in_group is None) == (not text or not places)
    assert said(message(text)) == (safe.encodable(text) or None)


@given(st.text("ab 😀日\n", max_size=12), st.text("ab 😀日\n?,", max_size=12))
def test_only_our_name_goes(before: str, after: str) -> None:
    raw = mention(f"{before}@SenpaiBot{after}")
    found = update(message=raw).message
    assert found
    (name,) = found.parse_entities([MessageEntity.MENTION]).values()
    assert name == "@SenpaiBot"
    left = addressed(found, BOT).text
    letters = "ab😀日"
    assert [c for c in left if c in letters] == [c for c in before + after if c in letters]


# Presses


def press(**fields: Any) -> Heard | None:
    raw = {"id": "7", "from": ANN, "chat_instance": "c", "data": "a:jet-pay", **fields}
    return read(update(callback_query=raw), BOT)


def test_a_press() -> None:
    assert press(message=message("answer", **{"from": US})) == Heard(
        person="tg:11",
        place="tg:11",
        chat_id=11,
        incoming=Incoming("", "a:jet-pay", "Ann"),
        callback=Pressed("7", 5),
    )


def test_a_press_in_a_topic() -> None:
    under = message("answer", chat=FORUM, message_thread_id=8, is_topic_message=True)
    assert press(message=under) == Heard(
        person="tg:11",
        place="tg:-71:11",
        chat_id=-71,
        incoming=Incoming("", "a:jet-pay", "Ann", public=True),
        message_thread_id=8,
        reply_to=5,
        callback=Pressed("7", 5),
    )


def test_a_press_under_a_message_that_telegram_no_longer_shows() -> None:
    found = press(message={"message_id": 5, "date": 0, "chat": PRIVATE})
    assert found
    assert (found.chat_id, found.callback) == (11, Pressed("7", 5))


def test_presses_that_are_not_for_us() -> None:
    under = message("answer")
    assert press(message=under, data=None, game_short_name="g") is None
    assert press(inline_message_id="i") is None
    assert press(message=under, **{"from": OTHER_BOT}) is None


# Order and membership


def test_conversations_queue_apart() -> None:
    def lane(**content: Any) -> str:
        return lane_of(update(**content))

    assert lane(message=message("x")) == "tg:11"
    assert lane(edited_message=message("x")) == "tg:11"
    assert lane(message=message("x", chat=GROUP)) == "tg:-70:11"
    query = {"id": "7", "from": ANN, "chat_instance": "c", "data": "x"}
    assert lane(callback_query=query | {"message": message("x", chat=GROUP)}) == "tg:-70:11"
    assert lane(callback_query=query) == "tg:update:1"
    assert lane(channel_post=message("x", chat=CHANNEL) | {"from": None}) == "tg:-72"


@pytest.mark.parametrize(
    ("status", "chat", "gone"),
    [
        ({"status": "kicked", "until_date": 0}, PRIVATE, 11),
        ({"status": "kicked", "until_date": 0}, GROUP, -70),
        ({"status": "left"}, GROUP, -70),
        ({"status": "member"}, PRIVATE, None),
    ],
)
def test_who_has_blocked_us(status: dict[str, Any], chat: dict[str, Any], gone: int | None) -> None:
    change = update(
        my_chat_member={
            "chat": chat,
            "from": ANN,
            "date": 1_790_000_000,
            "old_chat_member": {"status": "left", "user": US},
            "new_chat_member": status | {"user": US},
        }
    )
    assert blocked(change) == gone
    assert read(change, BOT) is None


@pytest.mark.parametrize("inside", [True, False])
def test_a_restricted_member_is_still_one_unless_it_has_left(*, inside: bool) -> None:
    rights = (
        "can_change_info can_invite_users can_pin_messages can_send_messages can_send_polls "
        "can_send_other_messages can_add_web_page_previews can_manage_topics can_send_audios "
        "can_send_documents can_send_photos can_send_videos can_send_video_notes "
        "can_send_voice_notes can_edit_tag can_react_to_messages"
    )
    member = {
        "status": "restricted",
        "user": US,
        "is_member": inside,
        "until_date": 0,
        **dict.fromkeys(rights.split(), False),
    }
    change = update(
        my_chat_member={
            "chat": GROUP,
            "from": ANN,
            "date": 1_790_000_000,
            "old_chat_member": {"status": "left", "user": US},
            "new_chat_member": member,
        }
    )
    assert blocked(change) == (None if inside else -70)


def test_other_updates_block_nobody() -> None:
    assert blocked(update(message=message("x"))) is None
