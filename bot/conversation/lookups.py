"""Looking things up: routes, passports, employers and offices, by command, by name and by button."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.advisor.eligibility import Eligibility
from bot.conversation import cards, pages, safe
from bot.conversation.names import Names
from bot.conversation.presses import Press
from bot.conversation.reply import Message, Paragraph
from bot.conversation.text import plain
from bot.conversation.turn import Consent, Incoming
from bot.knowledge.base import Knowledge
from bot.knowledge.profile import NOBODY


@dataclass(frozen=True, slots=True)
class Command:
    """What a command or a card may need to know."""

    incoming: Incoming
    consent: Consent
    argument: str
    now: datetime


class Lookups:
    """Finds and shows cards.

    Args:
        knowledge: The knowledge base.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._eligibility = Eligibility(knowledge)
        self._names = Names(knowledge)

    def routes(self, given: Command) -> list[Message]:
        """All routes, marked for the person if anything is known about them."""
        verdicts = None
        if given.incoming.person != NOBODY:
            judged = self._eligibility.judge(given.incoming.person, given.now.date())
            verdicts = {one.route: one for one in judged}
        return list(pages.routes(self._knowledge, verdicts))

    def passport(self, given: Command) -> list[Message]:
        """What a passport changes: the one named, or one's own."""
        words = self._knowledge.ui.card
        if not given.argument:
            own = given.incoming.person.nationality or ()
            known = [code for code in own if code in self._knowledge.nationalities]
            return [self.card(Press.PASSPORT, code, given) for code in known] or [
                _line(words.passport_intro)
            ]
        code = self._names.passport(given.argument)
        if code is None:
            return [_line(words.no_passport.replace("{name}", _short(given.argument)))]
        return [self.card(Press.PASSPORT, code, given)]

    def employer(self, given: Command) -> list[Message]:
        """The employer that is named."""
        words = self._knowledge.ui.card
        if not given.argument:
            return [_line(words.employers_intro)]
        name = self._names.employer(given.argument)
        if name is None:
            return [_line(words.no_employer.replace("{name}", _short(given.argument)))]
        return [self.card(Press.EMPLOYER, name, given)]

    def card(self, code: str, name: str, given: Command) -> Message:
        """The card that a press or a command asks for."""
        base, today = self._knowledge, given.now.date()
        person = given.incoming.person
        match code:
            case Press.ROUTE:
                verdict = self._eligibility.route(name, person, today)
                known = person != NOBODY
                return cards.route(base, base.routes[name], today, verdict if known else None)
            case Press.WHO_MAY:
                verdict = self._eligibility.route(name, person, today)
                return cards.who_may(base, base.routes[name], verdict, known=person != NOBODY)
            case Press.PASSPORT:
                return cards.passport(base, base.nationalities[name], today)
            case Press.EMPLOYER:
                return cards.employer(base, base.employers[name], today)
            case _:
                return cards.offices(base, name, today)

    def named(self, given: Command) -> Message | None:
        """The card of an employer, for a message that says nothing but its name."""
        name = self._names.is_employer(given.argument)
        return self.card(Press.EMPLOYER, name, given) if name else None

    def pressed(self, given: Command) -> Message | None:
        """The card that a button leads to, if it leads to one that is still there."""
        code, _, name = (given.incoming.press or "").partition(":")
        base = self._knowledge
        there: Mapping[str, Container[str]] = {
            Press.ROUTE: base.routes,
            Press.WHO_MAY: base.routes,
            Press.PASSPORT: base.nationalities,
            Press.EMPLOYER: base.employers,
            Press.OFFICES: {office.kind for office in base.offices.values()},
        }
        return self.card(code, name, given) if name in there.get(code, ()) else None


def _line(text: str) -> Message:
    return Message((Paragraph(plain(text)),))


def _short(text: str) -> str:
    """What somebody typed, fit to be repeated."""
    return " ".join(safe.line(text).split())[:40]
