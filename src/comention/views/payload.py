"""What the page knows, in columns: each text once, everything else by number."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate, combinations
from typing import TYPE_CHECKING, Any

from comention.actors import called
from comention.domain import Actor, Passage, Reference
from comention.graph.context import place
from comention.views.keeping import kept

if TYPE_CHECKING:
    from comention.graph.actorgraph import ActorGraph

Json = dict[str, Any]
# What the page is told of a link: `comention.graph.weights` says what each means.
WEIGHTS = ("llr", "npmi", "q")
_WIDE = re.compile("[\U00010000-\U0010ffff]")


def payload(graph: "ActorGraph", *, characters: int) -> Json:
    """The actors, links, passages and documents of a graph, a list for each thing that is known of them.

    Actors stand in the order of ``graph.nodes`` and links in that of ``graph.edges``; documents, passages and
    actors are named by their place. ``context`` is what stands beside passages and is none itself. A row of
    ``mentions`` is start, end and actor of each mention of a passage, one after the other; one of ``spread``
    is a document and the number of mentions in it.

    Args:
        graph: What to tell.
        characters: How long all texts of passages may be together; for the others there is None.
    """
    texts = kept(graph, characters=characters)
    passages = _places(graph, graph.passages) | {"mentions": _mentions(graph)}
    passages["text"] = [text if index in texts else None for index, text in enumerate(passages["text"])]
    return {
        "documents": _documents(graph),
        "passages": passages,
        "context": _places(graph, _beside(graph, texts)),
        "actors": _actors(graph),
        "links": {
            "passages": [list(indices) for indices in graph.edges.values()],
            **{name: [graph.weights[link][name] for link in graph.edges] for name in WEIGHTS},
        },
        "trials": _trials(graph) if graph.passage == "window" else None,
        "together": graph.passage,
        "window": graph.window,
    }


def _documents(graph: "ActorGraph") -> Json:
    references = list(graph.documents.values())
    numbers = _numbers(graph)
    return {
        **{name: _column(references, name) for name in ("id", "lang", "title", "date", "url")},
        "outlet": _column(references, "source"),
        "story": [numbers[each.story or each.id] for each in references],
    }


def _column(references: Iterable[Reference], name: str) -> list[str | None]:
    return [getattr(reference, name) for reference in references]


def _numbers(graph: "ActorGraph") -> dict[str, int]:
    return {id: index for index, id in enumerate(graph.documents)}


def _places(graph: "ActorGraph", passages: Iterable[Passage]) -> Json:
    numbers = _numbers(graph)
    return {
        "document": [numbers[passage.document.id] for passage in passages],
        "start": [passage.start for passage in passages],
        "text": [passage.text for passage in passages],
    }


def _beside(graph: "ActorGraph", texts: Collection[int]) -> list[Passage]:
    """What stands beside the passages whose texts are told."""
    if not graph.context:
        return []
    pieces = (piece for index in texts for piece in graph.around(graph.passages[index]))
    places = {place(piece) for piece in pieces if piece}
    return [piece for piece in graph.context if place(piece) in places]


def _actors(graph: "ActorGraph") -> Json:
    communities = graph.communities()
    belongs = {id: number for number, community in enumerate(communities) for id in community.actors}
    numbers = _numbers(graph)
    return {
        "id": [actor.id for actor in graph.nodes],
        "wikidata": [actor.wikidata for actor in graph.nodes],
        "aliases": [[[form, count] for form, count in actor.aliases.items()] for actor in graph.nodes],
        "press": [int(actor.press) for actor in graph.nodes],
        "community": [belongs.get(actor.id, -1) for actor in graph.nodes],
        "spread": [_spread(actor, numbers) for actor in graph.nodes],
        "called": _called(graph),
    }


def _called(graph: "ActorGraph") -> list[list[str | None] | None]:
    """By what a judgement calls each actor: in general, of its kind and as none; None where by its name."""
    names = called(graph.nodes)
    words = [(names[actor.id], actor.name) for actor in graph.nodes]
    told = [([each.alone, each.of_kind, each.dropped], name) for each, name in words]
    return [None if each == [name] * 3 else each for each, name in told]


def _spread(actor: Actor, numbers: dict[str, int]) -> list[int]:
    counts = Counter(numbers[mention.document] for mention in actor.mentions)
    return [value for pair in sorted(counts.items()) for value in pair]


def _trials(graph: "ActorGraph") -> Json:
    """The stretches that weights count where passages are windows, as `comention.graph.tally` explains.

    ``nested`` are pairs of actors of a stretch, one after the other, that stand in it only within each
    other's names: they are no company.
    """
    numbers = _numbers(graph)
    # Of each actor of a stretch the last start and the first end tell whether it is anywhere beside another.
    found: dict[tuple[int, int], dict[int, tuple[int, int]]] = {}
    for number, actor in enumerate(graph.nodes):
        for mention in actor.mentions:
            actors = found.setdefault((numbers[mention.document], mention.sentence // graph.window), {})
            start, end = actors.get(number, (mention.start, mention.end))
            actors[number] = max(start, mention.start), min(end, mention.end)
    tiles = sorted(found)
    return {
        "document": [tile[0] for tile in tiles],
        "actors": [sorted(found[tile]) for tile in tiles],
        "nested": [_nested(found[tile]) for tile in tiles],
    }


def _nested(extents: dict[int, tuple[int, int]]) -> list[int]:
    return [
        actor
        for (one, (start, end)), (other, (begin, stop)) in combinations(sorted(extents.items()), 2)
        if end > begin and stop > start
        for actor in (one, other)
    ]


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
    wide = [letter.start() for letter in _WIDE.finditer(text)]
    return [
        value
        for start, end, actor in spans
        for value in (start + bisect_left(wide, start), end + bisect_left(wide, end), actor)
    ]


class _Passages:
    """The passages of each document by where they start; windows may overlap."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        by_document: dict[str, list[tuple[int, int, int]]] = {}
        for index, passage in enumerate(passages):
            by_document.setdefault(passage.document.id, []).append((passage.start, passage.end, index))
        # Of each document the starts, the ends, how far those up to each reach, and the indices.
        self._columns: dict[str, tuple[list[int], ...]] = {}
        for document, places in by_document.items():
            starts, ends, indices = map(list, zip(*sorted(places), strict=True))
            self._columns[document] = starts, ends, list(accumulate(ends, max)), indices

    def holding(self, document: str, start: int, end: int) -> Iterator[int]:
        """The indices of the passages of a document that hold a range of it."""
        starts, ends, reaches, indices = self._columns.get(document, ([], [], [], []))
        at = bisect_right(starts, start) - 1
        while at >= 0 and reaches[at] >= end:
            if ends[at] >= end:
                yield indices[at]
            at -= 1
