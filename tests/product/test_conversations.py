"""Conversations that have to work with the knowledge base as it is, in the core and on Telegram."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.conversation.senpai import Senpai
from bot.conversation.turn import Consent, Incoming, Memory
from tests.e2e.process import BotProcess
from tests.e2e.telegram import TOKEN, Telegram
from tests.product.conftest import KNOWLEDGE
from tests.telegram.html_checker import check

pytestmark = [pytest.mark.xdist_group("product"), pytest.mark.timeout(300)]

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
MISS = None

CONVERSATIONS: dict[str, list[tuple[str, set[str | None]]]] = {
    "a JET reject": [
        (
            "got the rejection email from the consulate today. what now?",
            {"jet-rejected-next-steps"},
        ),
        ("what about eikaiwa?", {"eikaiwa-what"}),
        ("and how much do they pay?", {"eikaiwa-pay-hours"}),
    ],
    "an alternate in the Philippines": [
        ("i was made alternate for jet and they never called me", {"jet-alternate"}),
        (
            "im filipino, do i need an agency to work as an alt there",
            {"philippines-agency-rule", "philippines-teaching-jobs", "philippines-jet"},
        ),
    ],
    "a BI engineer in India": [
        (
            "BI engineer in Pune, 5 yrs, no security background. want a cybersecurity job in japan",
            {"it-jobs-apply-from-abroad", "it-jobs-junior", "india-route", "it-jobs-no-japanese"},
        ),
    ],
    "no degree, no Japanese, no experience": [
        ("no degree, no japanese, no experience. is there any way", {"visa-without-degree"}),
    ],
    "two words": [("jet vs eikaiwa", {"compare-teaching-routes"})],
    "two words with three typos": [("jett vs ekaiwwa", {"compare-teaching-routes"})],
    "cryptocurrency": [("which cryptocurrency should i buy", {MISS})],
}


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_conversation(product: Senpai, name: str) -> None:
    memory = Memory()
    for question, wanted in CONVERSATIONS[name]:
        turn = product.reply(Incoming(question), memory, Consent.REFUSED, NOW)
        outcomes = [message.outcome for message in turn.reply.messages if message.outcome]
        assert outcomes[0].answer_id in wanted, (question, outcomes)
        if outcomes[0].answer_id:
            assert outcomes[0].sources
        memory = turn.memory


def test_two_questions_in_one_message(product: Senpai) -> None:
    text = "how long does the CoE take? also can i bring my cat"
    turn = product.reply(Incoming(text), Memory(), Consent.REFUSED, NOW)
    found = [message.outcome.answer_id for message in turn.reply.messages if message.outcome]
    assert found == ["coe-process-time", "pets"]


def test_distress_gets_a_kind_line_and_a_helpline_first(product: Senpai) -> None:
    text = "my boss took my passport and i want to die"
    turn = product.reply(Incoming(text), Memory(), Consent.REFUSED, NOW)
    first = repr(turn.reply.messages[0])
    assert "I'm sorry" in first
    assert "0120-279-338" in first


@pytest.mark.e2e
async def test_the_same_on_telegram(product: Senpai, tmp_path: Path, product_cache: Path) -> None:
    async with Telegram() as telegram:
        bot = BotProcess(
            tmp_path, url=telegram.url, token=TOKEN, knowledge=KNOWLEDGE, cache=product_cache
        )
        await bot.start()
        try:
            for user, conversation in enumerate(CONVERSATIONS.values(), 101):
                for count, (question, wanted) in enumerate(conversation, 1):
                    await telegram.say(user, question)
                    await telegram.until(
                        lambda user=user, count=count: len(telegram.messages(user)) >= count, 60
                    )
                    await telegram.quiet(0.2)
                    shown = telegram.messages(user)
                    for message in shown:
                        check(message.text)
                    titles = {product.knowledge.entries[name].title for name in wanted if name}
                    texts = " ".join(message.text for message in shown)
                    assert any(title in texts for title in titles) or MISS in wanted, question
        finally:
            await bot.stop()
