"""The pieces of a PDF's page in the order in which they are read: headlines, then column after column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comention.documents.readers.pdf_characters import Box, Piece

_FEW = 3  # lines, of which no column has fewer
_CROSSING = 0.25  # of the lines, which may run across a gutter, as headlines do
_TOGETHER = 0.5  # of the height of the lower side, along which two columns stand side by side
_SLACK = 2.0  # points by which letters stand over the edge of their column
_DEEPEST = 8
_NEAR = 0.7


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column.

    Attributes:
        text: Its characters.
        box: Where it stands.
        size: How high most of its letters are.
        column: The number of its column on its page.
    """

    text: str
    box: Box
    size: float
    column: int


def lines(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of a page in the order in which they are read."""
    return [line for column, region in enumerate(_regions(pieces)) for line in _rows(region, column)]


def _regions(pieces: Sequence[Piece], depth: int = 0) -> Iterator[Sequence[Piece]]:
    """The columns and what stands across them, in reading order."""
    gutter = _gutter(pieces) if depth < _DEEPEST else None
    if gutter is None:
        yield pieces
        return
    for across, band in _bands(pieces, gutter):
        if across:
            yield band
        else:
            left = [piece for piece in band if piece.box.right <= gutter + _SLACK]
            right = [piece for piece in band if piece.box.right > gutter + _SLACK]
            for side in (left, right):
                if side:
                    yield from _regions(side, depth + 1)


def _bands(pieces: Sequence[Piece], gutter: float) -> Iterator[tuple[bool, list[Piece]]]:
    """The pieces from top to bottom, in bands that run across the gutter or leave it free."""
    band: list[Piece] = []
    before = False
    for piece in sorted(pieces, key=lambda piece: -piece.box.middle):
        across = _crosses(piece.box, gutter)
        if band and across != before:
            yield before, band
            band = []
        band.append(piece)
        before = across
    yield before, band


def _crosses(box: Box, gutter: float) -> bool:
    return box.left < gutter - _SLACK and box.right > gutter + _SLACK


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where two columns part: an edge to the right of some lines at which others begin."""
    best: tuple[int, float, float] | None = None
    for edge in sorted({round(piece.box.left) for piece in pieces}):
        left = [piece.box for piece in pieces if piece.box.right <= edge + _SLACK]
        right = [piece.box for piece in pieces if piece.box.left >= edge - _SLACK]
        across = len(pieces) - len(left) - len(right)
        if min(len(left), len(right)) < _FEW or across > _CROSSING * len(pieces) or not _beside(left, right):
            continue
        width = edge - max(box.right for box in left)
        if best is None or (across, -width) < best[:2]:
            best = (across, -width, float(edge))
    return best[2] if best else None


def _beside(left: Sequence[Box], right: Sequence[Box]) -> bool:
    """Whether two groups of lines stand beside each other rather than one below the other."""
    tops = max(box.top for box in left), max(box.top for box in right)
    bottoms = min(box.bottom for box in left), min(box.bottom for box in right)
    shared = min(tops) - max(bottoms)
    return shared > _TOGETHER * min(tops[0] - bottoms[0], tops[1] - bottoms[1])


def _rows(pieces: Sequence[Piece], column: int) -> Iterator[Line]:
    """The lines of a column: what stands at one height, from left to right."""
    row: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: -piece.box.middle):
        if row and row[0].box.middle - piece.box.middle > _NEAR * min(row[0].box.height, piece.box.height):
            yield _line(row, column)
            row = []
        row.append(piece)
    if row:
        yield _line(row, column)


def _line(row: Sequence[Piece], column: int) -> Line:
    boxes = [piece.box for piece in row]
    box = Box(
        min(each.left for each in boxes),
        max(each.right for each in boxes),
        min(each.bottom for each in boxes),
        max(each.top for each in boxes),
    )
    ordered = sorted(row, key=lambda piece: piece.box.left)
    size = max(row, key=lambda piece: len(piece.text)).box.height
    return Line(" ".join(piece.text for piece in ordered), box, size, column)
