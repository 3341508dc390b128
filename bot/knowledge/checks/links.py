"""Web addresses."""

from collections.abc import Iterator
from datetime import date

from bot.knowledge.checks.draft import Draft
from bot.knowledge.links import addresses
from bot.knowledge.problems import Problem


def quiet_links_are_needed(draft: Draft, _today: date) -> Iterator[Problem]:
    """What links.yaml leaves alone is still named somewhere."""
    if not draft.whole or not draft.quiet_links:
        return
    named = {url for placed in draft.all() for url in addresses(placed.item)}
    for placed in draft.quiet_links:
        if not any(placed.item.covers(url) for url in named):
            yield placed.warning("nothing names this page or site any more; remove this line")
