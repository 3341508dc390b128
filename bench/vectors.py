"""Sentence vectors that are computed once: the same sentences are asked again and again here."""

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.understanding.sentences import Sentences


class Remembering:
    """A sentence model that remembers all its vectors, in memory and in a file.

    Args:
        sentences: The model.
        folder: Where the file is; by default the system's folder for temporary files.
    """

    def __init__(self, sentences: Sentences, folder: Path | None = None) -> None:
        self._sentences = sentences
        self.name = sentences.name
        self.size = sentences.size
        self._file = (
            folder or Path(tempfile.gettempdir())
        ) / f"senpai-bench-{self.name}-vectors.npz"
        self._known = self._read()
        self._kept = len(self._known)

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of some sentences: texts x size, each of length 1."""
        keys = [_key(text) for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        if new:
            found = self._sentences.vectors(list(new.values()))
            self._known |= dict(zip(new, found, strict=True))
        return np.array([self._known[key] for key in keys], dtype=np.float32).reshape(
            len(texts), self.size
        )

    def embed(self, texts: Sequence[str], told: Callable[[float], None]) -> NDArray[np.float32]:
        """The same for `bot.understanding.train`, which is told how far it is."""
        for start in range(0, len(texts), 256):
            self.vectors(texts[start : start + 256])
            told(min(1.0, (start + 256) / len(texts)))
        self.keep()
        return self.vectors(texts)

    def keep(self) -> None:
        """Write the file, if there is something new."""
        if len(self._known) == self._kept:
            return
        unfinished = self._file.with_name(f".{self._file.name}")
        with unfinished.open("wb") as file:
            np.savez(
                file,
                keys=np.array(list(self._known)),
                vectors=np.array(list(self._known.values()), dtype=np.float32),
            )
        unfinished.replace(self._file)
        self._kept = len(self._known)

    def _read(self) -> dict[str, NDArray[np.float32]]:
        try:
            with np.load(self._file, allow_pickle=False) as arrays:
                return dict(zip(arrays["keys"].tolist(), arrays["vectors"], strict=True))
        except (OSError, ValueError, KeyError, EOFError):
            return {}


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
