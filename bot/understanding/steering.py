"""What is known of the person steers the choice: a Nepali is not told the Philippine agency rule."""

from collections.abc import Collection, Mapping, Sequence

from bot.knowledge.models import Entry
from bot.understanding.matcher import Ranked


def for_citizens(
    ranked: Sequence[Ranked], entries: Mapping[str, Entry], nationality: Collection[str]
) -> tuple[Ranked, ...]:
    """Put entries that are for other countries' citizens behind all others.

    Args:
        ranked: Candidate entries, best first.
        entries: The entries by id.
        nationality: Country codes of the person; empty if not known, which changes nothing.
    """
    if not nationality:
        return tuple(ranked)

    def is_for_others(found: Ranked) -> bool:
        countries = entries[found.id].countries
        return bool(countries) and countries.isdisjoint(nationality)

    return tuple(sorted(ranked, key=is_for_others))
