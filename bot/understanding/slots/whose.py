"""Whom a passage speaks of, and whether the writer says a thing of themselves."""

from enum import Enum
from typing import Literal

from bot.understanding.slots.message import Message
from bot.understanding.slots.split import Gap

FARTHEST = 14
"""Words between "I am" and what the writer is."""
FARTHEST_OPENING = 20
"""Words between the beginning of a clause and what is still its opening."""
FARTHEST_NAME = 5
"""Words that are a name or an occupation, between "I am" and "from"."""

_MY = frozenset({
    "my", "our", "his", "her", "their", "the", "some", "these", "those", "a", "any", "all",
    "your", "every", "other", "for", "mga", "ang", "yung", "minha", "meu", "mi",
})  # fmt: skip
_NOT_IN_A_NAME = frozenset({
    "to", "with", "for", "by", "about", "at", "that", "who", "get", "w", "got", "offer",
    "not", "than", "someone", "apply", "want",
})  # fmt: skip

_ASKS = frozenset({"is", "are", "am", "was"})
"""Verbs that begin a question where a clause begins with them."""
_AFTER_OTHERS = frozenset({"saya", "ko", "aku", "ku", "toi", "em", "ho"})
"""Words for "my" that follow the noun: "adik saya"."""
_HIRING = frozenset(
    {"for", "hire", "hires", "hiring", "prefer", "prefers", "want", "wants", "need", "needs"}
)
_LABELS = frozenset({
    "level", "status", "visa", "degree", "education", "qualification", "major", "course",
    "jlpt", "japanese", "nihongo", "english", "age", "umur", "usia", "edad", "tuoi",
    "bachelor", "bachelors", "turned", "residence", "background",
})  # fmt: skip
"""Words of "my level is" and the like, after which a word for people is no nationality."""
_BEING = frozenset({"am", "being", "sou", "soy", "nama", "myself"})


class Whose(Enum):
    """Whom a word speaks of."""

    NOBODY = 0
    SELF = 1
    OTHERS = 2


class Speaker:
    """Knows for each word of a message whom it speaks of.

    Args:
        message: The message.
    """

    def __init__(self, message: Message) -> None:
        self.message = message
        self.whose = self._states()

    def _states(self) -> list[Whose]:
        message = self.message
        sets = message.vocabulary.sets
        states: list[Whose] = []
        state = Whose.NOBODY
        sticky = False
        asking = message.starts["asking_for"]
        many = {found.first for found in message.countries if found.value.kind == "many"}
        people = {found.first for found in message.countries if found.value.kind == "people"}
        plain = {
            at
            for group in (message.plain, message.statuses)
            for found in group
            for at in range(found.first, found.last)
        }
        for at, text in enumerate(message.texts):
            if message.words[at].gap >= Gap.END and state is Whose.OTHERS and not sticky:
                state = Whose.NOBODY
            if at in asking:
                state, sticky = Whose.OTHERS, True
            elif (
                text in _AFTER_OTHERS
                and state is Whose.OTHERS
                and (message.before(at) in sets["others"])
            ):
                pass
            elif text in sets["selves"]:
                state, sticky = Whose.SELF, False
            elif at in many and not self._is_self_described(at):
                state = Whose.OTHERS  # "looking for filipinos, N4"
            elif at in people and message.before(at) in _HIRING:
                state = Whose.OTHERS
            elif at in plain:
                pass  # "married to a japanese man", "spouse visa" speak of nobody else
            elif (text in sets["others"] and self._is_other(at)) or text in sets["demands"]:
                state = Whose.OTHERS
            elif text == "my" and not self._others_follow(at):
                state = Whose.SELF
            states.append(state)
        return states

    def _is_other(self, at: int) -> bool:
        message = self.message
        if message.texts[at] in message.vocabulary.sets["others_after_my"]:
            before = message.before(at)
            if before in _MY and before != "a":
                return True
            return message.before(at - 1) in _MY and message.covered[at - 1] != -1
        return not self._is_self_described(at)

    def _is_self_described(self, at: int) -> bool:
        """Whether "I am" leads up to the word: "I'm a single mom"."""
        message = self.message
        for step in range(4):
            if at - step in message.ends["i_am"]:
                return True
            if message.before(at - step) not in message.vocabulary.sets["nationality_fillers"]:
                return False
        return False

    def _others_follow(self, at: int) -> bool:
        others = self.message.vocabulary.sets["others"]
        return any(self.message.word(at + step) in others for step in (1, 2))

    def is_told(
        self,
        first: int,
        *,
        cues: tuple[str, ...],
        fillers: str = "fillers",
        farthest: int = FARTHEST,
    ) -> bool:
        """Whether "I am", "I have" or the like leads up to a word.

        Args:
            first: The word.
            cues: Names of the lists of such phrases.
            fillers: Name of the list of words that may stand between.
            farthest: How many of them.
        """
        return self.cue_before(first, cues=cues, fillers=fillers, farthest=farthest) is not None

    def cue_before(
        self,
        first: int,
        *,
        cues: tuple[str, ...],
        fillers: str = "fillers",
        farthest: int = FARTHEST,
    ) -> str | None:
        """The name of the list whose phrase leads up to a word; see `is_told`."""
        message = self.message
        skipped = message.vocabulary.sets[fillers]
        at = first
        for _ in range(farthest):
            for cue in cues:
                start = message.ends[cue].get(at)
                if start is not None and self._holds(cue, start):
                    labelled = not _LABELS.isdisjoint(message.texts[start:at])
                    return None if labelled and fillers == "nationality_fillers" else cue
            before = message.before(at)
            if not before or before in message.vocabulary.sets["denials"]:
                return None
            covering = message.covered[at - 1]
            if covering != -1:
                at = min(covering, at - 1)
            elif before in skipped or before.isdigit() or self._is_age(before):
                at -= 1
            else:
                return None
        return None

    @staticmethod
    def _is_age(text: str) -> bool:
        return text[:1].isdigit() and text.rstrip("yofmrs").isdigit()

    def _holds(self, cue: str, start: int) -> bool:
        """Whether a phrase such as "I am" is said plainly: no condition, question or denial."""
        message = self.message
        before = message.before(start)
        sets = message.vocabulary.sets
        if cue == "have":
            clause_starts = self.opens_clause(start)
            return clause_starts and self.whose[start] is not Whose.OTHERS
        if cue == "as_a":
            if (
                message.texts[start] == "with"
                and "passport" not in message.texts[start : start + 6]
            ):
                return False
            return before not in sets["not_before_as"] and self.whose[start] is not Whose.OTHERS
        own = message.texts[start] in sets["selves"] or message.texts[start] == "my"
        if not own and self.whose[start] is Whose.OTHERS:
            return False
        if before in sets["denials"]:
            return False
        label = not own and message.texts[start] not in _BEING and start in message.starts["i_am"]
        if label and message.gap(start) == Gap.NONE and not self._after_flag(start):
            return False  # "am", "nationality": labels stand at the beginning
        return before not in sets["not_said"]

    def _after_flag(self, start: int) -> bool:
        """Whether nothing but words about the writer stand before a label ("🇱🇰 age 22")."""
        return start > 0 and self.message.covered[start - 1] != -1

    def opens_clause(self, first: int, *, covered: bool = False) -> bool:
        """Whether nothing but politeness stands before a word in its clause.

        Args:
            first: The word.
            covered: Whether words about the writer may stand there too.
        """
        message = self.message
        at = first
        if self.whose[first] is Whose.OTHERS:
            return False
        while message.gap(at) == Gap.NONE:
            text = message.texts[at - 1]
            if first - at > FARTHEST_OPENING or text in _ASKS:
                return False
            if text in {"and", "but", "n", "so"}:
                return True
            known = covered and (message.covered[at - 1] != -1 or text.isdigit())
            if not known and text not in message.vocabulary.sets["fillers"]:
                return False
            at -= 1
        return True

    def plainly(self, first: int) -> bool:
        """Whether a phrase that speaks for itself is said of the writer, not asked or supposed."""
        message = self.message
        if message.before(first) in message.vocabulary.sets["not_said"]:
            return False
        if message.before(first) in message.vocabulary.sets["denials"]:
            return False
        return first == 0 or self.whose[first - 1] is not Whose.OTHERS or message.texts[first] in {
            "i", "im", "ive", "my", "mi", "meu", "minha", "saya", "em", "toi"
        }  # fmt: skip

    def introduced(self, at: int) -> Literal["said", "bare"] | None:
        """Whether "from" at this word belongs to the writer ("I'm Raj, a nurse from").

        Args:
            at: The word.

        Returns:
            said: they say so; bare: the clause begins with it; None: it is another's.
        """
        message = self.message
        if message.texts[at] in message.vocabulary.sets["selves"]:
            supposed = message.before(at) in message.vocabulary.sets["not_said"]
            return None if supposed else "said"
        for _ in range(FARTHEST_NAME + 3):
            for cue in ("i_am", "introductions", "as_a"):
                start = message.ends[cue].get(at)
                if start is not None and self._holds(cue, start):
                    subject = message.texts[start] in message.vocabulary.sets["selves"] | _BEING
                    return "said" if subject or cue != "i_am" else None  # "my degree is from"
            before = message.before(at)
            sets = message.vocabulary.sets
            if not before:
                return "bare"
            known = (
                message.covered[at - 1] != -1 or before in sets["fillers"] or self._is_age(before)
            )
            if known and before not in _NOT_IN_A_NAME:
                at -= 1
                continue
            if (
                before in _NOT_IN_A_NAME
                or before in sets["others"] - sets["others_after_my"]
                or before in sets["not_there"]
                or before.endswith("ing")
                or not self._name_follows(at - 1)
            ):
                return None
            at -= 1
        return None

    def _name_follows(self, at: int) -> bool:
        """Whether "I am" or "my name is" stands a little before a word."""
        message = self.message
        for step in range(FARTHEST_NAME):
            if any((at - step) in message.ends[cue] for cue in ("i_am", "introductions")):
                return True
            if message.gap(at - step) != Gap.NONE:
                return False
        return False
