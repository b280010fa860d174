"""Where each connected part of a graph goes: the largest in the middle, the others around it."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Cells = NDArray[np.bool_]

CELL = 24.0
CELLS = 200
ASPECT = 1.25
LINE = 18.0


def packed(parts: Sequence[Numbers], rooms: Sequence[Numbers], *, gap: float) -> list[Numbers]:
    """The points of each part, moved so that no two parts overlap.

    Args:
        parts: Rows of x and y for each part, the largest part first.
        rooms: For each point half the width and half the height of what is drawn at it.
        gap: The least distance between two parts.
    """
    if not parts:
        return []
    centred = [points - _middle(points, room) for points, room in zip(parts, rooms, strict=True)]
    cell = max(CELL, max(float(np.ptp(points)) for points in centred) / CELLS)
    masks = [
        _mask(points / cell, (room + gap / 2) / cell) for points, room in zip(centred, rooms, strict=True)
    ]
    board = _board(masks)
    return [points + cell * _spot(board, mask) for points, mask in zip(centred, masks, strict=True)]


def shelved(
    parts: Sequence[Numbers], rooms: Sequence[Numbers], above: Numbers, *, gap: float
) -> list[Numbers]:
    """The points of each part, moved to stand in centred rows below the points ``above``.

    Args:
        parts: Rows of x and y for each part, the most important part first.
        rooms: For each point half the width and half the height of what is drawn at it.
        above: Where the others stand.
        gap: The least distance between two parts.
    """
    centred = [points - _middle(points, room) for points, room in zip(parts, rooms, strict=True)]
    sizes = [
        2 * (np.abs(points) + room).max(axis=0) + gap for points, room in zip(centred, rooms, strict=True)
    ]
    widths = [float(size[0]) for size in sizes]
    low, high = (above.min(axis=0), above.max(axis=0)) if len(above) else (np.zeros(2), np.zeros(2))
    area = float(sum(size[0] * size[1] for size in sizes))
    widest = max(float(high[0] - low[0]), (area * ASPECT) ** 0.5)
    middle, top = float(low[0] + high[0]) / 2, float(high[1]) + 4 * LINE
    placed = list(centred)
    for row in _rows(widths, widest):
        tallest = max(float(sizes[index][1]) for index in row)
        reached = middle - sum(widths[index] for index in row) / 2
        for index in _from_the_middle(row):
            placed[index] = centred[index] + [reached + widths[index] / 2, top + tallest / 2]
            reached += widths[index]
        top += tallest
    return placed


def _rows(widths: Sequence[float], widest: float) -> Iterator[range]:
    """The indices of each row, none wider than ``widest`` unless it holds one alone."""
    start, reached = 0, 0.0
    for index, width in enumerate(widths):
        if index > start and reached + width > widest:
            yield range(start, index)
            start, reached = index, 0.0
        reached += width
    if widths:
        yield range(start, len(widths))


def _from_the_middle(indices: Sequence[int]) -> list[int]:
    """Indices from left to right, the first in the middle: where few are drawn, they are not scattered."""
    return [*reversed(indices[1::2]), *indices[::2]]


def _middle(points: Numbers, room: Numbers) -> Numbers:
    """The middle of the box around a part."""
    low: Numbers = (points - room).min(axis=0)
    high: Numbers = (points + room).max(axis=0)
    return (low + high) / 2


def _mask(points: Numbers, room: Numbers) -> Cells:
    """The cells that a part covers, seen from its middle, without holes or bays.

    A part that lay in a bay of another would read as belonging to it.
    """
    half = np.ceil((np.abs(points) + room).max(axis=0)).astype(int)
    low = np.floor(points - room).astype(int) + half
    high = np.ceil(points + room).astype(int) + half
    mask = np.zeros(2 * half, dtype=bool)
    for (left, top), (right, bottom) in zip(low, high, strict=True):
        mask[left:right, top:bottom] = True
    return _filled(mask) & _filled(mask.T).T


def _filled(mask: Cells) -> Cells:
    """``mask`` with every cell between the first and the last of its row."""
    before: Cells = np.logical_or.accumulate(mask, axis=1)
    after: Cells = np.logical_or.accumulate(mask[:, ::-1], axis=1)[:, ::-1]
    return before & after


def _board(masks: Sequence[Cells]) -> Cells:
    """An empty board on which there is room for every part."""
    area = sum(mask.shape[0] * mask.shape[1] for mask in masks)
    longest = max(max(mask.shape) for mask in masks)
    side = 2 * (longest + int(np.ceil(np.sqrt(area)))) + 2
    return np.zeros((side, side), dtype=bool)


def _spot(board: Cells, mask: Cells) -> Numbers:
    """Where the middle of a part goes: the free place nearest the middle of the board, which it takes."""
    wide, high = mask.shape
    sums = np.zeros((board.shape[0] + 1, board.shape[1] + 1), dtype=np.int64)
    sums[1:, 1:] = board.cumsum(axis=0).cumsum(axis=1)
    taken = sums[wide:, high:] - sums[:-wide, high:] - sums[wide:, :-high] + sums[:-wide, :-high]
    across = np.abs(np.arange(taken.shape[0]) + wide / 2 - board.shape[0] / 2)[:, None] / ASPECT
    down = np.abs(np.arange(taken.shape[1]) + high / 2 - board.shape[1] / 2)[None, :]
    distance = np.where(taken == 0, across * across + down * down, np.inf)
    left, top = np.unravel_index(int(distance.argmin()), distance.shape)
    board[left : left + wide, top : top + high] |= mask
    return np.array([left + wide / 2 - board.shape[0] / 2, top + high / 2 - board.shape[1] / 2])
