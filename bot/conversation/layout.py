"""Which blocks of a message belong together."""

from bot.conversation.reply import Block, Bullets, Heading, Paragraph
from bot.conversation.text import bare


def close(before: Block, after: Block) -> bool:
    """Whether two blocks belong together and are shown without a blank line between them.

    Args:
        before: A block.
        after: The block that follows it.

    Returns:
        True after a heading, and for a list whose paragraph announces it: one that ends with a
        colon or is bold from end to end ("What to do next").
    """
    if isinstance(before, Heading):
        return True
    if isinstance(before, Paragraph) and isinstance(after, Bullets):
        return bare(before.text).rstrip().endswith(":") or all(span.bold for span in before.text)
    return False
