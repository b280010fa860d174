"""What stands behind actors and links: documents, stories, outlets, and their first and last date."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np

from comention.domain import Reference
from comention.graph.counting import Numbers


class Sources:
    """The references of a graph as columns of numbers, for each group of documents to be counted in."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self.number = {reference.id: number for number, reference in enumerate(references)}
        self._stories, _ = _numbered([reference.story or reference.id for reference in references])
        self._outlets, _ = _numbered([reference.source for reference in references])
        self._dates, self._names = _numbered([reference.date for reference in references])

    def behind(
        self, groups: Sequence[Collection[int]], documents: Numbers | None = None
    ) -> Iterable[Mapping[str, Any]]:
        """For each group of documents how many they are, their stories, outlets and dates.

        Args:
            groups: The numbers of documents, or of what is in documents.
            documents: For the latter, the document of each.
        """
        group, document = _pairs(groups)
        document = document if documents is None else documents[document]
        size = len(groups)
        counts = zip(
            _distinct(group, document, size),
            _distinct(group, self._stories[document], size),
            _distinct(group, self._outlets[document], size),
            strict=True,
        )
        dates = self._first_and_last(group, self._dates[document], size)
        for (read, stories, outlets), said in zip(counts, dates, strict=True):
            yield {"documents": read, "stories": stories, "outlets": outlets, **said}

    def _first_and_last(self, group: Numbers, dates: Numbers, size: int) -> Iterable[Mapping[str, str]]:
        dated = dates >= 0
        first, last = np.full(size, len(self._names)), np.full(size, -1)
        np.minimum.at(first, group[dated], dates[dated])
        np.maximum.at(last, group[dated], dates[dated])
        for one, other in zip(first.tolist(), last.tolist(), strict=True):
            yield {"first": self._names[one], "last": self._names[other]} if other >= 0 else {}


def _numbered(names: Sequence[str | None]) -> tuple[Numbers, list[str]]:
    """For each name its place among all of them in order, -1 where there is none; and these."""
    ordered = sorted({name for name in names if name})
    places = {name: place for place, name in enumerate(ordered)}
    return np.array([places[name] if name else -1 for name in names], dtype=np.int64), ordered


def _pairs(groups: Sequence[Collection[int]]) -> tuple[Numbers, Numbers]:
    """The number of a group beside each of its documents."""
    sizes = np.fromiter(map(len, groups), dtype=np.int64, count=len(groups))
    documents = np.fromiter(chain.from_iterable(groups), dtype=np.int64, count=sizes.sum())
    return np.repeat(np.arange(len(groups)), sizes), documents


def _distinct(group: Numbers, values: Numbers, size: int) -> list[int]:
    """How many values each group has; those below 0 are none."""
    known = values >= 0
    width = int(values.max(initial=0)) + 1
    ordered = np.sort(group[known] * width + values[known])
    new = ordered[np.diff(ordered, prepend=-1) != 0]
    counted: list[int] = np.bincount(new // width, minlength=size).tolist()
    return counted
