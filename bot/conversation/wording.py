"""Words around facts and warnings that every door says alike."""

from bot.conversation.reply import FactLine
from bot.knowledge.fields import spoken_day

CAREFUL = "Careful: "
"""What a `Caution` begins with."""


def reservations(fact: FactLine) -> str:
    """When a fact held and how sure it is: "as of April 2025, not confirmed"; empty if neither."""
    return ", ".join(part for part in (fact.as_of and f"as of {fact.as_of}", fact.hedge) if part)


def checked(fact: FactLine) -> str:
    """When a fact was compared with its source, and whether that is too long ago."""
    overdue = ", due to be checked again" if fact.overdue else ""
    return f"checked {spoken_day(fact.checked)}{overdue}"
