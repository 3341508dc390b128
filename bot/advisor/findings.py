"""True, false, or not known: Kleene's strong three-valued logic, with what one would have to know.

Kleene, S. C. (1952): Introduction to Metamathematics, section 64.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.knowledge.profile import Profile


@dataclass(frozen=True, slots=True)
class Finding:
    """What a condition comes to for a person.

    Args:
        value: Whether it holds; None if that is not known.
        missing: Profile keys that could decide it, the best one to ask for first. None of them while
            the value is None: no answer helps, because our sources do not settle it.
    """

    value: bool | None
    missing: tuple[str, ...] = ()


HOLDS = Finding(True)
FAILS = Finding(False)
UNSETTLED = Finding(None)

Test = Callable[[Profile], Finding]
"""A condition, ready to be put to a person."""


def known(value: bool) -> Finding:
    """A finding that is certain."""
    return HOLDS if value else FAILS


def all_of(findings: Iterable[Finding]) -> Finding:
    """Whether all hold: false as soon as one is false, whatever is not known about the others."""
    missing: list[str] = []
    unknown = False
    for finding in findings:
        if finding.value is False:
            return FAILS
        if finding.value is None:
            unknown = True
            missing += finding.missing
    return Finding(None, tuple(dict.fromkeys(missing))) if unknown else HOLDS


def any_of(findings: Iterable[Finding]) -> Finding:
    """Whether one of them holds: true as soon as one is true."""
    missing: list[str] = []
    unknown = False
    for finding in findings:
        if finding.value is True:
            return HOLDS
        if finding.value is None:
            unknown = True
            missing += finding.missing
    return Finding(None, tuple(dict.fromkeys(missing))) if unknown else FAILS


def negated(finding: Finding) -> Finding:
    """Whether it does not hold."""
    return finding if finding.value is None else known(not finding.value)
