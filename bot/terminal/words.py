"""The door's own words: everything that is about the terminal and not about work in Japan."""

from datetime import date

from bot.conversation.reply import FactLine

CAREFUL = "Careful: "
HOW_IT_WORKS = "Type a number to press a button, and /quit or Ctrl-D to leave."
AGAIN_TO_LEAVE = "Press Ctrl-C again to leave."
STOPPED = "Stopped. Ask again when you like."
WAITING = "Looking it up"
GOODBYE = "Good luck. Come back any time."

# strftime("%b") depends on the locale, and the sentences around the date do not.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(when: date) -> str:
    """A date as people read it: "22 Nov 2026"."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def reservations(fact: FactLine) -> str:
    """When a fact held and how sure it is: "as of April 2025, not confirmed"; empty if neither."""
    return ", ".join(part for part in (fact.as_of and f"as of {fact.as_of}", fact.hedge) if part)


def checked(fact: FactLine) -> str:
    """When a fact was compared with its source, and whether that is too long ago."""
    overdue = ", due to be checked again" if fact.overdue else ""
    return f"checked {day(fact.checked)}{overdue}"


def no_such_button(highest: int) -> str:
    """What to say to a number that is on no button."""
    if highest == 1:
        return "The only button is 1. Type 1, or ask in words."
    return f"The buttons are 1 to {highest}. Type one of these, or ask in words."
