"""Scores of tags to names: the best tags among those that spell names."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from comention.mentions.encoder.vocabulary import Word

if TYPE_CHECKING:
    import numpy as np

LABELS = ("LOC", "MISC", "ORG", "PER")
# "O", then for each label what begins a name and what goes on with it.
TAGS = ("O", *(f"{place}-{label}" for label in LABELS for place in "BI"))


class Name(NamedTuple):
    """Some characters of a text and what they name.

    ``confidence`` is the probability of the least likely tag among those of its words.
    """

    start: int
    end: int
    label: str
    confidence: float


def names(words: Sequence[Word], scores: "np.ndarray[Any, Any]") -> Iterator[Name]:
    """The names in a stretch of text, in reading order.

    Args:
        words: The words of the stretch.
        scores: A row a word, a column a tag.
    """
    import numpy as np

    tags = best_tags(scores)
    logs = scores[range(len(tags)), tags] - np.logaddexp.reduce(scores, axis=1)
    start = 0
    for index, tag in enumerate(tags):
        if tag % 2:
            start = index
        if tag and (index + 1 == len(tags) or tags[index + 1] != tag + tag % 2):
            confidence = float(np.exp(logs[start : index + 1].min()))
            yield Name(words[start].start, words[index].end, TAGS[tag][2:], confidence)


def best_tags(scores: "np.ndarray[Any, Any]") -> list[int]:
    """The tags of the highest sum of scores among the rows of tags that spell names.

    Args:
        scores: A row a word, a column a tag.
    """
    likeliest: list[int] = scores.argmax(axis=1).tolist()
    if _spells_names(likeliest):
        return likeliest
    allowed = _allowed()
    total = scores[0] + allowed[0]
    back = []
    for row in scores[1:]:
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
