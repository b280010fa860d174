"""Actors and links as a plain networkx graph with flat attributes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from comention.domain import Actor, Passage, Reference
from comention.graph.tally import Link, Tally
from comention.graph.weights import weigh

Weights = Mapping[Link, Mapping[str, float]]
WEIGHTS = ("pmi", "npmi", "llr", "jaccard", "p", "q")


def network(
    actors: Iterable[Actor],
    documents: Mapping[str, Reference],
    passages: Sequence[Passage],
    links: Mapping[Link, tuple[int, ...]],
    weights: Weights,
) -> "nx.Graph[str]":
    """The graph, whose nodes and edges have numbers and texts for attributes; `ActorGraph` says which."""
    made: nx.Graph[str] = nx.Graph()
    for actor in actors:
        made.add_node(
            actor.id,
            name=actor.name,
            kind=str(actor.kind),
            press=actor.press,
            mentions=len(actor.mentions),
            **_sources(actor.documents, documents),
            **({"wikidata": actor.wikidata} if actor.wikidata else {}),
        )
    for link, indices in links.items():
        read = {passages[index].document.id for index in indices}
        made.add_edge(*link, weight=len(indices), **_sources(read, documents), **weights[link])
    return made


def weights_of(links: Iterable[Link], tally: Tally, *, actors: int) -> Weights:
    """For each link the weights of `comention.graph.weights` by name, to four significant digits.

    More digits would say nothing, and would not be the same on every machine.
    """
    found = weigh(tally.together, tally.first, tally.second, total=tally.total, actors=actors)
    columns = [[float(f"{value:.4g}") for value in found[name].tolist()] for name in WEIGHTS]
    rows = zip(*columns, strict=True)
    return {link: dict(zip(WEIGHTS, row, strict=True)) for link, row in zip(links, rows, strict=True)}


def _sources(read: Iterable[str], documents: Mapping[str, Reference]) -> dict[str, Any]:
    """How many documents, stories and outlets stand behind something, and its first and last date."""
    references = [documents[id] for id in read]
    dates = [reference.date for reference in references if reference.date]
    return {
        "documents": len(references),
        "stories": len({reference.story or reference.id for reference in references}),
        "outlets": len({reference.source for reference in references if reference.source}),
        **({"first": min(dates), "last": max(dates)} if dates else {}),
    }
