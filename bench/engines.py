"""The peers: what else finds the entry for a question. Each is given its stronger form.

Libraries are imported where they are needed, so that the memory of each is measured by itself.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.ours import AT_ONCE, ours
from bench.task import NOTHING, Answer, Engine, Task, Tell

NEAREST = 30
"""Phrasings that are looked at; the first three entries among them count."""
NONE = "~none"
"""The class of messages out of scope, for engines that learn classes."""

Build = Callable[[Task, Tell], Engine]


def rapidfuzz_wratio(task: Task, _tell: Tell) -> Engine:
    """rapidfuzz's WRatio against each phrasing, the scorer that `process.extract` has by default."""
    from rapidfuzz import fuzz

    return _rapidfuzz(task, fuzz.WRatio)


def rapidfuzz_token_set(task: Task, _tell: Tell) -> Engine:
    """rapidfuzz's token_set_ratio against each phrasing."""
    from rapidfuzz import fuzz

    return _rapidfuzz(task, fuzz.token_set_ratio)


def _rapidfuzz(task: Task, scorer: Callable[..., float]) -> Engine:
    from rapidfuzz import process, utils

    owners = [name for name, _ in task.phrasings]
    prepared = [utils.default_process(text) for _, text in task.phrasings]

    def engine(text: str) -> Answer:
        question = utils.default_process(text)
        found = process.extract(question, prepared, scorer=scorer, limit=NEAREST)
        return _answer((owners[at] for _, _, at in found), found[0][1]) if found else NOTHING

    return engine


def bm25(task: Task, _tell: Tell) -> Engine:
    """bm25s with English stems; all phrasings of an entry are one document.

    A document a phrasing, or bm25s's list of stop words, finds less.
    """
    import bm25s
    from snowballstemmer import stemmer

    names, documents = _documents(task)
    stem = stemmer("english").stemWords

    def read(texts: Sequence[str]) -> Any:
        return bm25s.tokenize(list(texts), stopwords=None, stemmer=stem, show_progress=False)

    index = bm25s.BM25()
    index.index(read(documents), show_progress=False)

    def engine(text: str) -> Answer:
        words = read([text])
        if not words.vocab:
            return NOTHING
        rows, scores = index.retrieve(words, k=min(3, len(names)), show_progress=False)
        return _answer((names[at] for at in rows[0].tolist()), float(scores[0][0]))

    return engine


def fts5(task: Task, _tell: Tell) -> Engine:
    """SQLite FTS5 with letter trigrams; all phrasings of an entry are one document.

    With typing mistakes in the questions, trigrams find more than words or stems (porter).
    """
    names, documents = _documents(task)
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE entry USING fts5(text, tokenize='trigram')")
    database.executemany("INSERT INTO entry (rowid, text) VALUES (?, ?)", enumerate(documents))

    def engine(text: str) -> Answer:
        folded = re.sub(r"\s+", " ", text.lower())
        groups = sorted({folded[at : at + 3] for at in range(len(folded) - 2)})
        any_of = " OR ".join('"{}"'.format(group.replace('"', '""')) for group in groups)
        if "\0" in any_of or not any_of:
            return NOTHING
        rows = database.execute(
            "SELECT rowid, rank FROM entry WHERE entry MATCH ? ORDER BY rank LIMIT 3", (any_of,)
        ).fetchall()
        # The rank is the BM25 score with its sign turned.
        return _answer((names[at] for at, _ in rows), -rows[0][1]) if rows else NOTHING

    return engine


def tfidf_regression(task: Task, tell: Tell) -> Engine:
    """scikit-learn: TF-IDF of words, pairs of words and letter groups, with logistic regression."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_union

    union = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
    )
    texts, owners = _classes(task)
    tell("learning", 0.0)
    probabilities, classes = _regression(union.fit_transform(texts), owners, strength=30.0)
    return _classifier(lambda text: probabilities(union.transform([text])), classes)


def minilm_regression(task: Task, tell: Tell) -> Engine:
    """The sentence vectors that ours uses, with scikit-learn's logistic regression.

    The nearest phrasing or the nearest mean of an entry's phrasings finds less.
    """
    from bot.understanding.sentences import installed

    sentences = installed()
    if not sentences.size:
        raise ValueError("the sentence model is not installed; install the extra [sentences]")
    texts, owners = _classes(task)
    vectors = []
    for start in range(0, len(texts), AT_ONCE):
        tell("reading the phrasings", start / len(texts))
        vectors.append(sentences.vectors(texts[start : start + AT_ONCE]))
    tell("learning", 0.0)
    probabilities, classes = _regression(np.concatenate(vectors), owners, strength=10.0)
    return _classifier(lambda text: probabilities(sentences.vectors([text])), classes)


def _regression(
    examples: Any, owners: Sequence[str], strength: float
) -> tuple[Callable[[Any], NDArray[np.float64]], list[str]]:
    from sklearn.linear_model import LogisticRegression

    regression = LogisticRegression(C=strength, max_iter=500)
    regression.fit(examples, owners)
    return regression.predict_proba, regression.classes_.tolist()


def _classifier(probabilities: Callable[[str], NDArray[np.float64]], names: list[str]) -> Engine:
    def engine(text: str) -> Answer:
        found = probabilities(text)[0]
        order = [at for at in np.argsort(-found, kind="stable")[:4].tolist() if names[at] != NONE]
        return _answer((names[at] for at in order), float(found[order[0]]))

    return engine


def _classes(task: Task) -> tuple[list[str], list[str]]:
    """The texts to learn and the class of each; messages out of scope are a class of their own."""
    texts = [text for _, text in task.phrasings]
    owners = [name for name, _ in task.phrasings]
    return [*texts, *task.out_of_scope], [*owners, *(NONE for _ in task.out_of_scope)]


def _documents(task: Task) -> tuple[list[str], list[str]]:
    """The ids, and for each all its phrasings in one text."""
    texts: dict[str, list[str]] = {}
    for name, text in task.phrasings:
        texts.setdefault(name, []).append(text)
    return list(texts), ["\n".join(lines) for lines in texts.values()]


def _answer(names: Iterable[str], score: float) -> Answer:
    return Answer(tuple(dict.fromkeys(names))[:3], score)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of engine.

    Args:
        title: What tables call it.
        build: Teaches one.
    """

    title: str
    build: Build


ENGINES = {
    "ours": Kind("ours", ours),
    "ours-lexical": Kind("ours, lexical only", partial(ours, lexical=True)),
    "wratio": Kind("rapidfuzz WRatio", rapidfuzz_wratio),
    "token-set": Kind("rapidfuzz token_set_ratio", rapidfuzz_token_set),
    "bm25s": Kind("bm25s", bm25),
    "fts5": Kind("SQLite FTS5 (trigram)", fts5),
    "tfidf-lr": Kind("TF-IDF + logistic regression", tfidf_regression),
    "minilm-lr": Kind("MiniLM + logistic regression", minilm_regression),
}
"""Every engine by its short name."""
