"""Forces for graphs of any size: places found for the strongest dots first, and from these for the others."""

import numpy as np

from comention.views.forces import Indices, Links, Numbers, attracted
from comention.views.overlaps import ranges

# How many dots the first level has, and by how much each further one has more.
FIRST = 300
STEP = 10 / 3
# So many at most are placed by forces, the rest beside those.
FORCED = 25_000
# How much a link through others counts beside one of the dots' own.
INDIRECT = 0.3
SMOOTHED = 4


def forced(links: Links, count: int, *, seed: int) -> Numbers:
    """Places by forces for so many dots, which links connect.

    On each level but the last, the weaker dots are taken together with the strong ones that they are linked
    with most: so those stand where the whole graph wants them.

    Args:
        links: The links between the dots, the most important first.
        count: How many dots there are.
        seed: Where chance starts.
    """
    places = chance(0, seed)
    for size in levels(count):
        inner = _among(links, count, size)
        known, start = len(places), chance(size, seed)
        if known:
            start = places[nearest(inner, size, known)] + (start - 0.5) * _spacing(places)
            start[:known] = places
        places = attracted(inner, start, good=known > 0) if size <= FORCED else smoothed(inner, start, known)
    return places


def levels(count: int) -> list[int]:
    """How many of so many dots have their places after each level.

    >>> levels(200), levels(5000)
    ([200], [300, 1000, 5000])
    """
    sizes = [FIRST]
    while 2 * STEP * sizes[-1] <= min(count, FORCED):
        sizes.append(int(STEP * sizes[-1]))
    return [*sizes, count] if count >= 2 * FIRST else [count]


def chance(count: int, seed: int) -> Numbers:
    """Places drawn from a square of side one."""
    return np.random.default_rng(seed).random((count, 2))


def _among(links: Links, count: int, size: int) -> Links:
    """The links among the first ``size`` dots, their own and those through the dots around them."""
    if size == count:
        return links
    own = (links.first < size) & (links.second < size)
    return links.merged(nearest(links, count, size), np.where(own, 1.0, INDIRECT))


def nearest(links: Links, count: int, known: int) -> Indices:
    """For each of so many dots which of the first ``known`` is at the end of its strongest links.

    >>> nearest(Links.of([(0, 2, 1.0), (1, 2, 5.0), (2, 3, 1.0)]), 4, 2).tolist()
    [0, 1, 1, 1]
    """
    source = np.concatenate([links.first, links.second])
    order = np.argsort(source, kind="stable")
    borders = np.searchsorted(source[order], np.arange(count + 1))
    source, target = source[order], np.concatenate([links.second, links.first])[order]
    weight = np.concatenate([links.weight, links.weight])[order]
    found = np.where(np.arange(count) < known, np.arange(count), -1)
    reached = np.arange(known)
    while len(reached):
        _, rows = ranges(borders[reached], borders[reached + 1])
        rows = rows[found[target[rows]] < 0]
        rows = rows[np.lexsort((source[rows], -weight[rows], target[rows]))]
        reached, strongest = np.unique(target[rows], return_index=True)
        found[reached] = found[source[rows[strongest]]]
    return found


def smoothed(links: Links, start: Numbers, known: int) -> Numbers:
    """``start`` with each dot beyond the first ``known`` nearer to the middle of those it is linked with."""
    ends = np.concatenate([links.first, links.second])
    others = np.concatenate([links.second, links.first])
    pull = np.sqrt(np.concatenate([links.weight, links.weight]))
    total = np.bincount(ends, pull, minlength=len(start))
    moved = start.copy()
    for _ in range(SMOOTHED):
        middle = [np.bincount(ends, pull * moved[others, axis], minlength=len(start)) for axis in (0, 1)]
        moved[known:] = ((moved + np.column_stack(middle) / total[:, None]) / 2)[known:]
    return moved


def _spacing(points: Numbers) -> float:
    """About how far apart neighbours are."""
    extent = points.max(axis=0) - points.min(axis=0)
    return float(np.sqrt(extent[0] * extent[1] / len(points)))
