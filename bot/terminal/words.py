"""The door's own words: everything that is about the terminal and not about work in Japan."""

HOW_IT_WORKS = "Type a number to press a button, and /quit or Ctrl-D to leave."
AGAIN_TO_LEAVE = "Press Ctrl-C again to leave."
STOPPED = "Stopped. Ask again when you like."
WAITING = "Looking it up"
GOODBYE = "Good luck. Come back any time."
ONE_A_LINE = "Type a question on each line; Ctrl-D ends."
BROKEN = "Something went wrong on my side. Please ask in other words."


def no_such_button(highest: int) -> str:
    """What to say to a number that is on no button."""
    if highest == 1:
        return "The only button is 1. Type 1, or ask in words."
    return f"The buttons are 1 to {highest}. Type one of these, or ask in words."
