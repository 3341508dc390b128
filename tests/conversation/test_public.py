"""In a group, where others read along, nobody is asked for consent."""

from datetime import datetime

import pytest

from bot.conversation.presses import Press
from bot.conversation.reply import Button
from bot.conversation.senpai import Senpai
from bot.conversation.turn import Consent, ConsentChange, Incoming, Memory, Miss, Rating, Turn

MISSED = "is bitcoin a good buy this week"
RATINGS = (Press.helpful("jet-pay"), Press.not_helpful("jet-pay"))


def turn(
    senpai: Senpai,
    incoming: Incoming,
    consent: Consent,
    now: datetime,
    memory: Memory | None = None,
) -> Turn:
    return senpai.reply(incoming, memory or Memory(), consent, now)


def buttons(said: Turn) -> list[Button]:
    return [b for message in said.reply.messages for row in message.buttons for b in row]


def asks_for_consent(said: Turn) -> bool:
    keeping = (Press.KEEP_MISS, Press.KEEP_RATING, Press.KEEP_NOT_HELPFUL, Press.KEEP_NOTHING)
    return any(button.data.partition(":")[0] in keeping for button in buttons(said))


def test_a_miss_in_private_asks(senpai: Senpai, now: datetime) -> None:
    said = turn(senpai, Incoming(MISSED), Consent.UNKNOWN, now)
    assert asks_for_consent(said)
    assert said.memory.unanswered
    assert said.records == ()


def test_a_miss_in_public_does_not(senpai: Senpai, now: datetime) -> None:
    said = turn(senpai, Incoming(MISSED, public=True), Consent.UNKNOWN, now)
    assert not asks_for_consent(said)
    assert said.memory.unanswered is None
    assert said.records == ()
    assert len(said.reply.messages) == 1


@pytest.mark.parametrize("press", RATINGS)
def test_a_rating_in_private_asks(senpai: Senpai, press: str, now: datetime) -> None:
    said = turn(senpai, Incoming(press=press), Consent.UNKNOWN, now)
    assert asks_for_consent(said)
    assert said.records == ()


@pytest.mark.parametrize("press", RATINGS)
def test_a_rating_in_public_does_not(senpai: Senpai, press: str, now: datetime) -> None:
    said = turn(senpai, Incoming(press=press, public=True), Consent.UNKNOWN, now)
    assert not asks_for_consent(said)
    assert said.records == ()
    assert said.reply.toast == senpai.knowledge.ui.rated
    assert said.reply.keyboard


@pytest.mark.parametrize("public", [False, True])
def test_with_consent_both_are_kept_everywhere(
    senpai: Senpai, now: datetime, *, public: bool
) -> None:
    missed = turn(senpai, Incoming(MISSED, public=public), Consent.GIVEN, now)
    assert [type(record) for record in missed.records] == [Miss]
    for press, helpful in zip(RATINGS, (True, False), strict=True):
        rated = turn(senpai, Incoming(press=press, public=public), Consent.GIVEN, now)
        assert rated.records == (Rating("jet-pay", helpful),)
        assert not asks_for_consent(rated)


@pytest.mark.parametrize("public", [False, True])
def test_privacy_works_everywhere_and_tells_the_truth(
    senpai: Senpai, now: datetime, *, public: bool
) -> None:
    ui = senpai.knowledge.ui
    states = {
        Consent.UNKNOWN: ui.privacy_consent_unknown,
        Consent.GIVEN: ui.privacy_consent_given,
        Consent.REFUSED: ui.privacy_consent_refused,
    }
    for consent, state in states.items():
        said = turn(senpai, Incoming("/privacy", public=public), consent, now)
        assert state in str(said.reply.messages)
        assert Press.ERASE in [button.data for button in buttons(said)]
    agreed = turn(senpai, Incoming(press=Press.CONSENT_GIVE, public=public), Consent.UNKNOWN, now)
    assert agreed.records == (ConsentChange(Consent.GIVEN),)


def test_a_question_that_waits_from_before_can_still_be_kept(senpai: Senpai, now: datetime) -> None:
    waiting = Memory(unanswered="a question", heard_at=now)
    press = Incoming(press=Press.KEEP_MISS, public=True)
    said = turn(senpai, press, Consent.UNKNOWN, now, waiting)
    assert said.records == (ConsentChange(Consent.GIVEN), Miss("a question", ()))
