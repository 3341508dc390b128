"""Telegram fails in every way it can, and people still get their answers, in order."""

import pytest

from tests.e2e.conftest import StartBot
from tests.e2e.telegram import (
    Fault,
    Telegram,
    garbage,
    lost_answer,
    refusal,
    reset,
)

pytestmark = pytest.mark.e2e

ANN, BEN = 11, 12


@pytest.mark.parametrize(
    "fault",
    [
        refusal(429, "Too Many Requests: retry after 1", retry_after=1),
        refusal(500, "Internal Server Error"),
        reset,
        garbage,
    ],
    ids=["429", "500", "reset", "502 with HTML"],
)
async def test_a_passing_fault_delays_and_keeps_order(
    telegram: Telegram, start_bot: StartBot, fault: Fault
) -> None:
    await start_bot()
    telegram.faults["sendMessage"] += [fault, fault]
    await telegram.say(ANN, "/first")
    await telegram.say(ANN, "/second")
    await telegram.say(BEN, "/other")
    answers = await telegram.answer(ANN, 2)
    assert ["/first" in answers[0].text, "/second" in answers[1].text] == [True, True]
    assert "/other" in (await telegram.answer(BEN))[0].text
    await telegram.quiet()
    assert [len(telegram.messages(chat)) for chat in (ANN, BEN)] == [2, 1]


async def test_an_answer_that_telegram_delivered_and_did_not_confirm_comes_twice_at_most(
    telegram: Telegram, start_bot: StartBot
) -> None:
    await start_bot()
    await telegram.say(ANN, "/warm-up")  # the emulator's unknown parameters are found out here
    await telegram.answer(ANN)
    telegram.faults["sendMessage"] += [lost_answer]
    await telegram.say(ANN, "/hello")
    await telegram.answer(ANN, 3)
    await telegram.quiet()
    _, first, again = telegram.messages(ANN)
    assert first.text == again.text


async def test_someone_who_blocked_the_bot_holds_up_nobody(
    telegram: Telegram, start_bot: StartBot
) -> None:
    await start_bot()
    telegram.fault_for = lambda method, fields: (
        refusal(403, "Forbidden: bot was blocked by the user")
        if method == "sendMessage" and fields["chat_id"] == str(ANN)
        else None
    )
    await telegram.say(ANN, "/one")
    await telegram.say(ANN, "/two")
    await telegram.say(BEN, "/three")
    assert "/three" in (await telegram.answer(BEN))[0].text
    await telegram.quiet()
    assert telegram.messages(ANN) == []
    telegram.fault_for = lambda _method, _fields: None
    await telegram.say(ANN, "/back")
    assert "/back" in (await telegram.answer(ANN))[0].text


async def test_a_message_whose_markup_is_refused_is_sent_without_it(
    telegram: Telegram, start_bot: StartBot
) -> None:
    await start_bot()
    telegram.fault_for = lambda method, fields: (
        refusal(400, "Bad Request: can't parse entities: unsupported start tag")
        if method == "sendMessage" and "parse_mode" in fields
        else None
    )
    await telegram.say(ANN, "/help")
    shown = (await telegram.answer(ANN))[0]
    assert "<b>" not in shown.text
    assert "&lt;" not in shown.text


async def test_a_refused_message_is_dropped_and_the_next_one_comes(
    telegram: Telegram, start_bot: StartBot
) -> None:
    bot = await start_bot()
    await telegram.say(ANN, "/warm-up")  # the emulator's unknown parameters are found out here
    await telegram.answer(ANN)
    telegram.faults["sendMessage"] += [refusal(400, "Bad Request: something is wrong")]
    await telegram.say(ANN, "/lost")
    await telegram.say(ANN, "/next")
    answers = await telegram.answer(ANN, 2)
    assert "/next" in answers[-1].text
    assert "refused and dropped: something is wrong" in bot.said().lower()


async def test_a_group_that_becomes_a_supergroup_gets_its_answer_there(
    telegram: Telegram, start_bot: StartBot
) -> None:
    await start_bot()
    telegram.fault_for = lambda method, fields: (
        refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100500)
        if method == "sendMessage" and fields["chat_id"] == "-500"
        else None
    )
    await telegram.say(ANN, "/help", chat={"id": -500, "type": "group", "title": "Work"})
    assert await telegram.answer(-100500)


async def test_faults_of_get_updates_lose_nothing(telegram: Telegram, start_bot: StartBot) -> None:
    await start_bot()
    telegram.faults["getUpdates"] += [
        refusal(401, "Unauthorized"),
        refusal(409, "Conflict: terminated by other getUpdates request"),
        garbage,
        reset,
        lost_answer,
    ]
    await telegram.say(ANN, "/still")
    assert "/still" in (await telegram.answer(ANN, seconds=60))[0].text
    await telegram.quiet()
    assert len(telegram.messages(ANN)) == 1
