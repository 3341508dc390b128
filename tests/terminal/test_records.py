"""Replies as records, exactly as other programs rely on them."""

import json
from datetime import date

from bot.conversation.reply import Button, Candidate, Outcome, Reply, Source
from bot.terminal.records import ask_record, chat_record, json_line
from tests.terminal.scripted import EIKAIWA, said

PAY = Outcome(
    "how is the pay",
    "jet-pay",
    0.87654321,
    (Candidate("jet-pay", 0.87654321), Candidate("jet-leave", 0.05)),
    (Source("https://jetprogramme.org/en/", date(2026, 11, 22)),),
)
VISA = Outcome("do i need a visa", "visa-which", 0.7, (Candidate("visa-which", 0.7),))
MISS = Outcome("who won the match", None, 0.04, (Candidate("jet-pay", 0.04),))


def test_an_answer() -> None:
    reply = Reply((said("4,020,000 yen a year.", ((Button("Leave", "a:jet-leave"),),), PAY),))
    assert ask_record("how is the pay", reply, 3.14159) == {
        "question": "how is the pay",
        "answer_id": "jet-pay",
        "confidence": 0.8765,
        "candidates": [{"id": "jet-pay", "score": 0.8765}, {"id": "jet-leave", "score": 0.05}],
        "text": "4,020,000 yen a year.",
        "sources": [{"url": "https://jetprogramme.org/en/", "checked": "2026-11-22"}],
        "listings": [],
        "took_ms": 3.14,
    }


def test_a_miss_has_candidates_and_no_answer() -> None:
    record = ask_record("who won the match", Reply((said("I don't know.", (), MISS),)), 1.0)
    assert record["answer_id"] is None
    assert record["confidence"] == 0.04
    assert record["candidates"] == [{"id": "jet-pay", "score": 0.04}]
    assert "also" not in record


def test_further_asks_stand_under_also() -> None:
    question = "how is the pay, and do i need a visa? also who won the match"
    reply = Reply(
        (
            said("Pay.", (), PAY),
            said("Visa.", (), VISA),
            said("Unknown.", (), MISS),
            said("There was more."),
        )
    )
    record = ask_record(question, reply, 2.0)
    assert record["question"] == question
    assert (record["answer_id"], record["text"]) == ("jet-pay", "Pay.")
    visa, miss = record["also"]
    assert visa.keys() == record.keys() - {"also"} == miss.keys()
    assert (visa["question"], visa["answer_id"], visa["text"]) == (
        "do i need a visa",
        "visa-which",
        "Visa.",
    )
    assert (miss["question"], miss["answer_id"]) == ("who won the match", None)
    assert miss["text"] == "Unknown.\n\nThere was more."


def test_a_kind_word_first_belongs_to_the_first_answer() -> None:
    reply = Reply((said("I'm sorry."), said("Call this number."), said("Pay.", (), PAY)))
    record = ask_record("how is the pay", reply, 2.0)
    assert record["answer_id"] == "jet-pay"
    assert record["text"] == "I'm sorry.\n\nCall this number.\n\nPay."


def test_a_reply_that_answers_nothing() -> None:
    for reply, text in ((Reply((said("Write something."),)), "Write something."), (Reply(), "")):
        assert ask_record("", reply, 0.0) == {
            "question": "",
            "answer_id": None,
            "confidence": 0.0,
            "candidates": [],
            "text": text,
            "sources": [],
            "listings": [],
            "took_ms": 0.0,
        }


def test_a_record_is_one_line_of_ascii_whatever_is_in_it() -> None:
    question = "日本\udcff\n\u2028\x00\x1b[2J"
    line = json_line(ask_record(question, Reply((EIKAIWA,)), 1.0))
    assert line.isascii()
    assert line.count("\n") == 1
    assert line.endswith("\n")
    assert json.loads(line)["question"] == question.replace("\udcff", "\N{REPLACEMENT CHARACTER}")


def test_a_turn_of_the_chat() -> None:
    buttons = ((Button("Which route\nfits me", "a:which"), Button("JET", "a:jet")),)
    reply = Reply((said("Hello.", buttons), said("Again.")))
    assert chat_record(reply) == {
        "messages": [
            {
                "text": "Hello.",
                "buttons": [
                    [
                        {"label": "Which route fits me", "data": "a:which"},
                        {"label": "JET", "data": "a:jet"},
                    ]
                ],
                "picture": None,
                "document": None,
            },
            {"text": "Again.", "buttons": [], "picture": None, "document": None},
        ]
    }
    assert chat_record(Reply(toast="Thank\nyou.")) == {"messages": [], "toast": "Thank you."}


def test_chat_text_has_no_buttons_in_it() -> None:
    (message,) = chat_record(Reply((EIKAIWA,)))["messages"]
    assert "Helpful" not in message["text"]
    assert [button["label"] for button in message["buttons"][-1]] == ["Helpful", "Not what I need"]
