"""Where the small parts of a graph go: on shelves below the others."""

from collections.abc import Iterator, Sequence

import numpy as np

from comention.views.packing import ASPECT, Numbers, middle_of

ABOVE = 72.0


def shelved(
    parts: Sequence[Numbers], rooms: Sequence[Numbers], above: Sequence[Numbers], *, gap: float
) -> list[Numbers]:
    """The points of each part, moved to stand in centred rows below the parts ``above``.

    Args:
        parts: Rows of x and y for each part, the most important part first.
        rooms: For each point half the width and half the height of what is drawn at it.
        above: The points of the parts that stand already.
        gap: The least distance between two parts.
    """
    centred = [points - middle_of(points, room) for points, room in zip(parts, rooms, strict=True)]
    sizes = [
        2 * (np.abs(points) + room).max(axis=0) + gap for points, room in zip(centred, rooms, strict=True)
    ]
    widths = [float(size[0]) for size in sizes]
    standing = np.concatenate(above) if above else np.zeros((1, 2))
    low, high = standing.min(axis=0), standing.max(axis=0)
    area = float(sum(size[0] * size[1] for size in sizes))
    widest = max(float(high[0] - low[0]), (area * ASPECT) ** 0.5)
    middle, top = float(low[0] + high[0]) / 2, float(high[1]) + ABOVE
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
