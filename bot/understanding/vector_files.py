"""Sentence vectors that are kept: those that come with the program, and those computed here before.

Most of the time that learning takes goes into sentence vectors, and an edit of the knowledge base
leaves nearly all of them as they are.
"""

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.understanding.sentences import BATCH, Sentences

SHIPPED = Path(__file__).parent / "data" / "vectors.npz"
"""Vectors of the product's own phrasings, so that a first start is quick; see `make vectors`."""


def remembered(
    sentences: Sentences,
    texts: Sequence[str],
    path: Path,
    progress: Callable[[float], None],
    shipped: Path | None = SHIPPED,
) -> NDArray[np.float32]:
    """The vectors of texts, most of which were there last time.

    Args:
        sentences: The model.
        texts: The texts.
        path: File that keeps the vectors between times (`.npz`); it may be missing or unusable.
        progress: Told the share that is done (0..1).
        shipped: File with vectors that came with the program, if any.

    Returns:
        texts x size.
    """
    names = [name_of(sentences.name, text) for text in texts]
    known: dict[str, NDArray[np.float32]] = {}
    if sentences.size:
        known = (kept(shipped) if shipped else {}) | kept(path)
    new = sorted(
        {(name, text) for name, text in zip(names, texts, strict=True) if name not in known}
    )
    for start in range(0, len(new), 8 * BATCH):
        some = new[start : start + 8 * BATCH]
        vectors = sentences.vectors([text for _, text in some])
        # Rounded as they are kept, so that learning again gives the same result.
        rounded = vectors.astype(np.float16).astype(np.float32)
        known |= {name: vector for (name, _), vector in zip(some, rounded, strict=True)}
        progress(min(1.0, (start + len(some)) / len(new)))
    found = np.array([known[name] for name in names], dtype=np.float32)
    if new and sentences.size:
        _keep(path, {name: known[name] for name in names})
    return found.reshape(len(texts), sentences.size)


def name_of(model: str, text: str) -> str:
    """What a text's vector is filed under: it depends on the model and on nothing but the text."""
    return hashlib.sha256(f"{model}\0{text}".encode()).hexdigest()[:24]


def kept(path: Path) -> dict[str, NDArray[np.float32]]:
    """The vectors in a file, by name; none if it is missing or unusable."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            names = arrays["names"].tolist()
            vectors = arrays["vectors"].astype(np.float32)
            if "scale" in arrays:
                vectors *= arrays["scale"][:, None]
    except (OSError, ValueError, KeyError, EOFError):
        return {}
    return dict(zip(names, vectors, strict=True))


def ship(vectors: dict[str, NDArray[np.float32]], path: Path) -> None:
    """Write vectors to come with the program, in a quarter of the room (8 bits a number).

    Args:
        vectors: Vectors by name.
        path: The file.
    """
    names = sorted(vectors)
    table = np.array([vectors[name] for name in names], dtype=np.float32)
    scale = np.abs(table).max(axis=1) / 127
    rounded = np.round(table / scale[:, None]).astype(np.int8)
    np.savez_compressed(
        path, names=np.array(names), vectors=rounded, scale=scale.astype(np.float32)
    )


def _keep(path: Path, known: dict[str, NDArray[np.float32]]) -> None:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.npz")
    try:
        np.savez(
            unfinished,
            names=np.array(list(known)),
            vectors=np.array(list(known.values()), dtype=np.float16),
        )
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)  # only the next training takes longer


def _main() -> None:
    """Write the file that comes with the program, for the knowledge base that is set."""
    from datetime import UTC, datetime

    from bot.knowledge.load import load
    from bot.settings import settings
    from bot.understanding.everyday import everyday_words
    from bot.understanding.sentences import installed
    from bot.understanding.train import Lesson

    knowledge = load(settings().knowledge_dir, datetime.now(UTC).date()).knowledge
    if knowledge is None:
        raise SystemExit("the knowledge base has mistakes; see: senpai kb check")
    texts = Lesson.of(knowledge, everyday_words()).sentences()
    sentences = installed(threads=2)
    known = kept(SHIPPED)
    wanted = {name_of(sentences.name, text): text for text in texts}
    new = sorted(wanted.keys() - known.keys())
    vectors = sentences.vectors([wanted[name] for name in new])
    known |= dict(zip(new, vectors, strict=True))
    ship({name: known[name] for name in wanted}, SHIPPED)
    print(f"{len(wanted)} vectors, {len(new)} of them new: {SHIPPED}")  # noqa: T201 (a command)


if __name__ == "__main__":
    _main()
