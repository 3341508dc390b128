"""`python -m bench.ablation`: what each part of our engine adds, on CLINC150 and on our phrasings.

Each row trains and asks the engine with one part switched off, everything else the same.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import astuple, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from bench.clinc import BESIDE_THE_CHECKOUT, absent, clinc
from bench.data import FOLDS, held_out
from bench.data import knowledge as read
from bench.ours import answering, teachable
from bench.progress import Progress
from bench.scores import scores
from bench.task import Task
from bench.vectors import Remembering
from bot.knowledge.models import OutOfScope
from bot.understanding import confidence, examples, features, train, understand
from bot.understanding import model as models
from bot.understanding import reading as readings
from bot.understanding import speller as spellers
from bot.understanding.abroad import NOWHERE, Abroad
from bot.understanding.asks import Segment
from bot.understanding.everyday import everyday_words
from bot.understanding.sentences import NoSentences, Sentences, installed

Patch = tuple[Any, str, Any]
"""Object, name of its attribute, and what stands there instead."""


@dataclass(frozen=True, slots=True)
class Variant:
    """The engine with a part switched off.

    Args:
        title: What is off.
        patches: What is replaced while it is trained and asked.
        sentences: Whether it has the sentence model.
        guard: Whether it knows everyday words, which are never corrected.
        change: What is changed in what it learns; None if nothing is.
        ours_alone: Whether the part rests on more than phrasings, so that CLINC150 lacks it anyway.
    """

    title: str
    patches: tuple[Patch, ...] = ()
    sentences: bool = True
    guard: bool = True
    change: Callable[[Task], Task] | None = None
    ours_alone: bool = False


_word_features = features.word_features
_sparse = features.Featuriser.sparse
_examples_of = examples.examples_of


def _as_typed(_speller: spellers.Speller, words: Sequence[str]) -> tuple[list[str], list[Any]]:
    return list(words), []


def _single_words(words: Sequence[str]) -> Counter[str]:
    found = _word_features(words)
    return Counter({name: count for name, count in found.items() if " " not in name})


def _nothing(_words: Sequence[str]) -> Counter[str]:
    return Counter()


def _weightless(featuriser: features.Featuriser, words: Sequence[str]) -> features.Sparse:
    # The features stay, without weight: the matcher takes a question without features for empty.
    found = _sparse(featuriser, words)
    return features.Sparse(found.index, np.zeros_like(found.weight))


def _asked_only(*given: Any) -> list[examples.Example]:
    return [example for example in _examples_of(*given) if example.words and example.asked]


def _whole(text: str, _joiners: Sequence[str]) -> list[Segment]:
    return [Segment(text, asks=True)]


def _top_probability(signs: Sequence[float], _weights: Sequence[float]) -> float:
    return float(np.exp(signs[0]))


def _without_out_of_scope(task: Task) -> Task:
    nothing = OutOfScope.model_construct(far=[], near=[])
    knowledge = task.knowledge.model_copy(update={"out_of_scope": nothing})
    return replace(task, knowledge=knowledge, out_of_scope=())


def _without_phone_spelling(task: Task) -> Task:
    lexicon = task.knowledge.lexicon.model_copy(update={"phone_spelling": {}})
    return replace(task, knowledge=task.knowledge.model_copy(update={"lexicon": lexicon}))


VARIANTS = (
    Variant("nothing"),
    Variant("spelling correction", ((spellers.Speller, "correct", _as_typed),)),
    Variant("everyday words, which are not corrected", guard=False),
    Variant("stems", ((features, "stem", str), (train, "stem", str))),
    Variant("pairs of words", ((features, "word_features", _single_words),)),
    Variant("words and pairs", ((features, "word_features", _nothing),)),
    Variant("letter groups", ((features, "char_features", _nothing),)),
    Variant("words, pairs and letter groups", ((features.Featuriser, "sparse", _weightless),)),
    Variant("sentence vector", sentences=False),
    Variant(
        "nearest example of each class",
        ((models, "NEAREST_WORDS", 0.0), (models, "NEAREST_SENTENCE", 0.0)),
    ),
    Variant(
        "leaving out rare pairs and letter groups",
        ((features, "RAREST_PAIR", 1), (features, "RAREST_LETTERS", 1)),
    ),
    Variant(
        "leaving out greetings and politeness",
        ((readings, "without_fillers", lambda words, _fillers: list(words)),),
    ),
    Variant("phone spelling", change=_without_phone_spelling),
    Variant("cutting messages into asks", ((understand, "segments", _whole),)),
    Variant(
        "calibrated confidence (top probability instead)",
        ((confidence, "probability", _top_probability),),
    ),
    Variant(
        "titles and answers as examples", ((train, "examples_of", _asked_only),), ours_alone=True
    ),
    Variant("knowing places abroad", ((Abroad, "of", lambda *_given: NOWHERE),), ours_alone=True),
    Variant("messages out of scope", change=_without_out_of_scope, ours_alone=True),
)


def ablation(task: Task, variants: Sequence[Variant], sentences: Remembering) -> None:
    """Print a table: the scores with each part off, and what that changes.

    Args:
        task: What is learnt and asked.
        variants: The first one is what the others are compared with.
        sentences: The sentence model.
    """
    print(f"\n## {task.name}")
    print("| off | top-1 | change | top-3 | AUROC | right at 5 % "
          "| noised: top-1 | change | top-3 | AUROC | right at 5 % |")  # fmt: skip
    print(f"|{' --- |' * 11}", flush=True)
    first: list[float] = []
    for variant in variants:
        shares = list(_shares(task, variant, sentences))
        first = first or shares
        cells = []
        for at, share in enumerate(shares):
            cells.append("" if share is None else f"{share:.3f}")
            if at in {0, 4}:
                cells.append(f"{share - first[at]:+.3f}")
        print(f"| {variant.title} | {' | '.join(cells)} |", flush=True)


def _shares(task: Task, variant: Variant, remembering: Remembering) -> Iterator[Any]:
    """The four scores of the clean questions, then those of the noised ones."""
    progress = Progress(f"{task.name}, without {variant.title}")
    task = variant.change(task) if variant.change else task
    sentences: Sentences = remembering if variant.sentences else NoSentences()
    common = _everyday_words() if variant.guard else frozenset[str]()
    with ExitStack() as stack:
        stack.enter_context(teachable())
        for target, name, instead in variant.patches:
            stack.enter_context(patch.object(target, name, instead))
        embed = remembering.embed if variant.sentences else _no_vectors
        model = train.train(task.knowledge, common, sentences.name, embed, progress)
        engine = answering(understand.Understanding(task.knowledge, model, sentences))
        for texts in ([q.text for q in task.questions], [q.noised for q in task.questions]):
            answers = [engine(text) for text in progress.through(texts, "asking")]
            yield from astuple(scores(task.questions, answers))
    remembering.keep()
    progress.end()


_everyday_words = cache(everyday_words)


def _no_vectors(texts: Sequence[str], _told: Callable[[float], None]) -> NDArray[np.float32]:
    return NoSentences().vectors(texts)


def main(clinc_folder: Path, folds: int) -> None:
    """Print the tables for CLINC150 (if it is there) and for parts of our phrasings held out."""
    base = read()
    sentences = Remembering(installed(threads=2))
    print("# Ablation: the engine with one part switched off")
    missing = absent(clinc_folder)
    if missing:
        print(missing, file=sys.stderr)
    else:
        alike = [variant for variant in VARIANTS if not variant.ours_alone]
        ablation(clinc(clinc_folder, base), alike, sentences)
    for fold in range(folds):
        ablation(held_out(base, fold), VARIANTS, sentences)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.ablation", description=__doc__)
    parser.add_argument("--clinc", type=Path, default=BESIDE_THE_CHECKOUT)
    parser.add_argument("--folds", type=int, choices=range(FOLDS + 1), default=1)
    given = parser.parse_args()
    main(given.clinc, given.folds)
