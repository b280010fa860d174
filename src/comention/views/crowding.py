"""Crowds of points thinned out until each has about the room that it needs; sparse ones stay as they are.

As in `overlaps`, element-wise arithmetic and sums in a fixed order give the same bytes on every machine.
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

STEPS = 15
# How wide cells are, in usual radii, and what share of one may be taken by squares around discs. Wide ones
# carry large crowds far.
CELLS = (80.0, 40.0, 20.0, 10.0, 5.0)
FULL = 0.6
PACE = 0.5


def thinned(points: Numbers, radii: Numbers, *, fixed: int = 0) -> Numbers:
    """``points`` flown out of crowds, all but the first ``fixed``, of which the others take account.

    Like a gas, points go where there is less pressure; there is none where they have room.

    Args:
        points: A row of x and y for each.
        radii: How far what is drawn at each reaches.
        fixed: So many of the first keep their places.
    """
    moved = points.copy()
    for cell in np.repeat(CELLS, STEPS) * float(np.median(radii)):
        low = moved.min(axis=0) - 3 * cell
        shape = tuple(((moved.max(axis=0) - low) / cell + 4).astype(int).tolist())
        place = (moved - low) / cell - 0.5
        pressure = np.maximum(_blurred(_filled(place, radii / cell, shape)) - FULL, 0)
        if not pressure.any():
            continue
        step = np.column_stack([_between(slope, place) for slope in _slopes(pressure)])
        length = np.sqrt((step * step).sum(axis=1))[:, None]
        moved[fixed:] -= (cell * step * np.minimum(1, PACE / np.maximum(length, 1e-9)))[fixed:]
    return moved


def _corners(place: Numbers, width: int) -> list[tuple[NDArray[np.int64], Numbers]]:
    """The four cells around each place and their shares of it."""
    whole = np.floor(place).astype(np.int64)
    right, down = (place - whole).T
    start = whole[:, 0] * width + whole[:, 1]
    return [
        (start, (1 - right) * (1 - down)),
        (start + 1, (1 - right) * down),
        (start + width, right * (1 - down)),
        (start + width + 1, right * down),
    ]


def _filled(place: Numbers, radii: Numbers, shape: tuple[int, ...]) -> Numbers:
    """What share of each cell is taken."""
    taken = np.zeros(shape[0] * shape[1])
    for cells, share in _corners(place, shape[1]):
        taken += np.bincount(cells, 4 * radii * radii * share, minlength=len(taken))
    return taken.reshape(shape)


def _between(values: Numbers, place: Numbers) -> Numbers:
    """The values at places between cells."""
    flat = values.ravel()
    return sum(
        (flat[cells] * share for cells, share in _corners(place, values.shape[1])), np.zeros(len(place))
    )


def _blurred(values: Numbers) -> Numbers:
    """Values averaged with those around, as by a bell of two cells."""
    for axis in (0, 1):
        before, after = np.roll(values, 1, axis), np.roll(values, -1, axis)
        values = (before + 2 * values + after) / 4
    return values


def _slopes(values: Numbers) -> tuple[Numbers, Numbers]:
    """How fast values rise along both axes."""
    one, other = ((np.roll(values, -1, axis) - np.roll(values, 1, axis)) / 2 for axis in (0, 1))
    return one, other
