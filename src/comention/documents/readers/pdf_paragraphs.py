"""The lines of a PDF joined to paragraphs: running heads dropped, broken words mended."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from comention.documents.readers.hyphens import Hyphens
from comention.documents.readers.pdf_characters import Piece
from comention.documents.readers.pdf_layout import Line, lines

_EDGE = 2  # lines at the top and at the bottom of a page among which running heads are
_SHARE = 0.3  # of the pages, on which one stands
_LEADING = 1.4  # times the usual distance of lines, from which a paragraph ends
_INDENT = 0.8  # times the height of a line
_SHORT = 0.8  # of a column's width, within which the last line of a paragraph ends
_SIZE = 1.25  # times the height: a headline and its text
_ENDS = re.compile(r"[.!?…:»”\"')\]]\s*$")
_ELSEWHERE = -1
_DIGITS = re.compile(r"\d+")


def paragraphs(pages: Sequence[Sequence[Piece]]) -> str:
    """The text of a document, an empty line between its paragraphs."""
    heads = _heads(pages)
    kept = [[piece for piece in page if id(piece) not in heads] for page in pages]
    read = [lines(page) for page in kept]
    hyphens = Hyphens(line.text for page in read for line in page)
    parts: list[list[str]] = []
    for line, continues in _parts(read):
        if continues:
            parts[-1].append(line)
        else:
            parts.append([line])
    return "\n\n".join(hyphens.joined(*part).replace("\u00ad", "") for part in parts)


def _heads(pages: Sequence[Sequence[Piece]]) -> set[int]:
    """Running heads and page numbers, by identity: what many pages have at their edge, but for digits."""
    seen: Counter[tuple[str, int]] = Counter()
    edges = [_edge(page) for page in pages]
    for edge in edges:
        seen.update({_signature(piece) for piece in edge})
    often = max(2, _SHARE * len(pages))
    return {id(piece) for edge in edges for piece in edge if seen[_signature(piece)] >= often}


def _edge(page: Sequence[Piece]) -> list[Piece]:
    """The pieces of the first and of the last lines of a page."""
    heights = sorted({round(piece.box.middle) for piece in page})
    at = {*heights[:_EDGE], *heights[-_EDGE:]}
    return [piece for piece in page if round(piece.box.middle) in at]


def _signature(piece: Piece) -> tuple[str, int]:
    return _DIGITS.sub("#", piece.text).casefold(), round(piece.box.height)


def _parts(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[str, bool]]:
    """Every line, and whether it goes on with the paragraph before it."""
    before: Line | None = None
    for page in pages:
        leading, widths = _leading(page), _widths(page)
        for line in page:
            continues = before is not None and _continues(before, line, leading, widths[line.column])
            yield line.text, continues
            before = line
        if before is not None:  # what follows stands on another page
            before = replace(before, column=_ELSEWHERE)


def _continues(before: Line, line: Line, leading: float, width: tuple[float, float]) -> bool:
    """Whether a line goes on with the paragraph of the one before it."""
    smaller, larger = sorted((before.size, line.size))
    if larger > _SIZE * smaller:
        return False
    if before.column != line.column:
        return _below(before, line) or _goes_on(before.text, line.text)
    left, right = width
    if before.box.middle - line.box.middle > _LEADING * max(leading, smaller):
        return False
    if line.box.left - left > _INDENT * line.size and before.box.left - left < line.box.left - left - 1:
        return False
    ended = before.box.right < left + _SHORT * (right - left) and _ENDS.search(before.text)
    return not ended


def _below(before: Line, line: Line) -> bool:
    """Whether a line stands below one that runs across the columns, as the last one of a headline does."""
    gap = before.box.middle - line.box.middle
    aligned = abs(before.box.left - line.box.left) < _INDENT * line.size
    return before.column != _ELSEWHERE and 0 < gap <= _LEADING * line.size and aligned


def _goes_on(before: str, line: str) -> bool:
    """Whether a text goes on in another column or on another page."""
    return before.endswith(("-", "\u00ad")) or (not _ENDS.search(before) and line[0].islower())


def _leading(page: Sequence[Line]) -> float:
    """The usual distance of the lines of a page."""
    gaps = [
        a.box.middle - b.box.middle
        for a, b in pairwise(page)
        if a.column == b.column and a.box.middle > b.box.middle
    ]
    return median(gaps) if gaps else 0.0


def _widths(page: Sequence[Line]) -> dict[int, tuple[float, float]]:
    """The left and the right edge of each column."""
    widths: dict[int, tuple[float, float]] = {}
    for line in page:
        left, right = widths.get(line.column, (line.box.left, line.box.right))
        widths[line.column] = min(left, line.box.left), max(right, line.box.right)
    return widths
