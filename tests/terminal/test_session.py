"""Numbers press buttons: those that are on the screen, as they are by then."""

import pytest

from bot.conversation.reply import Button, Keyboard, Reply
from bot.conversation.turn import Incoming
from bot.terminal.session import NumberedKeyboard, Session, Showing
from tests.terminal.scripted import FOLLOW_UPS, REPLIES, Scripted, said

TWO_MESSAGES = Reply(
    (
        said("First.", ((Button("A", "a"), Button("B", "b")),)),
        said("Nothing to press."),
        said("Second.", ((Button("C", "c"),), (Button("D", "d"),))),
    )
)


def numbers(buttons: NumberedKeyboard) -> list[list[int]]:
    return [[number for number, _ in row] for row in buttons]


def labels(buttons: NumberedKeyboard) -> list[str]:
    return [button.label for row in buttons for _, button in row]


async def said_to(talk: Scripted, *lines: str) -> list[Showing]:
    session = Session(talk)
    return [await session.hear(line) for line in lines]


async def test_numbers_run_on_through_the_messages_of_a_reply() -> None:
    talk = Scripted({"go": TWO_MESSAGES})
    first, _ = await said_to(talk, "go", " 4 ")
    assert [numbers(buttons) for _, buttons in first.messages] == [[[1, 2]], [], [[3], [4]]]
    assert talk.heard == [Incoming(text="go"), Incoming(press="d")]


async def test_without_buttons_a_number_is_text() -> None:
    talk = Scripted()
    await said_to(talk, "4", "silence", "12")
    assert [incoming.text for incoming in talk.heard] == ["4", "silence", "12"]


@pytest.mark.parametrize("number", ["0", "6", "99999", "9" * 10_000])
async def test_a_number_on_no_button_is_not_sent(number: str) -> None:
    talk = Scripted()
    _, wrong, right = await said_to(talk, "what is eikaiwa like", number, "1")
    assert wrong == Showing(notice="The buttons are 1 to 5. Type one of these, or ask in words.")
    assert right.messages[0][0] == said("Pressed a:eikaiwa-pay-hours.")
    assert len(talk.heard) == 2


async def test_a_single_button() -> None:
    talk = Scripted({"go": Reply((said("One.", ((Button("A", "a"),),)),))})
    _, wrong = await said_to(talk, "go", "2")
    assert wrong.notice == "The only button is 1. Type 1, or ask in words."


@pytest.mark.parametrize("text", ["-1", "1.", "1 2", "one", "²", "No. 1"])
async def test_what_only_looks_like_a_number_is_text(text: str) -> None:
    talk = Scripted()
    await said_to(talk, "what is eikaiwa like", text)
    assert talk.heard[-1] == Incoming(text=text)


async def test_buttons_stay_while_replies_without_any_follow() -> None:
    talk = Scripted()
    *_, last = await said_to(talk, "what is eikaiwa like", "hello", "silence", "2")
    assert last.messages[0][0] == said("Pressed a:eikaiwa-companies.")


async def test_a_press_that_changes_buttons_shows_them_again() -> None:
    talk = Scripted()
    _, rated, again, pressed = await said_to(talk, "what is eikaiwa like", "4", "4", "3")
    assert rated.notice == "Thank you."
    assert rated.messages == ()
    assert numbers(rated.buttons) == [[1], [2, 3]]
    assert labels(rated.buttons) == ["Pay, hours and holidays", "Chains compared", "School jobs"]
    assert again.notice == "The buttons are 1 to 3. Type one of these, or ask in words."
    assert pressed.messages[0][0] == said("Pressed a:compare.")


async def test_a_press_that_leaves_the_buttons_as_they_are_does_not_repeat_them() -> None:
    same = Reply(toast="Noted.", keyboard=FOLLOW_UPS)
    talk = Scripted({"go": Reply((said("Go.", FOLLOW_UPS),)), "press a:compare": same})
    _, pressed = await said_to(talk, "go", "3")
    assert pressed == Showing(notice="Noted.")


async def test_only_the_message_that_was_pressed_changes() -> None:
    talk = Scripted({"go": TWO_MESSAGES, "press c": Reply(keyboard=())})
    _, pressed = await said_to(talk, "go", "3")
    assert labels(pressed.buttons) == ["A", "B"]


async def test_a_settled_question_brings_back_the_buttons_before_it() -> None:
    talk = Scripted()
    _, asked, settled, pressed = await said_to(talk, "what is eikaiwa like", "5", "1", "3")
    assert asked.notice == "Sorry about that."
    assert [labels(buttons) for _, buttons in asked.messages] == [["Yes, keep it", "No"]]
    # The rating that was given is gone from them.
    assert labels(settled.buttons) == ["Pay, hours and holidays", "Chains compared", "School jobs"]
    assert pressed.messages[0][0] == said("Pressed a:compare.")


async def test_when_everything_is_settled_numbers_are_text_again() -> None:
    once: Keyboard = ((Button("Yes", "yes"),),)
    talk = Scripted({"go": Reply((said("Sure?", once),)), "press yes": Reply(keyboard=())})
    await said_to(talk, "go", "1", "1")
    assert talk.heard[-1] == Incoming(text="1")


async def test_new_buttons_take_the_place_of_old_ones() -> None:
    talk = Scripted({**REPLIES, "go": TWO_MESSAGES})
    *_, last = await said_to(talk, "what is eikaiwa like", "go", "1")
    assert last.messages[0][0] == said("Pressed a.")


async def test_lone_surrogates_go_no_further() -> None:
    talk = Scripted()
    await said_to(talk, "a\udcffb")
    assert talk.heard == [Incoming(text="a\N{REPLACEMENT CHARACTER}b")]
