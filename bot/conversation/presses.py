"""What buttons carry: short codes, stable over versions, so that old buttons keep working."""

from bot.conversation.reply import Button
from bot.knowledge.base import Knowledge


class Press:
    """The codes. What is meant follows after the colon; ids have at most 48 characters."""

    ANSWER = "a"
    HELPFUL = "+"
    NOT_HELPFUL = "-"
    KEEP_RATING = "k+"
    KEEP_NOT_HELPFUL = "k-"
    KEEP_MISS = "km"
    KEEP_NOTHING = "kn"
    NONE_OF_THESE = "none"
    CONSENT_GIVE = "cy"
    CONSENT_WITHDRAW = "cn"
    ERASE = "e"
    ERASE_SURE = "e!"
    ERASE_NOT = "e-"
    ROUTE = "r"
    WHO_MAY = "w"
    PASSPORT = "p"
    EMPLOYER = "j"
    OFFICES = "o"

    @staticmethod
    def answer(entry: str) -> str:
        """Show an entry."""
        return f"{Press.ANSWER}:{entry}"

    @staticmethod
    def helpful(entry: str) -> str:
        """Rate an entry as helpful."""
        return f"{Press.HELPFUL}:{entry}"

    @staticmethod
    def not_helpful(entry: str) -> str:
        """Rate an entry as not helpful."""
        return f"{Press.NOT_HELPFUL}:{entry}"


def entry_button(knowledge: Knowledge, entry: str) -> Button:
    """A button that leads to an entry."""
    return Button(knowledge.entries[entry].button, Press.answer(entry))
