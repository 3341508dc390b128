"""The whole way from a message to what it asks: alarms, segments, matching, follow-ups."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.knowledge.base import Knowledge
from bot.understanding.asks import segments
from bot.understanding.confidence import ANSWER_SHARE
from bot.understanding.matcher import Match, Matcher, Ranked
from bot.understanding.model import Model
from bot.understanding.reading import Reader
from bot.understanding.sentences import Sentences
from bot.understanding.slots import SlotReader
from bot.understanding.steering import for_citizens
from bot.understanding.subjects import Subjects

MOST_ASKS = 3
"""Questions of one message that are answered at once."""
CANDIDATES = 5
"""Entries that are told for each ask."""
OFFERS = 4
"""Topics offered when unsure."""
SURE_PART = 0.8
"""Confidence from which a part of a message counts as a question of its own; a part says less than
the whole, and is more easily mistaken."""
FOLLOW_UP_CONFIDENCE = 0.9
"""Confidence of an entry found through subject and aspect, which is a look-up and no guess."""


class Kind(StrEnum):
    """What to do about an ask."""

    ANSWER = "answer"
    OFFER = "offer"
    MISS = "miss"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question in a message.

    Args:
        text: The part of the message, as typed.
        kind: Answer, offer, miss, or small talk.
        ranked: Candidate entries, best first (small talk left out).
        confidence: Calibrated probability (0..1) that the first is right.
        ours: Calibrated probability (0..1) that the question is one of ours at all.
        talk: The small talk it is, for `Kind.TALK`.
    """

    text: str
    kind: Kind
    ranked: tuple[Ranked, ...]
    confidence: float
    ours: float
    talk: str | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a message says.

    Args:
        alarms: Small talk that comes first whatever else is asked (distress).
        asks: Its questions, at most three; empty for a message without words.
        more: Whether there were more than could be answered at once.
    """

    alarms: tuple[str, ...]
    asks: tuple[Ask, ...]
    more: bool = False


class Understanding:
    """Understands messages against one knowledge base.

    Args:
        knowledge: The knowledge base.
        model: The model trained on it.
        sentences: The sentence model that it was trained with.
    """

    def __init__(self, knowledge: Knowledge, model: Model, sentences: Sentences) -> None:
        self.knowledge = knowledge
        self.reader = Reader.of(knowledge)
        self.matcher = Matcher(model, sentences)
        self.subjects = Subjects(knowledge, self.reader)
        self._slots = SlotReader(knowledge.wordings) if knowledge.wordings else None
        self._answer_from = model.answer_from
        self._offer_from = model.offer_from
        # A wrong "hello" is worse than a wrong offer, and better than a wrong answer.
        self._talk_from = (model.offer_from + model.answer_from) / 2
        self._alarms = {
            talk.id: (
                [tuple(self.reader.all_words(text)) for text in talk.contains],
                [tuple(self.reader.all_words(text)) for text in talk.unless],
            )
            for talk in knowledge.small_talk.values()
            if talk.always == "true"
        }

    def understand(
        self,
        text: str,
        topic: str | None = None,
        aspect: str | None = None,
        nationality: Collection[str] = (),
    ) -> Meaning:
        """Understand a message.

        Args:
            text: What was typed.
            topic: The subject last talked about, if any.
            aspect: The aspect last talked about, if any.
            nationality: Country codes of the person, as far as known; what the message says of its
                writer goes before it.
        """
        words = self.reader.words(text)
        if not words:
            return Meaning((), ())
        told = self._slots.read(text).told.nationality if self._slots else None
        citizen = frozenset(told or nationality)
        alarms = self._raised(text)
        whole = self.matcher.match(words)
        if topic:
            followed = self._follow_up(text, words, whole, topic, aspect, citizen=citizen)
            if followed:
                return Meaning(alarms, (followed,))
        asks = self._separate(text, whole, citizen)
        if alarms:
            # The alarm has been answered; only a real question besides it is answered too.
            asks = [ask for ask in asks if ask.kind is Kind.ANSWER]
        return Meaning(alarms, tuple(asks[:MOST_ASKS]), more=len(asks) > MOST_ASKS)

    def _raised(self, text: str) -> tuple[str, ...]:
        words = self.reader.all_words(text)
        read = self.matcher.model.speller.correct(words)[0]
        return tuple(
            name
            for name, (signs, unless) in self._alarms.items()
            if any(_holds(given, sign) for sign in signs for given in (words, read))
            and not any(_holds(words, sign) for sign in unless)
        )

    def _follow_up(
        self,
        text: str,
        words: list[str],
        whole: Match,
        topic: str,
        aspect: str | None,
        *,
        citizen: frozenset[str],
    ) -> Ask | None:
        """What a short message means as a continuation, if that is the better reading."""
        read = self.matcher.model.speller.correct(self.reader.all_words(text))[0]
        if not self.subjects.goes_on(read):
            return None
        entry = self.subjects.referred(read, topic, aspect)
        if entry:
            others = tuple(r for r in self._entries(whole.ranked) if r.id != entry)
            ranked = (Ranked(entry, FOLLOW_UP_CONFIDENCE), *others)
            return Ask(text, Kind.ANSWER, ranked, FOLLOW_UP_CONFIDENCE, 1.0)
        if self.subjects.named(read).topics:
            return None
        spelt_out = self.matcher.match(self.subjects.with_topic(words, topic))
        ask = self._ask(text, spelt_out, citizen)
        return (
            ask if spelt_out.confidence > whole.confidence and ask.kind is not Kind.TALK else None
        )

    def _separate(self, text: str, whole: Match, citizen: frozenset[str]) -> list[Ask]:
        """One ask for the whole message, or several where it clearly asks several things."""
        one = self._ask(text, whole, citizen)
        parts = segments(text, self.knowledge.lexicon.joiners)
        if len(parts) < 2:
            return [one]
        matches = self.matcher.match_all([self.reader.words(part.text) for part in parts])
        asks = [
            (part, self._ask(part.text, match, citizen))
            for part, match in zip(parts, matches, strict=True)
        ]
        sure = [
            ask
            for part, ask in asks
            if part.asks and ask.kind is Kind.ANSWER and ask.confidence >= SURE_PART
        ]
        different = {ask.ranked[0].id: ask for ask in reversed(sure)}
        if len(different) >= 2:
            return [ask for ask in sure if different.get(ask.ranked[0].id) is ask]
        # One part is clear and another asks something else that is not: say both.
        unsure = [ask for part, ask in asks if "?" in part.text and ask.kind is Kind.OFFER]
        if len(different) == 1 and len(unsure) == 1:
            known = next(iter(different.values()))
            if known.ranked[0].id not in {found.id for found in unsure[0].ranked[:OFFERS]}:
                return [ask for _, ask in asks if ask is known or ask is unsure[0]]
        # A question after a long story: the story may only blur it.
        if sure and (one.kind is not Kind.ANSWER or sure[0].confidence > one.confidence):
            return [sure[0]]
        return [one]

    def _ask(self, text: str, match: Match, citizen: frozenset[str]) -> Ask:
        ranked = for_citizens(self._entries(match.ranked), self.knowledge.entries, citizen)
        best = match.ranked[0] if match.ranked else None
        if best and best.id in self.knowledge.small_talk:
            if match.ours >= self._talk_from and best.probability >= ANSWER_SHARE:
                return Ask(text, Kind.TALK, ranked, match.confidence, match.ours, talk=best.id)
            return Ask(text, Kind.MISS, ranked, match.confidence, match.ours)
        if not ranked or match.ours < self._offer_from:
            return Ask(text, Kind.MISS, ranked, match.confidence, match.ours)
        if match.ours < self._answer_from or ranked[0].probability < ANSWER_SHARE:
            return Ask(text, Kind.OFFER, ranked, match.confidence, match.ours)
        return Ask(text, Kind.ANSWER, ranked, match.confidence, match.ours)

    def _entries(self, ranked: Sequence[Ranked]) -> tuple[Ranked, ...]:
        return tuple(found for found in ranked if found.id in self.knowledge.entries)[:CANDIDATES]


def _holds(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(tuple(words[at : at + size]) == phrase for at in range(len(words) - size + 1))
