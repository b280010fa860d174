"""Room for everything that is drawn: for each dot its own, and more for the strongest.

The page shows these first, and without the others, when they should fill the picture evenly.
"""

from collections.abc import Sequence

import numpy as np
from scipy.spatial import KDTree

from comention.views.crowding import thinned
from comention.views.forces import Numbers
from comention.views.overlaps import separated

GAP = 5.0
LINE = 18.0
AIR = 2.2
ASPECT = 1.25
STRAY = 2.0
# How far apart the strongest are, of the distance that they would have as a grid, and how much more across,
# where names need room.
SPACING = 0.65
WIDE = np.array([1.2, 1.0])
# How many of those that had to move tell the others where to.
NEIGHBOURS = 6


def roomy(raw: Numbers, radii: Numbers, labels: Numbers, *, strongest: Sequence[int]) -> Numbers:
    """Places much as ``raw`` ones, but with room.

    Args:
        raw: Places, those of the most important dots first.
        radii: How far each reaches, with the room to keep around it.
        labels: How wide the label under each is; 0 where no room need be kept for one.
        strongest: For which numbers so many of the first are far apart, the lowest number first.
    """
    area = AIR * float((4 * radii * radii + labels * (2 * radii + LINE)).sum())
    places = _scaled(_landscape(raw), area)
    known = 0
    for size in strongest:
        before = places[:size]
        room = np.maximum(radii[:size], SPACING / 2 * (area / size) ** 0.5)
        apart = separated(before / WIDE, room, np.zeros(size), line=LINE, heavy=known) * WIDE
        places = warped(places, before, apart)
        places[:size] = apart
        known = size
    # Few are apart sooner than they are thinned out.
    places = thinned(places, radii, fixed=known) if known else places
    return separated(places, radii, labels, line=LINE, heavy=known)


def warped(points: Numbers, known: Numbers, standing: Numbers) -> Numbers:
    """``points`` moved as the nearest of the ``known`` ones are to where they are ``standing``."""
    spread = float((standing * standing).sum() / (known * known).sum()) ** 0.5
    scaled, base = points * spread, known * spread
    moved: Numbers = scaled + _carried(scaled, base, standing - base)
    return moved


def _carried(points: Numbers, known: Numbers, ways: Numbers) -> Numbers:
    """The way of each point: the mean of those of the nearest known ones, of the very nearest above all."""
    nearest = np.sort(KDTree(known).query(points, NEIGHBOURS)[1], axis=1)
    apart = points[:, None, :] - known[nearest]
    share = 1 / (apart[:, :, 0] * apart[:, :, 0] + apart[:, :, 1] * apart[:, :, 1] + 1.0)
    share /= share.sum(axis=1)[:, None]
    way: Numbers = (ways[nearest] * share[:, :, None]).sum(axis=1)
    return way


def _landscape(points: Numbers) -> Numbers:
    """``points`` around the origin, turned so that their longest extent lies across."""
    centred = points - points.mean(axis=0)
    x, y = centred[:, 0], centred[:, 1]
    xx, yy, xy = float((x * x).sum()), float((y * y).sum()), float((x * y).sum())
    larger = (xx + yy) / 2 + (((xx - yy) / 2) ** 2 + xy * xy) ** 0.5
    level = [1.0, 0.0] if xx >= yy else [0.0, 1.0]
    along = np.array([xy, larger - xx] if abs(xy) > 1e-9 else level)
    along = along / float((along * along).sum()) ** 0.5
    return np.column_stack([x * along[0] + y * along[1], y * along[0] - x * along[1]])


def _scaled(points: Numbers, area: float) -> Numbers:
    """``points`` drawn out to an area."""
    # An even ellipse of half axis a has the root mean square a / 2 along it; so a few that stray far
    # do not squeeze the rest.
    wished = np.sqrt(area / np.pi * np.array([ASPECT, 1 / ASPECT])) / 2
    spread = np.sqrt((points * points).mean(axis=0))
    return _drawn_in(points / np.maximum(spread, 1e-9)) * wished


def _drawn_in(points: Numbers) -> Numbers:
    """``points`` of unit spread with the far ones nearer, so that no stray thread shrinks the picture."""
    distance = np.sqrt((points * points).sum(axis=1))
    kept = np.minimum(distance, STRAY) + np.maximum(distance - STRAY, 0) / 3
    drawn: Numbers = points * (kept / np.maximum(distance, 1e-9))[:, None]
    return drawn
