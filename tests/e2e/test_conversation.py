"""The running bot as people on Telegram meet it."""

from typing import Any

import pytest

from tests.e2e.conftest import StartBot, Topics
from tests.e2e.telegram import BOT_ID, USERNAME, Shown, Telegram, person
from tests.telegram.html_checker import check

pytestmark = pytest.mark.e2e

ANN, BEN = 11, 12
GROUP: dict[str, Any] = {"id": -700, "type": "supergroup", "title": "Japan jobs"}


async def test_a_private_chat_from_start_to_rating(
    telegram: Telegram, start_bot: StartBot, topics: Topics
) -> None:
    await start_bot()
    await telegram.say(ANN, "/start")
    hello = (await telegram.answer(ANN))[0]
    assert f"User{ANN}" in hello.text
    label = next(iter(hello.buttons))

    await telegram.press(ANN, hello, label)
    answer = (await telegram.answer(ANN, 2))[-1]
    assert "<blockquote expandable>" in answer.text
    assert "checked" in answer.text
    await telegram.until(lambda: telegram.calls["answerCallbackQuery"])

    await telegram.press(ANN, answer, "Helpful")
    await telegram.until(lambda: telegram.calls["editMessageReplyMarkup"])
    edit = next(s for s in telegram.shown if s.method == "editMessageReplyMarkup")
    assert edit.fields["message_id"] == str(answer.message_id)
    assert "Helpful" not in edit.buttons
    consent = (await telegram.answer(ANN, 3))[-1]
    await telegram.press(ANN, consent, "No")
    assert "nothing is kept" in (await telegram.answer(ANN, 4))[-1].text
    for shown in telegram.messages(ANN):
        check(shown.text)


async def test_questions_follow_ups_and_misses(
    telegram: Telegram, start_bot: StartBot, topics: Topics
) -> None:
    await start_bot()
    for at, (question, title) in enumerate(topics.questions, 1):
        await telegram.say(ANN, question)
        assert title in (await telegram.answer(ANN, at))[-1].text
    await telegram.say(BEN, "is bitcoin a good buy this week")
    miss = (await telegram.answer(BEN))[0]
    assert "I don't know that one" in miss.text


async def test_commands_and_descriptions_are_registered(
    telegram: Telegram, start_bot: StartBot
) -> None:
    await start_bot()
    assert telegram.calls["setMyCommands"] == 1
    commands = next(s for s in telegram.shown if s.method == "setMyCommands").fields["commands"]
    for name in ("start", "help", "routes", "passport", "contacts", "about", "privacy"):
        assert f'"{name}"' in commands
    assert telegram.calls["setMyDescription"] == 1
    assert telegram.calls["setMyShortDescription"] == 1


async def test_a_group_hears_from_the_bot_only_when_it_is_addressed(
    telegram: Telegram, start_bot: StartBot, topics: Topics
) -> None:
    await start_bot()
    question, title = topics.questions[0]
    await telegram.say(ANN, question, chat=GROUP)
    mention = f"@{USERNAME}"
    await telegram.say(
        BEN,
        f"😀 {mention} {question}",
        chat=GROUP,
        entities=[{"type": "mention", "offset": 3, "length": len(mention)}],
    )
    shown = (await telegram.answer(GROUP["id"]))[0]
    assert title in shown.text
    assert "reply_parameters" in shown.fields
    await telegram.say(
        ANN,
        question,
        chat=GROUP,
        reply_to_message={
            "message_id": 5,
            "date": 1,
            "chat": GROUP,
            "from": {"id": BOT_ID, "is_bot": True, "first_name": "Fixture"},
            "text": "earlier",
        },
    )
    await telegram.answer(GROUP["id"], 2)
    await telegram.quiet()
    assert len(telegram.messages(GROUP["id"])) == 2


async def test_an_edited_message_is_answered_again(
    telegram: Telegram, start_bot: StartBot, topics: Topics
) -> None:
    await start_bot()
    await telegram.say(ANN, "asdf qwer")
    await telegram.answer(ANN)
    question, title = topics.questions[0]
    before = len(telegram.messages(ANN))
    await telegram.quiet()
    before = len(telegram.messages(ANN))
    await telegram.send(
        "edited_message",
        {
            "message_id": 55,
            "date": 1_790_000_000,
            "edit_date": 1_790_000_060,
            "chat": {"id": ANN, "type": "private", "first_name": "Ann"},
            "from": person(ANN),
            "text": question,
        },
    )
    shown = (await telegram.answer(ANN, before + 1))[-1]
    assert title in shown.text
    assert '"message_id": 55' in shown.fields["reply_parameters"]


async def test_what_is_not_text_gets_a_kind_line(telegram: Telegram, start_bot: StartBot) -> None:
    await start_bot()
    sticker = {
        "file_id": "a",
        "file_unique_id": "b",
        "type": "regular",
        "width": 1,
        "height": 1,
        "is_animated": False,
        "is_video": False,
    }
    message = {**telegram._private(ANN), "sticker": sticker}
    await telegram.send("message", message)
    assert "only read text" in (await telegram.answer(ANN))[0].text


async def test_inline_queries_offer_whole_answers(
    telegram: Telegram, start_bot: StartBot, topics: Topics
) -> None:
    await start_bot()
    question, title = topics.questions[0]
    await telegram.send(
        "inline_query", {"id": "900", "from": person(ANN), "query": question, "offset": ""}
    )

    def answered() -> list[Shown]:
        return [s for s in telegram.shown if s.method == "answerInlineQuery"]

    await telegram.until(answered)
    results = answered()[0].fields["results"]
    assert title in results
    assert f"https://t.me/{USERNAME}?start=" in results


async def test_the_same_update_twice_is_answered_once(
    telegram: Telegram, start_bot: StartBot
) -> None:
    await start_bot()
    number = await telegram.say(ANN, "/once")
    await telegram.answer(ANN)
    message = {**telegram._private(ANN), "text": "/once"}
    await telegram.again({"update_id": number, "message": message})
    await telegram.say(ANN, "/after")
    assert "/after" in (await telegram.answer(ANN, 2))[-1].text
    await telegram.quiet()
    assert len(telegram.messages(ANN)) == 2
