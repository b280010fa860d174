"""What stands around passages: the units beside them, whether they mention anybody or not."""

from collections.abc import Collection, Iterable, Mapping

import numpy as np

from comention.domain import Passage
from comention.graph.counting import Numbers, ordinals

Place = tuple[str, int, int]
Neighbours = Mapping[Place, tuple[Passage | None, Passage | None]]


def place(passage: Passage) -> Place:
    """The document of a passage, and where in it the passage starts and ends."""
    return passage.document.id, passage.start, passage.end


def neighbours(passages: Collection[Passage], context: Iterable[Passage]) -> Neighbours:
    """For the place of each passage what stands directly before and after it; None where a document ends."""
    pieces = [*passages, *context]
    told = dict(enumerate(pieces))  # of which -1 is none
    before, after = (map(told.get, side.tolist()) for side in beside(pieces, len(passages)))
    return dict(zip(map(place, passages), zip(before, after, strict=True), strict=True))


def beside(pieces: Collection[Passage], count: int) -> tuple[Numbers, Numbers]:
    """The numbers of the pieces directly before and after the first so many; -1 where a document ends.

    Windows overlap: beside one stands the shortest piece that is wholly outside it, which is one sentence.
    """
    documents: dict[str, int] = {}
    rows = [(documents.setdefault(id, len(documents)), start, end) for id, start, end in map(place, pieces)]
    document, start, end = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    starts, ends = ordinals(document, start), ordinals(document, end)
    by_start, by_end = np.lexsort([end, starts]), np.lexsort([start, ends])
    before = np.searchsorted(ends[by_end], starts[:count], side="right") - 1
    after = np.searchsorted(starts[by_start], ends[:count])
    return _of(document, by_end, before), _of(document, by_start, after)


def _of(document: Numbers, order: Numbers, at: Numbers) -> Numbers:
    """Of each piece the one at a place of an order, if it is there and of the same document; else -1."""
    there = (at >= 0) & (at < len(order))
    found = order[np.where(there, at, 0)]
    return np.where(there & (document[found] == document[: len(at)]), found, -1)
