"""Actors and links as a plain networkx graph with flat attributes."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import networkx as nx
import numpy as np

from comention.domain import Actor, Passage, Reference
from comention.graph.hypergeometric import Values
from comention.graph.sources import Sources
from comention.graph.tally import Link, Tally
from comention.graph.weights import weigh

Node = TypeVar("Node", bound=Hashable)
Weights = Mapping[Link, Mapping[str, float]]
WEIGHTS = ("pmi", "npmi", "llr", "jaccard", "p", "q")


def network(
    actors: Sequence[Actor],
    documents: Mapping[str, Reference],
    passages: Sequence[Passage],
    links: Mapping[Link, Sequence[int]],
    weights: Iterable[Mapping[str, float]],
) -> "nx.Graph[str]":
    """The graph, whose nodes and edges have numbers and texts for attributes; `ActorGraph` says which.

    ``weights`` are those of the links, in their order.
    """
    sources = Sources(list(documents.values()))
    made: nx.Graph[str] = nx.Graph()
    read = [[sources.number[id] for id in actor.documents] for actor in actors]
    for actor, behind in zip(actors, sources.behind(read), strict=True):
        made.add_node(
            actor.id,
            name=actor.name,
            kind=str(actor.kind),
            press=actor.press,
            mentions=len(actor.mentions),
            **behind,
            **({"wikidata": actor.wikidata} if actor.wikidata else {}),
        )
    place = np.array([sources.number[passage.document.id] for passage in passages], dtype=np.int64)
    rows = zip(links.items(), sources.behind(list(links.values()), place), weights, strict=True)
    connect(made, ((*link, {"weight": len(each), **behind, **said}) for (link, each), behind, said in rows))
    return nx.freeze(made)


def connect(graph: "nx.Graph[Node]", edges: Iterable[tuple[Node, Node, dict[str, Any]]]) -> None:
    """Link nodes that are there, as ``add_edges_from`` does, but without a copy of what each edge says.

    For half a million edges networkx' own way takes three times as long.
    """
    near = dict(graph.adjacency())
    for one, other, attributes in edges:
        near[one][other] = near[other][one] = attributes


def weights_of(tally: Tally, *, actors: int) -> Iterator[Mapping[str, float]]:
    """For each link the weights of `comention.graph.weights` by name, to four significant digits.

    More digits would say nothing, and would not be the same on every machine.
    """
    found = weigh(tally.together, tally.first, tally.second, total=tally.total, actors=actors)
    rows = zip(*(_rounded(found[name]) for name in WEIGHTS), strict=True)
    return (dict(zip(WEIGHTS, row, strict=True)) for row in rows)


def _rounded(values: Values) -> list[float]:
    """The values to four digits; those of many links are the same, and one number then stands for all."""
    different, places = np.unique(values, return_inverse=True)
    rounded = [float(f"{value:.4g}") for value in different.tolist()]
    return [rounded[place] for place in places.tolist()]
