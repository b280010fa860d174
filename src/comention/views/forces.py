"""Links between numbered dots, and the places that forces along them give."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]

ITERATIONS = (20, 600)
WORK = 2_500_000
# From good places on, a fifth of it is enough; with a tenth, some do not get out of a topic of others.
REFINING = WORK // 5
# From so many on, far dots push as one. A coarse sum is good enough for a picture.
MANY = 1000
COARSE = 1.2


@dataclass(frozen=True, slots=True)
class Links:
    """Weighted links, a column each for the lower end, the higher end and the weight, in order, each once."""

    first: Indices
    second: Indices
    weight: Numbers

    @classmethod
    def of(cls, edges: Iterable[tuple[int, int, float]]) -> "Links":
        """The links of triples in any order."""
        one, other, weight = np.fromiter(edges, np.dtype((float, 3))).T
        first, second = (choose(one, other).astype(np.int64) for choose in (np.minimum, np.maximum))
        order = np.lexsort((weight, second, first))
        order = order[first[order] != second[order]]
        return cls(first[order], second[order], weight[order])

    def split(self, parts: Sequence[Indices], count: int) -> "list[Links]":
        """The links within each part of so many dots, numbered as the dots of the part."""
        part = np.zeros(count, np.int64)
        number = np.zeros(count, np.int64)
        for index, members in enumerate(parts):
            part[members] = index
            number[members] = np.arange(len(members))
        order = np.argsort(part[self.first], kind="stable")
        borders = np.searchsorted(part[self.first][order], np.arange(len(parts) + 1)).tolist()
        first, second, weight = number[self.first][order], number[self.second][order], self.weight[order]
        return [Links(first[a:b], second[a:b], weight[a:b]) for a, b in pairwise(borders)]

    def merged(self, group: Indices, factor: Numbers) -> "Links":
        """The links between groups, one of which each dot is in; a weight counts ``factor`` times."""
        one, other = group[self.first], group[self.second]
        width = int(group.max(initial=0)) + 1
        keys = np.minimum(one, other) * width + np.maximum(one, other)
        apart = one != other
        found, place = np.unique(keys[apart], return_inverse=True)
        weight = np.bincount(place, (self.weight * factor)[apart], minlength=len(found)).astype(float)
        return Links(found // width, found % width, weight)


def attracted(links: Links, start: Numbers, *, good: bool) -> Numbers:
    """The places that ForceAtlas2 finds from a start, which is good or left to chance."""
    from crategraph_forceatlas2 import infer_settings, layout

    count = len(start)
    work = REFINING if good else WORK
    found: Numbers = layout(
        count,
        np.column_stack([links.first, links.second]),
        # The root keeps one pair that is named together all the time from collapsing into a point.
        weights=np.sqrt(links.weight),
        init=start,
        iterations=max(ITERATIONS[0], min(ITERATIONS[1], work // (count + len(links.weight) // 2))),
        # More threads would add up in another order, and round otherwise.
        threads=1,
        **infer_settings(count) | {"barnesHutOptimize": count >= MANY, "barnesHutTheta": COARSE},
    )
    return found
