"""Answers and phrasings as texts: one owner, the right length, only the formatting there is."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from rapidfuzz import fuzz

from bot.knowledge.checks.draft import Draft, Placed
from bot.knowledge.models import Entry, SmallTalk
from bot.knowledge.problems import Problem

SHORTEST_ANSWER = 60
LONGEST_ANSWER = 165
"""Words of an answer that fit a phone screen."""
NEARLY_THE_SAME = 93
"""`rapidfuzz.fuzz.token_sort_ratio` (0..100) from which two phrasings say the same."""
SHORTEST_COMPARED = 4
"""Words of a phrasing; below that, one word makes all the difference."""


def one_entry_for_each_aspect(draft: Draft, _today: date) -> Iterator[Problem]:
    """A follow-up question about an aspect leads to one entry."""
    first: dict[tuple[str, str], Placed[Entry]] = {}
    for placed in draft.entries:
        topic, aspect = placed.item.topic, placed.item.aspect
        if not topic or not aspect:
            continue
        other = first.setdefault((topic, aspect), placed)
        if other is not placed:
            yield placed.problem(
                f"{other.item.id!r} answers aspect {aspect!r} of {topic!r} already; "
                "remove `aspect` from one of them",
                "aspect",
            )


def aspects_have_a_subject(draft: Draft, _today: date) -> Iterator[Problem]:
    """An aspect belongs to a topic."""
    for placed in draft.entries:
        if placed.item.aspect and not placed.item.topic:
            yield placed.problem("an aspect needs a topic; add `topic:`", "aspect", key=True)


def phrasings_belong_to_one_entry(draft: Draft, _today: date) -> Iterator[Problem]:
    """The same words lead to one answer."""
    owners: dict[str, str] = {}
    if draft.out_of_scope:
        for text in (*draft.out_of_scope.far, *draft.out_of_scope.near):
            owners[folded(text)] = "out_of_scope.yaml"
    askable: list[Placed[Entry] | Placed[SmallTalk]] = [*draft.entries, *draft.small_talk]
    for placed in askable:
        for number, text in enumerate(placed.item.phrasings):
            owner = owners.setdefault(folded(text), placed.item.id)
            if owner != placed.item.id:
                yield placed.problem(
                    f"the phrasing {text[:50]!r} stands under {owner!r} too; "
                    "keep it in one place only",
                    "phrasings",
                    number,
                )


def phrasings_are_not_nearly_the_same(draft: Draft, _today: date) -> Iterator[Problem]:
    """Two entries do not claim almost the same words.

    Comparing each with each would take half a minute. Two that are nearly the same share their
    rarest words, so only those that share one of their two rarest ones are compared.
    """
    rows = [
        (placed, number, folded(text))
        for placed in draft.entries
        for number, text in enumerate(placed.item.phrasings)
        if len(folded(text).split()) >= SHORTEST_COMPARED
    ]
    told = {text for text, count in Counter(text for *_, text in rows).items() if count > 1}
    frequency = Counter(word for _, _, text in rows for word in set(text.split()))
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, (_, _, text) in enumerate(rows):
        words = sorted(set(text.split()), key=lambda word: (frequency[word], word))
        for word in words[:2]:
            blocks[word].append(at)
    for block in blocks.values():
        for position, at in enumerate(block):
            placed, number, text = rows[at]
            for before in block[:position]:
                other, _, same = rows[before]
                if other is placed or text in told or same in told:
                    continue
                if fuzz.token_sort_ratio(text, same, score_cutoff=NEARLY_THE_SAME):
                    told.add(text)
                    yield placed.warning(
                        f"almost the same stands under {other.item.id!r} ({same[:60]!r}); keep it "
                        "where it belongs, and reword or remove the other one",
                        "phrasings",
                        number,
                    )


def questions_are_no_phrasings(draft: Draft, _today: date) -> Iterator[Problem]:
    """What is asked in a test has not been taught word by word."""
    askable: list[Placed[Entry] | Placed[SmallTalk]] = [*draft.entries, *draft.small_talk]
    owners = {folded(text): placed.item.id for placed in askable for text in placed.item.phrasings}
    seen: set[str] = set()
    for placed in draft.questions:
        text = folded(placed.item.ask)
        if text in owners:
            yield placed.warning(
                f"this is a phrasing of {owners[text]!r}, so it proves nothing; reword it", "ask"
            )
        if text in seen:
            yield placed.problem("this question stands here twice; remove one of them", "ask")
        seen.add(text)


def answers_fit_a_phone(draft: Draft, _today: date) -> Iterator[Problem]:
    """An answer is long enough to help and short enough to be read."""
    for placed in draft.entries:
        entry = placed.item
        parts = [entry.opening, entry.short, entry.detail, entry.warning]
        words = sum(len(part.split()) for part in parts if part)
        words += sum(len(step.say.split()) for step in entry.next)
        if not SHORTEST_ANSWER <= words <= LONGEST_ANSWER:
            yield placed.warning(
                f"the answer has {words} words; {SHORTEST_ANSWER} to {LONGEST_ANSWER} fit a phone",
                "detail",
            )


def marks_are_closed(draft: Draft, _today: date) -> Iterator[Problem]:
    """Only *bold* and lists are formatting."""
    for placed in draft.entries:
        for name in ("opening", "short", "detail", "warning"):
            text: str = getattr(placed.item, name) or ""
            if any(line.count("*") % 2 for line in text.splitlines()):
                yield placed.problem("a '*' has no partner; write *bold* or remove it", name)
            if re.search(r"</?[a-z]+[ >]|\]\(|^#{1,4} |https?://", text, re.MULTILINE):
                yield placed.problem(
                    "only *bold* and '- ' lists are formatting; "
                    "put links under `next:` with url, or into facts",
                    name,
                )


def folded(text: str) -> str:
    """A phrasing without case and punctuation, for finding doubles."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
