"""What stands around passages: the units beside them, whether they mention anybody or not."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence

from comention.domain import Passage

Place = tuple[str, int, int]
Neighbours = Mapping[Place, tuple[Passage | None, Passage | None]]


def place(passage: Passage) -> Place:
    """The document of a passage, and where in it the passage starts and ends."""
    return passage.document.id, passage.start, passage.end


def neighbours(passages: Collection[Passage], context: Iterable[Passage]) -> Neighbours:
    """For the place of each passage what stands directly before and after it; None where its document ends.

    Windows overlap: beside one stands the shortest passage that is wholly outside it, which is one sentence.
    """
    pieces = [*passages, *context]
    by_start = sorted(pieces, key=place)
    by_end = sorted(pieces, key=lambda piece: (piece.document.id, piece.end, piece.start))
    starts = [(piece.document.id, piece.start) for piece in by_start]
    ends = [(piece.document.id, piece.end) for piece in by_end]
    return {
        (id, start, end): (
            _of(id, by_end, bisect_right(ends, (id, start)) - 1),
            _of(id, by_start, bisect_left(starts, (id, end))),
        )
        for id, start, end in map(place, passages)
    }


def _of(document: str, pieces: Sequence[Passage], number: int) -> Passage | None:
    """The piece of that number, if it is there and of that document."""
    piece = pieces[number] if 0 <= number < len(pieces) else None
    return piece if piece and piece.document.id == document else None
