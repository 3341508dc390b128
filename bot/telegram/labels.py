"""Plain text for places that take one short line: buttons, titles, descriptions."""

from bot.conversation import safe
from bot.telegram.html import NOTHING


def label(text: str, longest: int) -> str:
    """Bring a text into one line that shows something.

    Args:
        text: Anything at all.
        longest: Characters that there is room for.

    Returns:
        The text, cut after a word if it has to be.
    """
    shown = safe.line(text).strip()
    if not safe.visible(shown):
        return NOTHING
    if len(shown) <= longest:
        return shown
    end = shown.rfind(" ", 1, longest)
    return shown[: end if end > 0 else longest - 1].rstrip(" ,;:") + "…"
