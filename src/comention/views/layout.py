"""Where every actor stands: computed once, before the page is opened, and alike at every run."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from comention.views.overlaps import separated
from comention.views.packing import packed

Numbers = NDArray[np.float64]
Point = tuple[int, int]
Edge = tuple[int, int, float]

ITERATIONS = (200, 600)
WORK = 300_000
STRAY = 2.0
GAP = 5.0
LINE = 18.0
AIR = 2.2
ASPECT = 1.25


@dataclass(frozen=True, slots=True)
class Dot:
    """What is drawn at a place: a disc, and the width of the label under it if room is to be kept."""

    radius: float
    label: float = 0.0


def positions(dots: Sequence[Dot], edges: Iterable[Edge], *, seed: int) -> list[Point]:
    """A place for each dot: linked ones near each other, no two on top of each other.

    Every connected part is laid out apart (ForceAtlas2), the largest stands in the middle, the others
    around it, and dots without a link on shelves below.

    Args:
        dots: What is drawn, the most important first.
        edges: Two indices of ``dots`` and a weight each.
        seed: Where chance starts.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(dots)))
    graph.add_weighted_edges_from(edges)
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda p: (-len(p), p))
    linked = [part for part in parts if len(part) > 1]
    single = [part[0] for part in parts if len(part) == 1]
    laid = [_part(graph, part, dots, seed) for part in linked]
    placed = packed(laid, [_rooms(dots, part) for part in linked], gap=4 * GAP)
    where = np.zeros((len(dots), 2))
    for part, points in zip(linked, placed, strict=True):
        where[part] = points
    where[single] = _shelves([dots[index] for index in single], where[[i for p in linked for i in p]])
    return [(round(x), round(y)) for x, y in where.tolist()]


def _rooms(dots: Sequence[Dot], part: Sequence[int]) -> Numbers:
    """Half the width and half the height of what is drawn at each place."""
    return np.array([(max(dots[i].radius, dots[i].label / 2), dots[i].radius + LINE) for i in part])


def _part(graph: "nx.Graph[int]", part: Sequence[int], dots: Sequence[Dot], seed: int) -> Numbers:
    """Places for one connected part, around the origin."""
    radii = np.array([dots[index].radius for index in part]) + GAP / 2
    labels = np.array([dots[index].label for index in part])
    raw = _forces(graph.subgraph(part), part, seed) if len(part) > 2 else np.array([[0.0, 0.0], [1.0, 0.0]])
    return separated(_scaled(_landscape(raw), radii, labels), radii, labels, line=LINE)


def _forces(graph: "nx.Graph[int]", part: Sequence[int], seed: int) -> Numbers:
    """The places that ForceAtlas2 finds from a random start."""
    from crategraph_forceatlas2 import infer_settings, layout

    index = {node: i for i, node in enumerate(part)}
    edges = sorted((*sorted((index[a], index[b])), weight) for a, b, weight in graph.edges(data="weight"))
    settings = infer_settings(len(part))
    found: Numbers = layout(
        len(part),
        [(a, b) for a, b, _ in edges],
        # The root keeps one pair that is named together all the time from collapsing into a point.
        weights=[weight**0.5 for _, _, weight in edges],
        init=np.random.default_rng(seed).random((len(part), 2)),
        iterations=max(ITERATIONS[0], min(ITERATIONS[1], WORK // len(part))),
        # More threads would add up in another order, and round otherwise.
        threads=1,
        **settings,
    )
    return found


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


def _scaled(points: Numbers, radii: Numbers, labels: Numbers) -> Numbers:
    """``points`` drawn out to an area in which everything has room and some air."""
    discs, boxes = 4 * radii * radii, labels * (2 * radii + LINE)
    area = AIR * float((discs + boxes).sum())
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


def _shelves(dots: Sequence[Dot], above: Numbers) -> Numbers:
    """Places in centred rows for dots without links, below the points ``above``."""
    low, high = (above.min(axis=0), above.max(axis=0)) if len(above) else (np.zeros(2), np.zeros(2))
    widths = [max(2 * dot.radius, dot.label) + 3 * GAP for dot in dots]
    ends = [0.0, *accumulate(widths)]
    widest = max(float(high[0] - low[0]), (ends[-1] * 4 * LINE) ** 0.5)
    top = float(high[1]) + 4 * LINE
    places = np.zeros((len(dots), 2))
    start = 0
    while start < len(dots):
        stop = max(start + 1, bisect_right(ends, ends[start] + widest) - 1)
        row = _from_the_middle(range(start, stop))
        tallest = max(dots[index].radius for index in row)
        reached = float(low[0] + high[0] - (ends[stop] - ends[start])) / 2
        for index in row:
            places[index] = reached + widths[index] / 2, top + tallest
            reached += widths[index]
        top += 2 * tallest + LINE + 2 * GAP
        start = stop
    return places


def _from_the_middle(indices: Sequence[int]) -> list[int]:
    """Indices from left to right, the first in the middle: where few are drawn, they are not scattered."""
    return [*reversed(indices[1::2]), *indices[::2]]
