"""Texts to names."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comention.errors import ModelError
from comention.mentions.encoder.decoding import Name, names
from comention.mentions.encoder.network import EMBEDDINGS, WEIGHTS, Network
from comention.mentions.encoder.vocabulary import Vocabulary, Word
from comention.mentions.encoder.windows import flat, windows
from comention.text import plain

if TYPE_CHECKING:
    import numpy as np

PIECES = "pieces.tsv"
FILES = (WEIGHTS, EMBEDDINGS, PIECES)
# A name of less confidence is more often wrong than right.
LEAST_CONFIDENCE = 0.5


class Encoder:
    """Finds the people, organisations, places and other names in a text, French or English.

    Args:
        folder: Where the weights and the vocabulary are.

    Raises:
        ModelError: They are not there, or ``onnxruntime`` is not installed.
    """

    def __init__(self, folder: Path) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(
                f"The folder {folder} holds no encoder: it lacks {', '.join(missing)}.",
                "training/encoder/README.md tells how to make one.",
            )
        self.vocabulary = Vocabulary.read(folder / PIECES)
        self._network = Network(folder)

    def __call__(self, text: str) -> list[Name]:
        """The names in a text, in reading order, none over another: ``text[name.start:name.end]``."""
        text = plain(text)
        return [
            name
            for words in windows(text, self.vocabulary.words(text))
            for name in names(words, self._scored(words))
            if name.confidence >= LEAST_CONFIDENCE and any(map(str.isalnum, text[name.start : name.end]))
        ]

    def _scored(self, words: Sequence[Word]) -> "np.ndarray[Any, Any]":
        """For each word a score for each tag; no name runs over the end of a line."""
        ids, places = flat(words)
        tags = self._network(ids)[places]
        tags[[word.is_break for word in words], 1:] = -float("inf")
        return tags
