"""Checks across files. Each is a function whose name reads as a sentence."""

from collections.abc import Callable, Iterator
from datetime import date

from bot.knowledge.checks import facts, links, references, rules, texts
from bot.knowledge.checks.draft import Draft
from bot.knowledge.problems import Problem

_CHECKS: tuple[Callable[[Draft, date], Iterator[Problem]], ...] = (
    references.ids_are_unique,
    references.references_lead_somewhere,
    references.nothing_is_related_to_itself,
    references.something_is_answered,
    texts.one_entry_for_each_aspect,
    texts.aspects_have_a_subject,
    texts.phrasings_belong_to_one_entry,
    texts.phrasings_are_not_nearly_the_same,
    texts.questions_are_no_phrasings,
    texts.answers_fit_a_phone,
    texts.marks_are_closed,
    facts.facts_are_used,
    facts.statements_are_fresh,
    facts.money_has_a_period,
    links.quiet_links_are_needed,
    rules.files_are_named_for_what_they_hold,
    rules.routes_stand_in_one_group,
    rules.pay_is_yen_a_month_or_a_year,
    rules.rule_ids_are_unique,
    rules.people_are_named_once,
    rules.conditions_do_not_go_in_circles,
    rules.what_is_not_told_only_sets_a_condition,
    rules.passports_agree_with_the_lists,
    rules.announced_windows_lie_ahead,
)


def problems_across(draft: Draft, today: date) -> list[Problem]:
    """Run every check.

    Args:
        draft: What was read.
        today: The day for which dates are judged.

    Returns:
        All problems, errors and warnings.
    """
    return [problem for check in _CHECKS for problem in check(draft, today)]
