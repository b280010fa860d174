"""Where each connected part of a graph goes: the largest in the middle, the others around it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Cells = NDArray[np.bool_]

CELL = 24.0
CELLS = 200
ASPECT = 1.25


def packed(parts: Sequence[Numbers], rooms: Sequence[Numbers], *, gap: float) -> list[Numbers]:
    """The points of each part, moved so that no two parts overlap.

    Args:
        parts: Rows of x and y for each part, the largest part first.
        rooms: For each point half the width and half the height of what is drawn at it.
        gap: The least distance between two parts.
    """
    if not parts:
        return []
    centred = [points - middle_of(points, room) for points, room in zip(parts, rooms, strict=True)]
    cell = max(CELL, max(float(np.ptp(points)) for points in centred) / CELLS)
    masks = [
        _mask(points / cell, (room + gap / 2) / cell) for points, room in zip(centred, rooms, strict=True)
    ]
    board = _board(masks)
    return [points + cell * _spot(board, mask) for points, mask in zip(centred, masks, strict=True)]


def middle_of(points: Numbers, room: Numbers) -> Numbers:
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


def _around(board: Cells, shape: tuple[int, ...]) -> Cells:
    """The middle of a board, with room for a part of that shape on every side of what is taken."""
    middle = np.array(board.shape) // 2
    taken = np.argwhere(board)
    reach = np.abs(taken - middle).max(axis=0, initial=0) + 1 + np.array(shape)
    (left, top), (right, bottom) = np.maximum(middle - reach, 0), middle + reach
    return board[left:right, top:bottom]


def _spot(board: Cells, mask: Cells) -> Numbers:
    """Where the middle of a part goes: the free place nearest the middle of the board, which it takes."""
    wide, high = mask.shape
    board = _around(board, mask.shape)
    sums = np.zeros((board.shape[0] + 1, board.shape[1] + 1), dtype=np.int64)
    sums[1:, 1:] = board.cumsum(axis=0).cumsum(axis=1)
    taken = sums[wide:, high:] - sums[:-wide, high:] - sums[wide:, :-high] + sums[:-wide, :-high]
    across = np.abs(np.arange(taken.shape[0]) + wide / 2 - board.shape[0] / 2)[:, None] / ASPECT
    down = np.abs(np.arange(taken.shape[1]) + high / 2 - board.shape[1] / 2)[None, :]
    distance = np.where(taken == 0, across * across + down * down, np.inf)
    left, top = np.unravel_index(int(distance.argmin()), distance.shape)
    board[left : left + wide, top : top + high] |= mask
    return np.array([left + wide / 2 - board.shape[0] / 2, top + high / 2 - board.shape[1] / 2])
