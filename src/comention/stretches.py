"""What is taken a few at a time: so many at most, and so much of it together."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def stretches(
    items: Iterable[Item], *, count: int, size: int, size_of: Callable[[Item], int]
) -> Iterator[list[Item]]:
    """Items in stretches of at most so many, and of so much together if they are several, in their order.

    >>> list(stretches([1, 1, 5, 9, 1], count=2, size=6, size_of=int))
    [[1, 1], [5], [9], [1]]
    """
    stretch: list[Item] = []
    held = 0
    for each in items:
        length = size_of(each)
        if stretch and (len(stretch) == count or held + length > size):
            yield stretch
            stretch, held = [], 0
        stretch.append(each)
        held += length
    if stretch:
        yield stretch
