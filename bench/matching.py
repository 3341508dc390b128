"""How often the right entry is found for phrasings that the matcher has not seen, beside its peers."""

import time
from collections.abc import Callable, Sequence

import numpy as np
from rapidfuzz import fuzz, process, utils

from bench.data import FOLDS, split, trained
from bench.data import knowledge as read
from bot.knowledge.base import Knowledge
from bot.understanding.sentences import installed
from bot.understanding.understand import Understanding

Ranker = Callable[[str], Sequence[str]]
"""Entry ids for a question, best first."""


def main(folds: int = 2) -> None:
    """Print top-1, top-3 and milliseconds for our matcher and for rapidfuzz's scorers."""
    base = read()
    print(f"# Matching: {len(base.entries)} entries, phrasings held out, {folds} of {FOLDS} folds")
    scores: dict[str, list[tuple[bool, bool, float]]] = {}
    for fold in range(folds):
        taught, asked = split(base, fold)
        for name, ranker in rankers(taught).items():
            rows = scores.setdefault(name, [])
            for text, gold in asked:
                began = time.perf_counter()
                found = ranker(text)[:3]
                spent = 1000 * (time.perf_counter() - began)
                rows.append((bool(found) and found[0] == gold, gold in found, spent))
    print("| engine | top-1 | top-3 | ms median | ms p99 | questions |")
    print("|---|---|---|---|---|---|")
    for name, rows in scores.items():
        table = np.array(rows, dtype=float)
        print(
            f"| {name} | {table[:, 0].mean():.3f} | {table[:, 1].mean():.3f} "
            f"| {np.median(table[:, 2]):.2f} | {np.quantile(table[:, 2], 0.99):.2f} | {len(rows)} |"
        )


def rankers(base: Knowledge) -> dict[str, Ranker]:
    """Ours and its peers, for the same phrasings."""
    understanding = Understanding(base, trained(base), installed())
    texts = [text for entry in base.entries.values() for text in entry.phrasings]
    owners = [name for name, entry in base.entries.items() for _ in entry.phrasings]
    prepared = [utils.default_process(text) for text in texts]

    def ours(text: str) -> Sequence[str]:
        match = understanding.matcher.match(understanding.reader.words(text))
        return [found.id for found in match.ranked if found.id in base.entries]

    def fuzzy(scorer: Callable[..., float]) -> Ranker:
        def ranked(text: str) -> Sequence[str]:
            best = process.extract(utils.default_process(text), prepared, scorer=scorer, limit=10)
            return list(dict.fromkeys(owners[at] for _, _, at in best))

        return ranked

    return {
        "ours": ours,
        "rapidfuzz token_set_ratio": fuzzy(fuzz.token_set_ratio),
        "rapidfuzz WRatio": fuzzy(fuzz.WRatio),
    }
