"""The cards of routes, passports, employers and offices."""

from datetime import datetime

import pytest

from bot.conversation.reply import Message, Paragraph
from bot.conversation.senpai import Senpai
from bot.conversation.text import bare
from bot.conversation.turn import Consent, Incoming, Memory
from bot.knowledge.profile import NOBODY, Profile
from bot.terminal.plain import message_text

TEACHER = Profile.model_validate(
    {"nationality": ["PH"], "location": "abroad", "degree": "bachelor", "english": "native"}
)


def say(senpai: Senpai, now: datetime, text: str, person: Profile = NOBODY) -> str:
    turn = senpai.reply(Incoming(text, person=person), Memory(), Consent.REFUSED, now)
    return "\n".join(message_text(message) for message in turn.reply.messages)


def press(senpai: Senpai, now: datetime, data: str, person: Profile = NOBODY) -> Message:
    turn = senpai.reply(Incoming(press=data, person=person), Memory(), Consent.REFUSED, now)
    (message,) = turn.reply.messages
    return message


def buttons(message: Message) -> dict[str, str]:
    return {button.label: button.data for row in message.buttons for button in row}


def test_routes_lead_to_their_cards(senpai: Senpai, now: datetime) -> None:
    turn = senpai.reply(Incoming("/routes"), Memory(), Consent.REFUSED, now)
    assert len(turn.reply.messages) == 2
    found = buttons(turn.reply.messages[0])
    card = message_text(press(senpai, now, found["Conversation school"]))
    for text in ("Conversation school", "Step by step", "1. Read the rules", "Hours: "):
        assert text in card
    assert "For you" not in card


def test_every_button_of_every_card_leads_somewhere(senpai: Senpai, now: datetime) -> None:
    seen: set[str] = set()
    waiting = ["r:jet-alt", "r:eikaiwa", "r:working-holiday", "p:PH", "o:labour"]
    while waiting:
        data = waiting.pop()
        if data in seen or data[0] in "+-k":
            continue
        seen.add(data)
        turn = senpai.reply(Incoming(press=data), Memory(), Consent.REFUSED, now)
        assert turn.reply.messages, data
        waiting += buttons(turn.reply.messages[0]).values()
    assert {"w:jet-alt", "j:example-school", "a:jet-what-is"} <= seen


@pytest.mark.parametrize("data", ["r:gone", "p:XX", "j:", "o:nothing", "w:"])
def test_a_card_that_is_gone_is_said_to_be_gone(senpai: Senpai, now: datetime, data: str) -> None:
    turn = senpai.reply(Incoming(press=data), Memory(), Consent.REFUSED, now)
    assert turn.reply.messages == ()
    assert turn.reply.toast == senpai.knowledge.ui.button_gone


def test_a_card_says_how_the_route_stands_for_the_person(senpai: Senpai, now: datetime) -> None:
    card = press(senpai, now, "r:eikaiwa", TEACHER)
    assert isinstance(card.blocks[2], Paragraph)
    assert bare(card.blocks[2].text) == (
        "For you: open, if. The job must come through a licensed agency."
    )
    closed = message_text(
        press(senpai, now, "r:jet-alt", Profile.model_validate({"degree": "high_school"}))
    )
    assert "For you: closed today. Finish a bachelor's degree." in closed
    unknown = message_text(
        press(senpai, now, "r:jet-alt", Profile.model_validate({"degree": "master"}))
    )
    assert "can't tell yet. Which passport do you hold?" in unknown


def test_rules_are_shown_with_their_sources(senpai: Senpai, now: datetime) -> None:
    card = message_text(press(senpai, now, "w:jet-alt"))
    assert "JET asks for a bachelor's degree in any subject. JET & Partners" in card
    assert "Met:" not in card
    mine = message_text(press(senpai, now, "w:jet-alt", TEACHER))
    assert "Met: JET asks for a bachelor's degree" in mine


def test_routes_are_marked_for_a_person(senpai: Senpai, now: datetime) -> None:
    text = say(senpai, now, "/routes", TEACHER)
    assert "JET: assistant teacher (open):" in text
    assert "Conversation school (open, if):" in text
    assert "Working holiday (closed today):" in text


@pytest.mark.parametrize("asked", ["Philippines", "philipines", "PH", "ph", "PINOY", "Pilipinas!"])
def test_a_passport_is_found_by_its_name(senpai: Senpai, now: datetime, asked: str) -> None:
    text = say(senpai, now, f"/passport {asked}")
    assert "A licensed agency stands between most jobs and the airport." in text
    assert "Leaving for work: Direct hiring is banned, with exceptions." in text
    assert "Working holiday: no (as of 2025). " in text


@pytest.mark.parametrize("asked", ["Atlantis", "X", "<b>PH</b>" * 20])
def test_an_unknown_passport_is_said_to_be_unknown(
    senpai: Senpai, now: datetime, asked: str
) -> None:
    assert "I have no page about" in say(senpai, now, f"/passport {asked}")


def test_ones_own_passport_needs_no_name(senpai: Senpai, now: datetime) -> None:
    assert "Which passport?" in say(senpai, now, "/passport")
    assert "licensed agency" in say(senpai, now, "/passport", TEACHER)


@pytest.mark.parametrize("text", ["/employer example school", "/employer Exemplar", "exemplar?"])
def test_an_employer_is_found_by_its_names(senpai: Senpai, now: datetime, text: str) -> None:
    card = say(senpai, now, text)
    assert "A conversation school that hires all year." in card
    assert "Sponsors a status: not settled by our sources" in card


def test_an_unknown_employer_is_not_judged(senpai: Senpai, now: datetime) -> None:
    assert "I have nothing on Acme." in say(senpai, now, "/employer Acme")
    assert "Whom do you mean?" in say(senpai, now, "/employer")


def test_contacts_by_what_it_is_about(senpai: Senpai, now: datetime) -> None:
    turn = senpai.reply(Incoming("/contacts"), Memory(), Consent.REFUSED, now)
    (data,) = buttons(turn.reply.messages[0]).values()
    text = message_text(press(senpai, now, data))
    assert "0120-000-000 (English; Mondays)" in text
    assert "checked 22 Nov 2026" in text
