"""Savings and yearly income, where the writer tells them in yen."""

from collections.abc import Iterator

from bot.understanding.slots.candidates import Candidate
from bot.understanding.slots.message import Message
from bot.understanding.slots.split import Gap
from bot.understanding.slots.whose import Speaker, Whose

CUES = ("i_have", "have")


def own_money(message: Message, speaker: Speaker) -> Iterator[Candidate]:
    """Amounts that are the writer's own.

    Only yen: other money would need a rate. Only yearly income: a monthly one leaves the bonus open.

    Args:
        message: The message.
        speaker: Knows whom its words speak of.
    """
    at = 0
    for money in message.money:
        while at < len(message.words) and message.words[at].end <= money.span.start:
            at += 1
        last = at
        while last < len(message.words) and message.words[last].start < money.span.end:
            last += 1
        if at == last or money.currency != "JPY" or speaker.whose[at] is Whose.OTHERS:
            continue
        saved = any(
            message.gap(number) == Gap.NONE and number in message.starts["saved"]
            for number in (last, last + 1)
        )
        if saved and money.per is None and speaker.is_told(at, cues=CUES):
            yield Candidate("savings_jpy", money.low, at, last, said=True)
        earns = any(number in message.ends["earning"] for number in (at, at - 1, at - 2))
        if earns and money.per == "year":
            yield Candidate("annual_income_jpy", money.low, at, last, said=True)
