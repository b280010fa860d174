"""Mentions to co-mentions: SQL on a table of mentions, so that no loop over pairs is left to Python."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from tempfile import TemporaryDirectory
from typing import Protocol, TypeAlias

import duckdb
import numpy as np
from numpy.typing import NDArray

from comention.domain import Actor

Numbers: TypeAlias = NDArray[np.int64]
Table = Mapping[str, Numbers]


class Counter(Protocol):
    """What runs the query over the mentions, as `co_mentions` does."""

    def __call__(self, mentions: Table, *, window: int) -> dict[str, Numbers]:
        """The passages of every pair."""


# Nothing is fetched; rows need no order until they are sorted; what needs more memory goes to disk.
_SETTINGS = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "preserve_insertion_order": "false",
    "memory_limit": "1GB",
}
_PLACE = ("actor", "document", "sentence", "starts", "ends")
_COUNTED = """
SELECT one, other, COUNT(*) AS passages
FROM ({together}) AS together
GROUP BY one, other
ORDER BY one, other
"""
_LISTED = """
SELECT one, other, document, opening, closing
FROM ({together}) AS together
ORDER BY one, other, document, opening, closing
"""


@cache
def sql() -> str:
    """The query over ``mentions`` and ``steps`` that gives the co-mentions; it says itself what these are."""
    return (files("comention.graph") / "counting.sql").read_text(encoding="utf-8")


def listing() -> str:
    """The query that gives every co-mention, in order."""
    return _LISTED.format(together=sql())


def co_mentions(mentions: Table, *, window: int = 1) -> dict[str, Numbers]:
    """The passages of every pair: columns ``one``, ``other``, ``document``, ``opening``, ``closing``, sorted.

    Args:
        mentions: Columns ``actor``, ``document``, ``unit``, ``starts`` and ``ends``.
        window: How many units a passage spans at most.
    """
    return _run(listing(), mentions, window)


def counts(mentions: Table, *, window: int = 1) -> dict[str, Numbers]:
    """The number of passages of every pair: columns ``one``, ``other`` and ``passages``, sorted.

    Nothing is kept of a passage but that it was counted. Arguments are those of `co_mentions`.
    """
    return _run(_COUNTED.format(together=sql()), mentions, window)


def _run(query: str, mentions: Table, window: int) -> dict[str, Numbers]:
    with (
        TemporaryDirectory() as folder,
        duckdb.connect(":memory:", config={**_SETTINGS, "temp_directory": folder}) as connection,
    ):
        connection.register("mentions", {name: narrow(column) for name, column in mentions.items()})
        connection.register("steps", {"step": np.arange(window)})
        found = connection.execute(query).fetchnumpy()
    return {name: np.asarray(column, dtype=np.int64) for name, column in found.items()}


def places(actors: Sequence[Actor], documents: Mapping[str, int]) -> dict[str, Numbers]:
    """The mentions in some documents: columns ``actor``, ``document``, ``sentence``, ``starts`` and ``ends``.

    Args:
        actors: Who is mentioned, by their places.
        documents: The numbers of the documents.
    """
    columns = numbers(_places(actors, documents)).reshape(-1, len(_PLACE)).T
    return dict(zip(_PLACE, map(np.ascontiguousarray, columns), strict=True))


def _places(actors: Sequence[Actor], documents: Mapping[str, int]) -> Iterator[int]:
    for mine, actor in enumerate(actors):
        for m in actor.mentions:
            if m.document in documents:
                yield from (mine, documents[m.document], m.sentence, m.start, m.end)


def numbers(values: Iterable[int]) -> Numbers:
    """Some numbers as a column."""
    return np.fromiter(values, dtype=np.int64)


def ordinals(document: Numbers, place: Numbers) -> Numbers:
    """One number for a document and a place in it, in reading order."""
    return (document << 32) + place


def narrow(column: Numbers) -> NDArray[np.int32] | Numbers:
    """The numbers in half the room where they fit, which a third of the time is saved by."""
    return column.astype(np.int32) if column.max(initial=0) < 2**31 else column
