"""Where every actor stands: computed once, before the page is opened, and alike at every run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from comention.views.forces import Indices, Links, Numbers
from comention.views.levels import forced, levels
from comention.views.packing import packed
from comention.views.rooms import GAP, LINE, roomy
from comention.views.shelves import shelved

Point = tuple[int, int]
Edge = tuple[int, int, float]

# So many parts at most, and of so many dots at least, lie around the largest.
PACKED = 40
LEAST_PACKED = 3
# So many of the strongest at most are far apart.
STRONGEST = 1000


@dataclass(frozen=True, slots=True)
class Dot:
    """What is drawn at a place: a disc, and the width of the label under it if room is to be kept."""

    radius: float
    label: float = 0.0


def positions(dots: Sequence[Dot], edges: Iterable[Edge], *, seed: int) -> list[Point]:
    """A place for each dot: linked ones near each other, no two on top of each other.

    Every connected part is laid out apart: the largest stands in the middle, some others around it, and
    small ones and dots without a link on shelves below, the most important first.

    Args:
        dots: What is drawn, the most important first.
        edges: Two indices of ``dots`` and a weight each.
        seed: Where chance starts.
    """
    if not dots:
        return []
    links = Links.of(edges)
    radii = np.array([dot.radius for dot in dots]) + GAP / 2
    labels = np.array([dot.label for dot in dots])
    parts = _parts(len(dots), links)
    laid = _inner_places(parts, links.split(parts, len(dots)), radii, labels, seed)
    where = np.zeros((len(dots), 2))
    for part, points in zip(parts, _arranged(parts, laid, radii, labels), strict=True):
        where[part] = points
    return [(round(x), round(y)) for x, y in where.tolist()]


def _arranged(
    parts: Sequence[Indices], laid: Sequence[Numbers], radii: Numbers, labels: Numbers
) -> list[Numbers]:
    """The places of each part, the largest in the middle and the small ones on shelves."""
    most = sum(len(part) >= LEAST_PACKED for part in parts[:PACKED])
    small = sorted(range(most, len(parts)), key=lambda index: int(parts[index][0]))
    wide = np.maximum(radii, labels / 2)
    rooms, low = np.column_stack([wide, radii + LINE]), np.column_stack([wide, radii + LINE / 2])
    above = packed(laid[:most], [rooms[part] for part in parts[:most]], gap=4 * GAP)
    below = shelved([laid[i] for i in small], [low[parts[i]] for i in small], above, gap=2 * GAP)
    found = dict(zip([*range(most), *small], [*above, *below], strict=True))
    return [found[index] for index in range(len(parts))]


def _inner_places(
    parts: Sequence[Indices], links: Sequence[Links], radii: Numbers, labels: Numbers, seed: int
) -> list[Numbers]:
    """Places for the dots of each part, around its origin.

    Most small parts are like another one, and stand as that does.
    """
    found: dict[tuple[bytes, ...], Numbers] = {}
    keys = []
    for part, its in zip(parts, links, strict=True):
        columns = (radii[part], labels[part], its.first, its.second, its.weight)
        keys.append(tuple(column.tobytes() for column in columns))
        if keys[-1] not in found:
            found[keys[-1]] = _laid_out(its, radii[part], labels[part], seed)
    return [found[key] for key in keys]


def _laid_out(links: Links, radii: Numbers, labels: Numbers, seed: int) -> Numbers:
    """Places for the dots of one connected part, around the origin."""
    count = len(radii)
    if count == 1:
        return np.zeros((1, 2))
    raw = forced(links, count, seed=seed) if count > 2 else np.array([[0.0, 0.0], [1.0, 0.0]])
    return roomy(raw, radii, labels, strongest=[size for size in levels(count)[:-1] if size <= STRONGEST])


def _parts(count: int, links: Links) -> list[Indices]:
    """The connected parts of so many dots, the largest first, each in the order of the dots."""
    graph = coo_array((np.ones(len(links.first)), (links.first, links.second)), shape=(count, count))
    _, part = connected_components(graph, directed=False)
    members = np.split(np.argsort(part, kind="stable"), np.cumsum(np.bincount(part))[:-1])
    return sorted(members, key=lambda its: (-len(its), int(its[0])))
