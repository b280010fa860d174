"""The graph as rows of plain values: what every format writes, each in its own way."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from comention.domain import Passage
from comention.graph import ActorGraph

Value = str | int | float | bool
Row = dict[str, Value]
TYPES: tuple[type[Value], ...] = (bool, int, float, str)


def nodes(graph: ActorGraph) -> list[Row]:
    """A row an actor: its id, the attributes of its node, and the forms that it is mentioned by."""
    return uniform(
        {"id": actor.id, **graph.network.nodes[actor.id], "aliases": " | ".join(actor.aliases)}
        for actor in graph.nodes
    )


def edges(graph: ActorGraph) -> list[Row]:
    """A row a link: the ids of its actors and the attributes of its edge."""
    return uniform(
        {"source": first, "target": second, **graph.network.edges[first, second]}
        for first, second in graph.edges
    )


def evidence(graph: ActorGraph) -> list[Row]:
    """A row a passage of a link: the ids of its actors, where it stands, and its words."""
    return uniform(
        {"source": first, "target": second, **_passage(graph.passages[index])}
        for (first, second), indices in graph.edges.items()
        for index in indices
    )


def _passage(passage: Passage) -> dict[str, Any]:
    document = passage.document
    return {
        "document": document.id,
        "date": document.date,
        "outlet": document.source,
        "title": document.title,
        "url": document.url,
        "lang": document.lang,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }


def uniform(records: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Records whose fields have one type throughout: text, whole or other numbers, or truth values.

    What is not known or not defined (None, NaN, an infinity) is left out. Whole numbers that stand beside
    others become such, and a field of several types becomes text.

    >>> uniform([{"a": 1, "b": None}, {"a": 0.5, "b": True}])
    [{'a': 1.0}, {'a': 0.5, 'b': True}]
    """
    known = [
        {name: plain for name, value in each.items() if (plain := _plain(value)) is not None}
        for each in records
    ]
    found: dict[str, set[type]] = defaultdict(set)
    for each in known:
        for name, value in each.items():
            found[name].add(type(value))
    types = {name: _type(several) for name, several in found.items()}
    return [{name: types[name](value) for name, value in each.items()} for each in known]


def _plain(value: Any) -> Value | None:
    value = value.item() if hasattr(value, "item") else value  # numpy's numbers
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    return next((kind(value) for kind in TYPES if isinstance(value, kind)), str(value))


def _type(several: set[type]) -> type[Value]:
    if len(several) == 1:
        return next(kind for kind in TYPES if kind in several)
    return float if several == {int, float} else str


def columns(rows: Sequence[Row]) -> dict[str, type[Value]]:
    """The fields of some uniform rows, in the order in which they first occur, and their types."""
    return {name: type(value) for row in rows for name, value in row.items()}


def actors_in(graph: ActorGraph) -> list[list[str]]:
    """For each passage the ids of the actors that are mentioned in it, in alphabetical order."""
    places = defaultdict(list)
    for actor in graph.nodes:
        for mention in actor.mentions:
            places[mention.document].append((mention.start, mention.end, actor.id))
    return [
        sorted({id for start, end, id in places[p.document.id] if p.start <= start and end <= p.end})
        for p in graph.passages
    ]
