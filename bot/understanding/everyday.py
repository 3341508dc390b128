"""Everyday English words, which are never corrected towards the knowledge base."""

SELDOM = 50
"""Words seen less often in the frequency list are as likely to be typos as words."""


def everyday_words() -> frozenset[str]:
    """English words by the frequency list of the pyspellchecker package (MIT licence)."""
    from spellchecker import SpellChecker

    return frozenset(
        word for word, count in SpellChecker().word_frequency.items() if count > SELDOM
    )
