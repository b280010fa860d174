"""Points moved apart just as far as the things drawn at them need.

Only element-wise arithmetic and square roots are used, which every processor rounds alike: the same
input gives the same bytes on every machine.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]

PASSES = (60, 300)
WORK = 1_000_000
GROWTH = 1.06
GROWS = 25
HEAVY = 8.0
# Discs of more than this many times the usual radius are looked at apart.
USUAL = 1.5


def separated(points: Numbers, radii: Numbers, labels: Numbers, *, line: float, heavy: int = 0) -> Numbers:
    """``points`` where no two discs overlap and, as far as possible, no two labelled boxes either.

    Args:
        points: A row of x and y for each disc.
        radii: How far from its point each disc reaches, with the room to keep around it.
        labels: How wide the label under each disc is; 0 where no room need be kept for one.
        line: How high a label is.
        heavy: So many of the first discs hardly give way to the others.
    """
    moved = points.copy()
    labelled = np.flatnonzero(labels > 0)
    halves = np.column_stack([np.maximum(radii, labels / 2), radii + line / 2])[labelled]
    passes = max(PASSES[0], min(PASSES[1], WORK // max(len(points), 1)))
    for turn in range(passes):
        push = _disc_push(moved, radii, heavy)
        push[labelled] += _box_push(moved[labelled], halves)
        if not push.any():
            break
        moved += push
        if turn % GROWS == GROWS - 1:
            moved *= GROWTH
    return _discs_apart(moved, radii, heavy)


def _discs_apart(points: Numbers, radii: Numbers, heavy: int) -> Numbers:
    """``points`` drawn out until the last two discs are apart."""
    moved = points
    while (push := _disc_push(moved, radii, heavy)).any():
        moved = (moved + push) * GROWTH
    return moved


def _disc_push(points: Numbers, radii: Numbers, heavy: int) -> Numbers:
    """How far each point must move for its disc to leave the discs that it overlaps."""
    push = np.zeros_like(points)
    mass = np.where(np.arange(len(points)) < heavy, HEAVY, 1.0)
    for first, second in _close(points, radii):
        apart = points[first] - points[second]
        distance = np.sqrt(apart[:, 0] * apart[:, 0] + apart[:, 1] * apart[:, 1])
        missing = radii[first] + radii[second] - distance
        close = missing > 0
        first, second, distance, missing = first[close], second[close], distance[close], missing[close]
        # Two discs at one point have no direction to part in; a fixed one is as good as any.
        way = np.where(distance[:, None] > 0, apart[close] / np.maximum(distance, 1e-9)[:, None], [1.0, 0.0])
        step = way * (missing + 0.02)[:, None]
        share = (mass[second] / (mass[first] + mass[second]))[:, None]
        _add(push, first, share * step)
        _add(push, second, (share - 1) * step)
    return push


def _add(total: Numbers, rows: Indices, values: Numbers) -> None:
    """Add values to the rows of a total, of which some may come up several times."""
    for axis in (0, 1):
        total[:, axis] += np.bincount(rows, values[:, axis], minlength=len(total))


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
    _add(push, first, step)
    _add(push, second, -step)
    return push


def _close(points: Numbers, radii: Numbers) -> Iterator[tuple[Indices, Indices]]:
    """Pairs of points, among them all whose discs overlap."""
    # A few large discs would make the cells so wide that every small one meets hundreds.
    usual = USUAL * float(np.median(radii)) if len(radii) else 1.0
    large, small = np.flatnonzero(radii > usual), np.flatnonzero(radii <= usual)
    for first, second in near(points[small], 2 * usual):
        yield small[first], small[second]
    if len(large):
        widest = float(radii.max())
        for first, second in near(points[large], 2 * widest):
            yield large[first], large[second]
        for first, second in between(points[large], points[small], widest + usual):
            yield large[first], small[second]


def near(points: Numbers, reach: float) -> Iterator[tuple[Indices, Indices]]:
    """Pairs of points, each once, among them all that are less than ``reach`` apart."""
    keys, width = _keys(points, reach)
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    # In its own cell and the one below, each meets those that follow; in the next column, three cells.
    start, stop = np.arange(1, len(ranked) + 1), np.searchsorted(ranked, ranked + 1, "right")
    for first, second in (ranges(start, stop), _matches(ranked, ranked + width)):
        yield order[first], order[second]


def between(ones: Numbers, others: Numbers, reach: float) -> Iterator[tuple[Indices, Indices]]:
    """Pairs of a point of each of two groups, among them all that are less than ``reach`` apart."""
    keys, width = _keys(np.concatenate([ones, others]), reach)
    wanted, keys = np.split(keys, [len(ones)])
    order = np.argsort(keys, kind="stable")
    for right in (-width, 0, width):
        first, second = _matches(keys[order], wanted + right)
        yield first, order[second]


def _keys(points: Numbers, reach: float) -> tuple[Indices, int]:
    """The number of the square cell of each point, and by how much it grows from column to column."""
    cells = np.floor(points / reach).astype(np.int64)
    cells -= cells.min(axis=0, initial=0)
    # Two empty cells keep the lowest of a column from the highest of the one before.
    width = int(cells[:, 1].max(initial=0)) + 3
    return cells[:, 0] * width + cells[:, 1], width


def _matches(ranked: Indices, wanted: Indices) -> tuple[Indices, Indices]:
    """For each wanted number the ranked ones that differ by one at most, as pairs of indices."""
    start = np.searchsorted(ranked, wanted - 1, "left")
    return ranges(start, np.searchsorted(ranked, wanted + 1, "right"))


def ranges(start: Indices, stop: Indices) -> tuple[Indices, Indices]:
    """The index of each range, again for each number in it, and those numbers."""
    counts = stop - start
    first = np.repeat(np.arange(len(start)), counts)
    return first, np.arange(len(first)) + np.repeat(start - np.cumsum(counts) + counts, counts)
