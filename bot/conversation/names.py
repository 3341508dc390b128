"""Finding a passport or an employer by the name that somebody typed."""

from rapidfuzz import fuzz, process, utils

from bot.knowledge.base import Knowledge

NEAR_ENOUGH = 85
"""`rapidfuzz.fuzz.ratio` (0..100) of a misspelt name to the right one."""


class Names:
    """The names in a knowledge base.

    Args:
        knowledge: The knowledge base.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._passports = {
            _folded(name): code
            for code, passport in knowledge.nationalities.items()
            for name in (passport.name, code)
        }
        if knowledge.wordings:
            self._passports |= {
                _folded(name): words.code
                for words in knowledge.wordings.countries
                if words.code in knowledge.nationalities
                for name in (*words.names, *words.people)
            }
        self._employers = {
            _folded(name): employer.id
            for employer in knowledge.employers.values()
            for name in (employer.name, employer.id, *employer.also_called)
        }

    def passport(self, text: str) -> str | None:
        """The country code that a name stands for, if we have a page about it."""
        return _nearest(text, self._passports)

    def employer(self, text: str) -> str | None:
        """The employer that a name stands for, if we have one of that name."""
        return _nearest(text, self._employers)

    def is_employer(self, text: str) -> str | None:
        """The employer that a message names and says nothing else about."""
        return self._employers.get(_folded(text))


def _nearest(text: str, names: dict[str, str]) -> str | None:
    asked = _folded(text)
    if not asked:
        return None
    if asked in names:
        return names[asked]
    if len(asked) <= 3:  # a short word is near to any country code
        return None
    best = process.extractOne(asked, list(names), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return names[best[0]] if best else None


def _folded(text: str) -> str:
    return " ".join(utils.default_process(text).split())
