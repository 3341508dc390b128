"""Answers as results of inline queries."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from telegram import InlineQueryResultArticle, InputTextMessageContent

from bot.conversation.reply import Block, Caution, FactLine, Facts, Message, Paragraph
from bot.conversation.senpai import Senpai
from bot.conversation.text import plain
from bot.telegram.html import rendered
from bot.telegram.inline import (
    LONGEST_DESCRIPTION,
    MOST_RESULTS,
    NOTHING_FOUND,
    in_one_text,
    results,
)
from tests.conftest import Topics
from tests.telegram.html_checker import check, units

LEFT_OUT = "Some facts are left out"
ADDRESS = "https://t.me/SenpaiBot?start=jet-pay"
FACT = FactLine("What", "value", None, "Site", "https://x.example/a", date(2026, 11, 22))


def html(result: InlineQueryResultArticle) -> str:
    content = result.input_message_content
    assert isinstance(content, InputTextMessageContent)
    assert content.parse_mode == "HTML"
    return content.message_text


def found(
    senpai: Senpai, text: str, now: datetime, username: str = "SenpaiBot"
) -> list[InlineQueryResultArticle]:
    return results(senpai, text, username, now)


def test_questions_find_whole_answers(senpai: Senpai, topics: Topics, now: datetime) -> None:
    for question, title in topics.questions:
        best, *others = found(senpai, question, now)
        assert best.title == title
        assert len(others) < MOST_RESULTS
        assert check(html(best)).startswith(title)
        assert senpai.knowledge.entries[best.id].title == title


def test_a_result_is_what_telegram_takes(senpai: Senpai, topics: Topics, now: datetime) -> None:
    question, _ = topics.questions[0]
    raw = found(senpai, question, now)[0].to_dict()
    entry = senpai.knowledge.entries[raw["id"]]
    assert raw["type"] == "article"
    assert len(raw["id"].encode()) <= 64
    assert raw["input_message_content"]["link_preview_options"] == {"is_disabled": True}
    assert raw["reply_markup"] == {
        "inline_keyboard": [
            [
                {
                    "text": senpai.knowledge.ui.inline_ask,
                    "url": f"https://t.me/SenpaiBot?start={entry.id}",
                }
            ]
        ]
    }
    description = raw["description"]
    assert len(description) <= LONGEST_DESCRIPTION
    assert " ".join(entry.short.split()).startswith(description.removesuffix("…"))
    assert description == entry.short or description.endswith("…")


@pytest.mark.parametrize("query", ["", "   ", "\u200b", "?!"])
def test_an_empty_query_shows_where_to_start(senpai: Senpai, query: str, now: datetime) -> None:
    known = senpai.knowledge.entries
    expected = [topic for topic in senpai.knowledge.ui.start_topics if topic in known]
    assert [result.id for result in found(senpai, query, now)] == expected
    assert len(expected) >= 2


def test_nothing_found(senpai: Senpai, now: datetime) -> None:
    (only,) = found(senpai, "is bitcoin a good buy this week", now)
    ui = senpai.knowledge.ui
    assert (only.id, only.title) == (NOTHING_FOUND, ui.inline_none_title)
    assert check(html(only)) == only.description == ui.inline_none_text
    assert only.reply_markup
    assert only.reply_markup.inline_keyboard[0][0].url == "https://t.me/SenpaiBot"


def test_distress_finds_people_who_help(senpai: Senpai, now: datetime) -> None:
    assert found(senpai, "i want to die", now)[0].id == "meta-official-help"


def test_without_a_username_there_is_no_button(senpai: Senpai, now: datetime) -> None:
    for query in ("", "is bitcoin a good buy this week"):
        assert all(result.reply_markup is None for result in found(senpai, query, now, ""))


def test_results_are_few_and_different(senpai: Senpai, now: datetime) -> None:
    texts = [text for entry in senpai.knowledge.entries.values() for text in entry.phrasings]
    for text in texts:
        ids = [result.id for result in found(senpai, text, now)]
        assert 1 <= len(ids) <= MOST_RESULTS
        assert len(set(ids)) == len(ids)


def long_message(facts: int, *more: Block) -> Message:
    lines = tuple(replace(FACT, value=f"value {number}.") for number in range(facts))
    return Message((Paragraph(plain("Answer.")), *more, Facts("Facts", lines)))


def test_a_short_answer_is_sent_as_it_is() -> None:
    message = long_message(3)
    assert [in_one_text(message, ADDRESS, LEFT_OUT)] == rendered(message)


def test_facts_that_do_not_fit_are_left_out_and_that_is_said() -> None:
    text = in_one_text(long_message(200), ADDRESS, LEFT_OUT)
    assert check(text).endswith(LEFT_OUT)
    assert text.endswith(f'<a href="{ADDRESS}">{LEFT_OUT}</a>')
    kept = text.count("What: value")
    assert 20 < kept < 200
    assert [f"value {n}." in text for n in range(kept)] == [True] * kept
    line = rendered(long_message(kept + 1))[-1].splitlines()[-1]
    one_more = "\n" + line.removesuffix("</blockquote>")
    assert f"value {kept}." in one_more
    assert units(text) + units(one_more) > 4096
    assert check(in_one_text(long_message(200), None, LEFT_OUT)).endswith(LEFT_OUT)


def test_an_answer_that_is_too_long_without_its_facts_is_cut() -> None:
    message = long_message(5, Caution(plain("word " * 2000)))
    text = in_one_text(message, ADDRESS, LEFT_OUT)
    assert check(text).startswith("Answer.")
    assert text.endswith(f'<a href="{ADDRESS}">{LEFT_OUT}</a>')
    assert "What: value" not in text
