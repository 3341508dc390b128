"""A conversation with fixed answers, as realistic as the terminal needs them."""

import asyncio
from collections.abc import Mapping
from datetime import date

from bot.conversation.reply import (
    Bullets,
    Button,
    Candidate,
    Caution,
    FactLine,
    Facts,
    Heading,
    Keyboard,
    Message,
    Outcome,
    Paragraph,
    Reply,
    Source,
)
from bot.conversation.text import Span, link, marked, plain
from bot.conversation.turn import Incoming

CHECKED = date(2026, 11, 22)
FOLLOW_UPS: Keyboard = (
    (Button("Pay, hours and holidays", "a:eikaiwa-pay-hours"),),
    (Button("Chains compared", "a:eikaiwa-companies"), Button("School jobs", "a:compare")),
)
RATING: Keyboard = ((Button("Helpful", "r:1:eikaiwa"), Button("Not what I need", "r:0:eikaiwa")),)

HELLO = Reply(
    (
        Message(
            (
                Paragraph(
                    plain(
                        "I'm Senpai. I answer questions about working in Japan: which ways in are "
                        "open, visas, pay, contracts, and what to do when things go wrong."
                    )
                ),
                Paragraph(
                    plain(
                        "Ask in your own words. Each answer shows where it comes from and when "
                        "that was checked."
                    )
                ),
            ),
            (
                (Button("Which route fits me", "a:which"), Button("What JET is", "a:jet")),
                (Button("Visa without a degree", "a:visa"), Button("IT jobs from abroad", "a:it")),
            ),
        ),
    )
)

HOURS = FactLine(
    "Usual working time in conversation schools",
    "afternoon, evening and weekend, about 12:00-21:00, often Tuesday to Saturday",
    None,
    "AEON",
    "https://www.aeonet.com/application-requirements/contract-stipulations-benefits/",
    CHECKED,
)
SELLING = FactLine(
    "Selling as part of the job, as former AEON teachers describe it",
    "textbooks and courses are sold to students; some felt pressed to sell",
    "2007",
    "Personal accounts",
    "https://aeontruth.wordpress.com/",
    CHECKED,
    hedge="not confirmed",
)
STATUS = FactLine(
    "Status that conversation schools sponsor",
    "Engineer/Specialist in Humanities/International Services",
    "April 2025",
    "Immigration Services Agency (出入国在留管理庁)",
    "https://www.moj.go.jp/isa/applications/status/gijinkoku.html",
    date(2025, 3, 1),
    overdue=True,
)
EIKAIWA = Message(
    (
        Heading(plain("What eikaiwa work is like")),
        Paragraph(
            plain(
                "Eikaiwa (英会話) are private English conversation schools. You teach one student or "
                "a small group, mostly in the afternoon, the evening and at weekends. It is a "
                "business: students are customers."
            )
        ),
        Paragraph(plain("What decides how it feels:")),
        Bullets(
            (
                marked(
                    "*Students*: at ECC about half of the lessons are for children; Gaba is one "
                    "student for 40 minutes."
                ),
                marked("*Hours*: often 12:00 to 21:00, Tuesday to Saturday."),
                (*marked("*Status*: "), *link("Humanities", "https://www.moj.go.jp/isa/")),
            )
        ),
        Caution(
            marked(
                "Some chains offer *contractor* terms: no paid leave, no social insurance, and "
                "nothing for lessons that are cancelled."
            )
        ),
        Paragraph(marked("*What to do next*")),
        Bullets((plain("Compare the chains."), plain("Read about contractor terms first."))),
        Facts("Facts and sources", (HOURS, SELLING, STATUS)),
    ),
    (*FOLLOW_UPS, *RATING),
    Outcome(
        "what is eikaiwa like",
        "eikaiwa-what",
        0.93,
        (Candidate("eikaiwa-what", 0.93), Candidate("eikaiwa-pay-hours", 0.041237)),
        (Source("https://www.moj.go.jp/isa/", CHECKED),),
    ),
)
CONSENT = Message(
    (Paragraph(plain("May I keep your ratings, without your name?")),),
    ((Button("Yes, keep it", "c:1"), Button("No", "c:0")),),
)


def said(text: str, buttons: Keyboard = (), outcome: Outcome | None = None) -> Message:
    """A message of one paragraph."""
    return Message((Paragraph(plain(text)),), buttons, outcome)


REPLIES: Mapping[str, Reply] = {
    "/start": HELLO,
    "what is eikaiwa like": Reply((EIKAIWA,)),
    "press r:1:eikaiwa": Reply(toast="Thank you.", keyboard=FOLLOW_UPS),
    "press r:0:eikaiwa": Reply((CONSENT,), toast="Sorry about that.", keyboard=FOLLOW_UPS),
    "press c:1": Reply(toast="Thank you. It is kept without your name.", keyboard=()),
    "silence": Reply(),
    "link": Reply((Message((Paragraph((Span("Page", url="https://example.org/a"),)),)),)),
}


class Scripted:
    """Answers from a script and echoes everything else; keeps what was said to it.

    Args:
        replies: Replies by text, or by "press " and the data of a button.
        slow: Seconds that a message with the word "slow" takes.
    """

    def __init__(self, replies: Mapping[str, Reply] = REPLIES, slow: float = 0.0) -> None:
        self.heard: list[Incoming] = []
        self._replies = replies
        self._slow = slow

    async def say(self, incoming: Incoming) -> Reply:
        self.heard.append(incoming)
        if "slow" in incoming.text:
            await asyncio.sleep(self._slow)
        if incoming.press is not None:
            key = f"press {incoming.press}"
            return self._replies.get(key, Reply((said(f"Pressed {incoming.press}."),)))
        return self._replies.get(incoming.text, Reply((said(f"You said {incoming.text!r}."),)))
