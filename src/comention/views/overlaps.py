"""Points moved apart just as far as the things drawn at them need.

Only element-wise arithmetic and square roots are used, which every processor rounds alike: the same
input gives the same bytes on every machine.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]

PASSES = 300
GROWTH = 1.06
_NEIGHBOURS = ((0, 0), (0, 1), (1, -1), (1, 0), (1, 1))


def separated(points: Numbers, radii: Numbers, labels: Numbers, *, line: float) -> Numbers:
    """``points`` where no two discs overlap and, as far as possible, no two labelled boxes either.

    Args:
        points: A row of x and y for each disc.
        radii: How far from its point each disc reaches, with the room to keep around it.
        labels: How wide the label under each disc is; 0 where no room need be kept for one.
        line: How high a label is.
    """
    moved = points.copy()
    labelled = np.flatnonzero(labels > 0)
    halves = np.column_stack([np.maximum(radii, labels / 2), radii + line / 2])[labelled]
    for turn in range(PASSES):
        push = _disc_push(moved, radii)
        push[labelled] += _box_push(moved[labelled], halves)
        if not push.any():
            break
        moved += push
        if turn % 25 == 24:
            moved *= GROWTH
    return _discs_apart(moved, radii)


def _discs_apart(points: Numbers, radii: Numbers) -> Numbers:
    """``points`` drawn out until the last two discs are apart."""
    moved = points
    while (push := _disc_push(moved, radii)).any():
        moved = (moved + push) * GROWTH
    return moved


def _disc_push(points: Numbers, radii: Numbers) -> Numbers:
    """How far each point must move for its disc to leave the discs that it overlaps."""
    push = np.zeros_like(points)
    for first, second in near(points, 2 * float(radii.max(initial=1))):
        apart = points[first] - points[second]
        distance = np.sqrt(apart[:, 0] * apart[:, 0] + apart[:, 1] * apart[:, 1])
        missing = radii[first] + radii[second] - distance
        close = missing > 0
        # Two discs at one point have no direction to part in; a fixed one is as good as any.
        way = np.where(distance[:, None] > 0, apart / np.maximum(distance, 1e-9)[:, None], [1.0, 0.0])
        step = (way * (missing[:, None] / 2 + 0.01))[close]
        np.add.at(push, first[close], step)
        np.add.at(push, second[close], -step)
    return push


def _box_push(points: Numbers, halves: Numbers) -> Numbers:
    """How far each point must move for its box to leave the boxes that it overlaps."""
    push = np.zeros_like(points)
    first, second = np.triu_indices(len(points), 1)
    apart = points[first] - points[second]
    missing = halves[first] + halves[second] - np.abs(apart)
    close = (missing > 0).all(axis=1)
    first, second, apart, missing = first[close], second[close], apart[close], missing[close]
    upright = missing[:, 1] <= missing[:, 0]
    step = np.where(apart < 0, -1.0, 1.0) * missing / 4
    step[upright, 0] = 0
    step[~upright, 1] = 0
    np.add.at(push, first, step)
    np.add.at(push, second, -step)
    return push


def near(points: Numbers, reach: float) -> Iterator[tuple[Indices, Indices]]:
    """Pairs of points, each once, among them all that are less than ``reach`` apart."""
    cells = np.floor(points / reach).astype(np.int64)
    cells -= cells.min(axis=0, initial=0)
    width = int(cells[:, 1].max(initial=0)) + 3
    keys = cells[:, 0] * width + cells[:, 1]
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    for right, down in _NEIGHBOURS:
        wanted = keys + right * width + down
        start, stop = np.searchsorted(ranked, wanted, "left"), np.searchsorted(ranked, wanted, "right")
        counts = stop - start
        first = np.repeat(np.arange(len(points)), counts)
        offset = np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
        second = order[np.repeat(start, counts) + offset]
        once = first < second if (right, down) == (0, 0) else np.full(len(first), True)
        yield first[once], second[once]
