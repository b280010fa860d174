"""What the page knows: each text once, everything else by number."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from comention.domain import Actor, Passage, Reference

if TYPE_CHECKING:
    from comention.graph.actorgraph import ActorGraph

Json = dict[str, Any]


def payload(graph: "ActorGraph") -> Json:
    """The actors, links, passages and documents of a graph as compact rows.

    Actors stand in the order of ``graph.nodes`` and links in that of ``graph.edges``; a passage names
    its document by number, and its mentions as start, end and actor, one after the other.
    """
    numbers = {id: index for index, id in enumerate(graph.documents)}
    return {
        "documents": [_document(reference) for reference in graph.documents.values()],
        "passages": [
            [numbers[passage.document.id], passage.text, mentions]
            for passage, mentions in zip(graph.passages, _mentions(graph), strict=True)
        ],
        "actors": [_actor(actor, graph.network.nodes[actor.id]) for actor in graph.nodes],
        "links": [list(indices) for indices in graph.edges.values()],
        "together": graph.passage,
        "window": graph.window,
    }


def _document(reference: Reference) -> list[str | None]:
    return [reference.id, reference.lang, reference.title, reference.date, reference.source, reference.url]


def _actor(actor: Actor, node: Json) -> list[Any]:
    aliases = [[form, count] for form, count in actor.aliases.items()]
    return [actor.id, node["documents"], node.get("first"), node.get("last"), actor.wikidata, aliases]


def _mentions(graph: "ActorGraph") -> list[list[int]]:
    """For each passage the start, end and actor of every mention in it, in reading order."""
    found: list[list[tuple[int, int, int]]] = [[] for _ in graph.passages]
    around = _Passages(graph.passages)
    for number, actor in enumerate(graph.nodes):
        for mention in actor.mentions:
            for index in around.holding(mention.document, mention.start, mention.end):
                start = graph.passages[index].start
                found[index].append((mention.start - start, mention.end - start, number))
    return [_flat(passage.text, sorted(spans)) for passage, spans in zip(graph.passages, found, strict=True)]


def _flat(text: str, spans: list[tuple[int, int, int]]) -> list[int]:
    """Start, end and actor of each span in one row, offsets as JavaScript counts them."""
    # There a character beyond U+FFFF is two.
    wide = [index for index, letter in enumerate(text) if letter > "\uffff"]
    return [
        value
        for start, end, actor in spans
        for value in (start + bisect_left(wide, start), end + bisect_left(wide, end), actor)
    ]


class _Passages:
    """The passages of each document by where they start; windows may overlap."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self._passages = passages
        self._by_document: dict[str, list[tuple[int, int]]] = {}
        for index, passage in enumerate(passages):
            self._by_document.setdefault(passage.document.id, []).append((passage.start, index))
        for places in self._by_document.values():
            places.sort()
        self._longest = max((passage.end - passage.start for passage in passages), default=0)

    def holding(self, document: str, start: int, end: int) -> Iterator[int]:
        """The indices of the passages of a document that hold a range of it."""
        places = self._by_document.get(document, [])
        for at in range(bisect_right(places, (start, len(self._passages))) - 1, -1, -1):
            begin, index = places[at]
            if start - begin > self._longest:
                return
            if end <= self._passages[index].end:
                yield index
