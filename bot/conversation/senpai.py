"""The conversation: one incoming message or press in, one turn out. A function of its arguments."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.conversation import cards, compose, pages
from bot.conversation.lookups import Command, Lookups
from bot.conversation.presses import Press
from bot.conversation.privacy import without_details
from bot.conversation.reply import (
    Button,
    Candidate,
    Facts,
    Message,
    Outcome,
    Paragraph,
    Reply,
)
from bot.conversation.text import Span, plain
from bot.conversation.turn import (
    Consent,
    ConsentChange,
    Erasure,
    Incoming,
    Memory,
    Miss,
    Rating,
    Turn,
)
from bot.knowledge.base import Knowledge
from bot.understanding.model import Model
from bot.understanding.sentences import Sentences
from bot.understanding.understand import OFFERS, Ask, Kind, Understanding

REMEMBERED = timedelta(days=1)
"""How long a conversation is remembered."""
SUGGESTED = 0.1
"""Probability of a further suggestion, as a share of the best one's."""
LONGEST_MESSAGE = 4000
"""Characters; longer messages are not read, because their question cannot be found."""


class Senpai:
    """The advisor.

    Args:
        knowledge: The knowledge base.
        model: The matcher's model, trained on it.
        sentences: The sentence model that it was trained with.
    """

    def __init__(self, knowledge: Knowledge, model: Model, sentences: Sentences) -> None:
        self.knowledge = knowledge
        self.understanding = Understanding(knowledge, model, sentences)
        self._lookups = Lookups(knowledge)
        self._commands: dict[str, Callable[[Command], list[Message]]] = {
            "start": lambda given: [pages.start(knowledge, given.incoming.first_name)],
            "help": lambda _given: [pages.help_page(knowledge)],
            "routes": self._lookups.routes,
            "passport": self._lookups.passport,
            "employer": self._lookups.employer,
            "contacts": lambda _given: [cards.contacts(knowledge)],
            "about": lambda _given: [pages.about(knowledge)],
            "privacy": lambda given: [pages.privacy(knowledge, given.consent)],
        }

    def reply(self, incoming: Incoming, memory: Memory, consent: Consent, now: datetime) -> Turn:
        """Answer one message or press.

        Args:
            incoming: What came in.
            memory: What is remembered of this conversation.
            consent: What the person allows to be kept.
            now: The present moment (UTC).

        Returns:
            What to show, to remember and to record. Nothing has been sent or stored yet.
        """
        if memory.heard_at and now - memory.heard_at > REMEMBERED:
            memory = Memory()
        memory = replace(memory, heard_at=now)
        text = incoming.text.strip()
        if incoming.press is None and text.startswith("/") and len(text) > 1:
            return self._command(text, incoming, memory, consent, now)
        if incoming.public and consent is Consent.UNKNOWN:
            consent = Consent.REFUSED  # as long as nobody has said yes, keep nothing and do not ask
        if incoming.press is not None:
            card = self._lookups.pressed(Command(incoming, consent, "", now))
            if card:
                return Turn(Reply((card,)), memory)
            return self._pressed(incoming.press, memory, consent, now)
        if len(text) > LONGEST_MESSAGE:
            return self._say(
                self.knowledge.ui.too_long.format(limit=f"{LONGEST_MESSAGE:,}"), memory
            )
        return self._asked(incoming, memory, consent, now)

    def entry_message(self, entry: str, now: datetime, outcome: Outcome | None = None) -> Message:
        """The answer of an entry, as for a button that leads to it."""
        return compose.answer(self.knowledge, self.knowledge.entries[entry], now.date(), outcome)

    def suggestions(self, text: str) -> tuple[str, ...]:
        """Entries that may answer a text, for a list to choose from.

        Args:
            text: A question, or the beginning of one.

        Returns:
            Entry ids, best first; the start topics if nothing is asked, and nothing on a miss.
        """
        meaning = self.understanding.understand(text)
        if not meaning.asks and not meaning.alarms:
            topics = self.knowledge.ui.start_topics
            return tuple(topic for topic in topics if topic in self.knowledge.entries)
        found = [
            name for talk in meaning.alarms for name in self.knowledge.small_talk[talk].answers
        ]
        for ask in meaning.asks:
            if ask.kind is Kind.TALK and ask.talk:
                found += self.knowledge.small_talk[ask.talk].answers
            elif ask.kind is not Kind.MISS:
                enough = SUGGESTED * ask.ranked[0].probability
                found += [near.id for near in ask.ranked if near.probability >= enough]
        return tuple(dict.fromkeys(found))

    # Messages

    def _asked(self, incoming: Incoming, memory: Memory, consent: Consent, now: datetime) -> Turn:
        text = incoming.text.strip()
        card = self._lookups.named(Command(incoming, consent, text, now))
        if card:
            return Turn(Reply((card,)), memory)
        own = incoming.person.nationality or ()
        meaning = self.understanding.understand(text, memory.topic, memory.aspect, own)
        ui = self.knowledge.ui
        if not meaning.asks and not meaning.alarms:
            return self._say(ui.nothing_written, memory)
        messages = [self._talk(name, now, None) for name in meaning.alarms]
        records: list[Miss] = []
        for ask in meaning.asks:
            if ask.kind is Kind.ANSWER:
                best = ask.ranked[0].id
                messages.append(self.entry_message(best, now, self._outcome(ask, best)))
                memory = self._remembering(memory, best)
            elif ask.kind is Kind.TALK and ask.talk:
                messages.append(self._talk(ask.talk, now, self._outcome(ask, None)))
            elif ask.kind is Kind.OFFER:
                messages.append(self._offer(ask))
            else:
                messages.append(self._miss(ask))
                memory, kept = self._missed(text, ask, memory, consent, messages)
                records += kept
        if meaning.more:
            messages.append(Message((Paragraph(plain(ui.more_asks)),)))
        return Turn(Reply(tuple(messages)), memory, tuple(records))

    def _missed(
        self, text: str, ask: Ask, memory: Memory, consent: Consent, messages: list[Message]
    ) -> tuple[Memory, list[Miss]]:
        """Keep the question if that is allowed; ask whether it is, if nobody has asked yet."""
        question = without_details(text)
        if consent is Consent.GIVEN:
            return memory, [Miss(question, self._nearest(ask))]
        if consent is Consent.UNKNOWN:
            ui = self.knowledge.ui
            yes = Button(ui.consent_yes, Press.KEEP_MISS)
            no = Button(ui.consent_no, Press.KEEP_NOTHING)
            messages.append(Message((Paragraph(plain(ui.ask_consent_miss)),), ((yes, no),)))
            return replace(memory, unanswered=question), []
        return memory, []

    def _talk(self, name: str, now: datetime, outcome: Outcome | None) -> Message:
        talk = self.knowledge.small_talk[name]
        blocks = [block for text in talk.say for block in compose.prose(text)]
        if talk.facts:
            facts = [self.knowledge.facts[fact] for fact in talk.facts]
            found: Facts = compose.fact_block(self.knowledge, facts, now.date())
            # A helpline must be seen at once, not unfolded: it stands in the text itself.
            blocks += [
                Paragraph((Span(f"{line.what}: ", bold=True), Span(line.value)))
                for line in found.lines
            ]
            blocks.append(found)
        return Message(tuple(blocks), compose.choices(self.knowledge, talk.answers), outcome)

    def _offer(self, ask: Ask) -> Message:
        ui = self.knowledge.ui
        names = [found.id for found in ask.ranked[:OFFERS]]
        rows = compose.choices(self.knowledge, names)
        none = Button(ui.none_of_these, Press.NONE_OF_THESE)
        return Message(
            (Paragraph(plain(ui.did_you_mean)),), (*rows, (none,)), self._outcome(ask, None)
        )

    def _miss(self, ask: Ask) -> Message:
        ui = self.knowledge.ui
        names = list(self._nearest(ask))
        if "meta-official-help" in self.knowledge.entries and "meta-official-help" not in names:
            names.append("meta-official-help")
        blocks = (
            Paragraph(plain(ui.miss)),
            Paragraph(plain(ui.miss_help)),
            Paragraph(plain(ui.miss_nearest)),
        )
        return Message(blocks, compose.choices(self.knowledge, names), self._outcome(ask, None))

    def _nearest(self, ask: Ask) -> tuple[str, ...]:
        return tuple(found.id for found in ask.ranked[:OFFERS])

    def _outcome(self, ask: Ask, answer: str | None) -> Outcome:
        facts = self.knowledge.entries[answer].facts if answer else []
        return Outcome(
            ask=ask.text,
            answer_id=answer,
            confidence=ask.confidence,
            candidates=tuple(Candidate(found.id, found.probability) for found in ask.ranked),
            sources=compose.sources(self.knowledge.facts[name] for name in facts),
        )

    def _remembering(self, memory: Memory, entry: str) -> Memory:
        found = self.knowledge.entries[entry]
        return replace(memory, entry=entry, topic=found.topic, aspect=found.aspect)

    def _say(self, text: str, memory: Memory) -> Turn:
        return Turn(Reply((Message((Paragraph(plain(text)),)),)), memory)

    # Commands

    def _command(
        self, text: str, incoming: Incoming, memory: Memory, consent: Consent, now: datetime
    ) -> Turn:
        head, _, argument = text[1:].partition(" ")
        name = head.partition("@")[0].lower()
        argument = argument.strip()
        if name == "start" and argument in self.knowledge.entries:
            message = self.entry_message(argument, now)
            return Turn(Reply((message,)), self._remembering(memory, argument))
        command = self._commands.get(name)
        if not command:
            shown = "/" + "".join(c for c in name if c.isalnum() or c == "_")[:32]
            return self._say(self.knowledge.ui.unknown_command.format(command=shown), memory)
        if name != "privacy":
            memory = replace(memory, entry=None, topic=None, aspect=None)
        given = Command(incoming, consent, argument, now)
        return Turn(Reply(tuple(command(given))), memory)

    # Presses

    def _pressed(self, data: str, memory: Memory, consent: Consent, now: datetime) -> Turn:
        code, _, entry = data.partition(":")
        ui = self.knowledge.ui
        if entry and entry not in self.knowledge.entries:
            return Turn(Reply(toast=ui.button_gone), memory)
        match code, bool(entry):
            case Press.ANSWER, True:
                reply = Reply((self.entry_message(entry, now),))
                return Turn(reply, self._remembering(memory, entry))
            case ((Press.HELPFUL | Press.NOT_HELPFUL), True):
                return self._rated(entry, code == Press.HELPFUL, memory, consent)
            case ((Press.KEEP_RATING | Press.KEEP_NOT_HELPFUL), True):
                records = (
                    ConsentChange(Consent.GIVEN),
                    Rating(entry, code == Press.KEEP_RATING),
                )
                return Turn(self._done(ui.consent_thanks), memory, records)
            case Press.KEEP_MISS, False:
                kept = (Miss(memory.unanswered, ()),) if memory.unanswered else ()
                memory = replace(memory, unanswered=None)
                records_ = (ConsentChange(Consent.GIVEN), *kept)
                return Turn(self._done(ui.consent_thanks), memory, records_)
            case Press.KEEP_NOTHING, False:
                memory = replace(memory, unanswered=None)
                refused = (ConsentChange(Consent.REFUSED),)
                return Turn(self._done(ui.consent_declined), memory, refused)
            case Press.NONE_OF_THESE, False:
                rows = compose.choices(self.knowledge, ["meta-official-help"])
                message = Message((Paragraph(plain(ui.none_of_these_reply)),), rows)
                return Turn(Reply((message,), keyboard=()), memory)
            case Press.CONSENT_GIVE, False:
                given = (ConsentChange(Consent.GIVEN),)
                return Turn(self._done(ui.consent_thanks), memory, given)
            case Press.CONSENT_WITHDRAW, False:
                memory = replace(memory, unanswered=None)
                withdrawn = (ConsentChange(Consent.REFUSED),)
                return Turn(self._done(ui.consent_withdrawn), memory, withdrawn)
            case Press.ERASE, False:
                yes = Button(ui.erase_yes, Press.ERASE_SURE)
                no = Button(ui.erase_no, Press.ERASE_NOT)
                message = Message((Paragraph(plain(ui.erase_sure)),), ((yes, no),))
                return Turn(Reply((message,)), memory)
            case Press.ERASE_SURE, False:
                return Turn(self._done(ui.erased), Memory(), (Erasure(),))
            case Press.ERASE_NOT, False:
                return Turn(self._done(ui.kept), memory)
            case _:
                return Turn(Reply(toast=ui.button_gone), memory)

    def _rated(self, entry: str, helpful: bool, memory: Memory, consent: Consent) -> Turn:
        ui = self.knowledge.ui
        # The answer keeps its follow-ups; only the rating is done.
        keyboard = compose.follow_ups(self.knowledge, self.knowledge.entries[entry])
        messages: list[Message] = []
        if not helpful:
            found = self.knowledge.entries[entry]
            rows = compose.choices(self.knowledge, [*found.related[:3], "meta-official-help"])
            messages.append(Message((Paragraph(plain(ui.rated_not)),), rows))
        records: tuple[Rating, ...] = ()
        if consent is Consent.GIVEN:
            records = (Rating(entry, helpful),)
        elif consent is Consent.UNKNOWN:
            keep = Press.KEEP_RATING if helpful else Press.KEEP_NOT_HELPFUL
            yes = Button(ui.consent_yes, f"{keep}:{entry}")
            no = Button(ui.consent_no, Press.KEEP_NOTHING)
            messages.append(Message((Paragraph(plain(ui.ask_consent_rating)),), ((yes, no),)))
        return Turn(Reply(tuple(messages), toast=ui.rated, keyboard=keyboard), memory, records)

    def _done(self, text: str) -> Reply:
        """A line that settles a question; the buttons that asked it go."""
        return Reply((Message((Paragraph(plain(text)),)),), keyboard=())
