"""A graph as rows of the tables that a user asks by SQL."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from comention.graph import ActorGraph

# What is made of the documents, and made anew with them.
MADE = ("actors", "owners", "joins", "refusals", "links", "passages", "together", "judgements")
_LINK = ("weight", "documents", "stories", "outlets", "first", "last")
_WEIGHTS = ("pmi", "npmi", "llr", "jaccard", "p", "q")


def tables(graph: "ActorGraph") -> dict[str, list[Sequence[Any]]]:
    """The rows of each table but that of judgements."""
    return {
        "actors": [
            (a.id, a.name, a.kind, a.press, a.wikidata, len(a.mentions), len(a.documents))
            for a in graph.nodes
        ],
        "owners": [(m.document, m.start, m.end, actor.id) for actor in graph.nodes for m in actor.mentions],
        "joins": [
            (actor.id, each.first, each.second, each.score, each.reason, list(each.documents))
            for actor in graph.nodes
            for each in actor.joins
        ],
        "refusals": [
            (actor.id, each.other, each.score, each.reason, each.doubtful)
            for actor in graph.nodes
            for each in actor.refusals
        ],
        "links": [
            (*link, *map(graph.network.get_edge_data(*link).get, (*_LINK, *_WEIGHTS))) for link in graph.edges
        ],
        "passages": [(n, each.document.id, each.start, each.end) for n, each in enumerate(graph.passages)],
        "together": [(*link, passage) for link, indices in graph.edges.items() for passage in indices],
    }
