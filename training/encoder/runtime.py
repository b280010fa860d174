"""Texts to names by a small transformer: words to pieces, pieces to labels, labels to names that can be.

It needs numpy and ``onnxruntime``, which are imported with the weights. The network rounds numbers by
the largest of what it reads at once; it is given one stretch of one text at a time, so that no text changes
what is found in another.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from comention.errors import ModelError
from comention.text import plain

if TYPE_CHECKING:
    import numpy as np

FILES = ("encoder.onnx", "embeddings.npz", "pieces.tsv")
LABELS = ("LOC", "MISC", "ORG", "PER")
# "O", then for each label what begins a name and what goes on with it.
TAGS = ("O", *(f"{place}-{label}" for label in LABELS for place in "BI"))
# So many pieces are read together: some paragraphs, or a part of a long one.
WINDOW = 160
_START, _END, _UNKNOWN = 0, 2, 3  # the vocabulary's own signs; the second stands between lines, too
_LONGEST = 60  # a longer word is none

_WORD = re.compile(
    r"\n+"
    r"|(?<![\w'])(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|quoiqu)'(?=\w)"
    r"|(?<!\w)(?:[^\W\d_]\.){2,}"
    r"|\w+(?:-\w+)*"
    r"|[^\w\s]",
    re.IGNORECASE,
)
_SENTENCE_END = frozenset(".!?…")


class Name(NamedTuple):
    """Some characters of a text and what they name."""

    start: int
    end: int
    label: str


class Word(NamedTuple):
    """A word, a sign or a line break, and the pieces of the vocabulary that it is made of."""

    start: int
    end: int
    pieces: tuple[int, ...]


class Vocabulary:
    """Words to pieces: the likeliest way to make up a word, as the Unigram model has it.

    Args:
        pieces: The pieces, each at its id.
        scores: Their log probabilities.
    """

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        self._ids = {piece: index for index, piece in enumerate(pieces) if index > _UNKNOWN}
        self._scores = list(scores)
        self._longest = max(map(len, pieces))
        self._unknown = min(scores) - 10
        self.encode = lru_cache(maxsize=65536)(self._encode)

    def words(self, text: str) -> list[Word]:
        """The words of a text, in their order."""
        found = []
        for match in _WORD.finditer(text):
            start = match.start()
            apart = start == 0 or text[start - 1].isspace()
            pieces = (_END,) if match[0][0] == "\n" else self.encode(match[0], apart)
            found.append(Word(start, match.end(), pieces))
        return found

    def _encode(self, word: str, apart: bool) -> tuple[int, ...]:
        """The pieces of a word; ``apart`` says whether a blank stands before it."""
        whole = "▁" * apart + unicodedata.normalize("NFKC", word)
        if len(whole) > _LONGEST:
            return (_UNKNOWN,)
        best = [0.0] + [float("-inf")] * len(whole)
        last = [(0, _UNKNOWN)] * (len(whole) + 1)
        for end in range(1, len(whole) + 1):
            for start in range(max(0, end - self._longest), end):
                piece = self._ids.get(whole[start:end], _UNKNOWN)
                if piece == _UNKNOWN and end - start > 1:
                    continue
                score = best[start] + (self._unknown if piece == _UNKNOWN else self._scores[piece])
                if score > best[end]:
                    best[end], last[end] = score, (start, piece)
        pieces: list[int] = []
        end = len(whole)
        while end:
            end, piece = last[end]
            if not (piece == _UNKNOWN and pieces and pieces[-1] == _UNKNOWN):
                pieces.append(piece)
        return tuple(reversed(pieces))


def windows(text: str, words: Sequence[Word], size: int = WINDOW) -> Iterator[Sequence[Word]]:
    """The words in stretches of at most ``size`` pieces, which end with a line or a sentence if they can."""
    start = 0
    while start < len(words):
        end, room = start, size
        while end < len(words) and (room := room - len(words[end].pieces)) >= 0:
            end += 1
        end = max(end, start + 1)
        if end < len(words):
            end = _good_end(text, words, start, end)
        yield words[start:end]
        start = end


def _good_end(text: str, words: Sequence[Word], start: int, end: int) -> int:
    """The last place before ``end`` behind a line break, else a sentence, in the second half of a stretch."""
    middle = (start + end) // 2
    for signs in ({"\n"}, _SENTENCE_END):
        for index in range(end, middle, -1):
            word = words[index - 1]
            if text[word.start] in signs and (text[word.end : word.end + 1].isspace() or "\n" in signs):
                return index
    return end


class Encoder:
    """Finds the people, organisations, places and other names in a text, French or English.

    Args:
        folder: Where the weights and the vocabulary are.
        threads: How many threads the network runs on; 0 for as many as there are cores.

    Raises:
        ModelError: They are not there, or ``onnxruntime`` is not installed.
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(
                f"The folder {folder} holds no encoder: it lacks {', '.join(missing)}.",
                "training/encoder/README.md tells how to make one.",
            )
        import numpy as np

        lines = (folder / FILES[2]).read_text(encoding="utf-8").split("\n")
        rows = [line.rsplit("\t", 1) for line in lines if line]
        self.vocabulary = Vocabulary([piece for piece, _ in rows], [float(score) for _, score in rows])
        with np.load(folder / FILES[1]) as arrays:
            self._nibbles, self._scales = arrays["nibbles"], arrays["scales"]
        self._session = _session(folder / FILES[0], threads)

    def __call__(self, text: str) -> list[Name]:
        """The names in a text, in reading order, none over another: ``text[name.start:name.end]``."""
        text = plain(text)
        found: list[Name] = []
        for words in windows(text, self.vocabulary.words(text)):
            found.extend(names(words, best_tags(self._scored(words))))
        return found

    def _scored(self, words: Sequence[Word]) -> "np.ndarray[Any, Any]":
        """For each word a score for each tag."""
        ids, places = flat(words)
        (scores,) = self._session.run(None, {"vectors": self._vectors(ids)[None]})
        tags: np.ndarray[Any, Any] = scores[0, places]
        breaks = [index for index, word in enumerate(words) if word.pieces == (_END,)]
        tags[breaks, 1:] = -float("inf")  # no name runs over the end of a line
        return tags

    def _vectors(self, ids: Sequence[int]) -> "np.ndarray[Any, Any]":
        """The vectors of pieces, which are kept as blocks of a scale and small numbers, two a byte."""
        import numpy as np

        nibbles, scales = self._nibbles[list(ids)], self._scales[list(ids)]
        small = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8
        vectors: np.ndarray[Any, Any] = small * scales[..., None].astype(np.float32)
        return vectors.reshape(len(ids), -1)


def flat(words: Sequence[Word]) -> tuple[list[int], list[int]]:
    """The pieces that a network reads, and where the first one of each word stands among them."""
    ids, places = [_START], []
    for word in words:
        places.append(len(ids))
        ids.extend(word.pieces)
    return [*ids, _END], places


def best_tags(scores: "np.ndarray[Any, Any]") -> list[int]:
    """The tags of the highest sum of scores among the rows of tags that spell names.

    Args:
        scores: A row a word, a column a tag.
    """
    import numpy as np

    likeliest: list[int] = scores.argmax(axis=1).tolist()
    if _spells_names(likeliest):
        return likeliest
    allowed = _allowed()
    logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    total = logs[0] + allowed[0]
    back = []
    for row in logs[1:]:
        ways = total[:, None] + allowed
        back.append(ways.argmax(axis=0))
        total = ways.max(axis=0) + row
    tags = [int(total.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return tags[::-1]


def _spells_names(tags: Sequence[int]) -> bool:
    """Whether what goes on with a name has one of its label before it."""
    return all(_follows(before, tag) for before, tag in zip([0, *tags], tags, strict=False))


def _follows(before: int, tag: int) -> bool:
    """Whether a tag can stand behind another: what goes on with a name, behind that name only."""
    return tag == 0 or tag % 2 == 1 or before in (tag - 1, tag)


@lru_cache(maxsize=1)
def _allowed() -> "np.ndarray[Any, Any]":
    """Nought where a tag, the column, can stand behind another, the row; a start is as behind "O"."""
    import numpy as np

    every = range(len(TAGS))
    return np.array([[0.0 if _follows(before, tag) else -np.inf for tag in every] for before in every])


def names(words: Sequence[Word], tags: Sequence[int]) -> Iterator[Name]:
    """The names that a stretch's tags spell."""
    start = 0
    for index, tag in enumerate(tags):
        if tag % 2:
            start = index
        if tag and (index + 1 == len(tags) or tags[index + 1] != tag + tag % 2):
            yield Name(words[start].start, words[index].end, TAGS[tag][2:])


def _session(path: Path, threads: int) -> Any:
    try:
        import onnxruntime
    except ImportError as error:
        raise ModelError("The encoder needs onnxruntime.", "Install it: pip install onnxruntime") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
