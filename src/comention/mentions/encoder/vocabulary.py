"""Texts to words, and words to the pieces of which a vocabulary makes them."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

# The vocabulary's own signs; the end stands between lines, too.
START, END, UNKNOWN = 0, 2, 3
_LONGEST = 60  # a longer word is none

_WORD = re.compile(
    r"\n+"
    r"|(?<![\w'])(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|quoiqu)'(?=\w)"
    r"|(?<!\w)(?:[^\W\d_]\.){2,}"
    r"|\w+(?:-\w+)*"
    r"|[^\w\s]",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A word, a sign or a line break, and the pieces of the vocabulary that it is made of."""

    start: int
    end: int
    pieces: tuple[int, ...]

    @property
    def is_break(self) -> bool:
        """Whether it is a line break."""
        return self.pieces == (END,)


class Vocabulary:
    """Words to pieces: the likeliest way to make up a word, as the Unigram model has it.

    Args:
        pieces: The pieces, each at its id.
        scores: Their log probabilities.
    """

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        self._ids = {piece: index for index, piece in enumerate(pieces) if index > UNKNOWN}
        self._scores = list(scores)
        self._longest = max(map(len, pieces))
        self._unknown = min(scores) - 10
        self.encode = lru_cache(maxsize=65536)(self._encode)

    @classmethod
    def read(cls, path: Path) -> "Vocabulary":
        """The vocabulary of a file with a piece, a tab and a score a line."""
        lines = path.read_text(encoding="utf-8").split("\n")
        rows = [line.rsplit("\t", 1) for line in lines if line]
        return cls([piece for piece, _ in rows], [float(score) for _, score in rows])

    def words(self, text: str) -> list[Word]:
        """The words of a text, in their order."""
        found = []
        for match in _WORD.finditer(text):
            start = match.start()
            apart = start == 0 or text[start - 1].isspace()
            pieces = (END,) if match[0][0] == "\n" else self.encode(match[0], apart)
            found.append(Word(start, match.end(), pieces))
        return found

    def _encode(self, word: str, apart: bool) -> tuple[int, ...]:
        """The pieces of a word; ``apart`` says whether a blank stands before it."""
        whole = "▁" * apart + unicodedata.normalize("NFKC", word)
        if len(whole) > _LONGEST:
            return (UNKNOWN,)
        best = [0.0] + [float("-inf")] * len(whole)
        last = [(0, UNKNOWN)] * (len(whole) + 1)
        for end in range(1, len(whole) + 1):
            for start in range(max(0, end - self._longest), end):
                piece = self._ids.get(whole[start:end], UNKNOWN)
                if piece == UNKNOWN and end - start > 1:
                    continue
                score = best[start] + (self._unknown if piece == UNKNOWN else self._scores[piece])
                if score > best[end]:
                    best[end], last[end] = score, (start, piece)
        return _followed(last)


def _followed(last: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The pieces on the best way, from where each ends to where it began; unknown ones in a row are one."""
    pieces: list[int] = []
    end = len(last) - 1
    while end:
        end, piece = last[end]
        if not (piece == UNKNOWN and pieces and pieces[-1] == UNKNOWN):
            pieces.append(piece)
    return tuple(reversed(pieces))
