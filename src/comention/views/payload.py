"""What the page knows, in columns: each text once, everything else by number."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from comention.actors import called
from comention.domain import Passage, Reference
from comention.graph.context import beside
from comention.graph.counting import Numbers, Table, ordinals, places
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
    edges = [graph.network.get_edge_data(*link) for link in graph.edges]
    found = places(graph.nodes, _numbers(graph))
    passages = _places(graph, graph.passages) | {"mentions": _mentions(graph, found)}
    passages["text"] = [text if index in texts else None for index, text in enumerate(passages["text"])]
    return {
        "documents": _documents(graph),
        "passages": passages,
        "context": _places(graph, _beside(graph, texts)),
        "actors": _actors(graph, found),
        "links": {
            "passages": [list(indices) for indices in graph.edges.values()],
            **{name: [edge[name] for edge in edges] for name in WEIGHTS},
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
    count = len(graph.passages)
    around = np.stack(beside([*graph.passages, *graph.context], count))[:, sorted(texts)]
    return [graph.context[number - count] for number in np.unique(around).tolist() if number >= count]


def _actors(graph: "ActorGraph", found: Table) -> Json:
    communities = graph.communities()
    belongs = {id: number for number, community in enumerate(communities) for id in community.actors}
    return {
        "id": [actor.id for actor in graph.nodes],
        "wikidata": [actor.wikidata for actor in graph.nodes],
        "aliases": [[[form, count] for form, count in actor.aliases.items()] for actor in graph.nodes],
        "press": [int(actor.press) for actor in graph.nodes],
        "community": [belongs.get(actor.id, -1) for actor in graph.nodes],
        "spread": _spread(found, len(graph.nodes)),
        "called": _called(graph),
    }


def _called(graph: "ActorGraph") -> list[list[str | None] | None]:
    """By what a judgement calls each actor: in general, of its kind and as none; None where by its name."""
    names = called(graph.nodes)
    words = [(names[actor.id], actor.name) for actor in graph.nodes]
    told = [([each.alone, each.of_kind, each.dropped], name) for each, name in words]
    return [None if each == [name] * 3 else each for each, name in told]


def _spread(found: Table, actors: int) -> list[list[int]]:
    """For each actor its documents, each with the number of mentions in it."""
    document, actor = found["document"], found["actor"]
    _, first, counts = np.unique(ordinals(actor, document), return_index=True, return_counts=True)
    return _cut(actor[first], np.stack([document[first], counts], axis=1), actors)


def _cut(number: Numbers, values: Numbers, count: int) -> list[list[int]]:
    """Rows of values as so many lists, one after the other in each; ``number`` says in which, in order."""
    borders = np.searchsorted(number, np.arange(count + 1)) * values.shape[1]
    flat = values.ravel().tolist()
    return [flat[first:last] for first, last in pairwise(borders.tolist())]


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


def _mentions(graph: "ActorGraph", found: Table) -> list[list[int]]:
    """For each passage the start, end and actor of every mention in it, in reading order."""
    document, start, end, actor = (found[name] for name in ("document", "starts", "ends", "actor"))
    passage, mention = _held(graph, ordinals(document, start), ordinals(document, end))
    begins = np.array([each.start for each in graph.passages], dtype=np.int64)[passage]
    rows = np.stack([passage, start[mention] - begins, end[mention] - begins, actor[mention]])
    number, *values = rows[:, np.lexsort(rows[::-1])]
    cut = _cut(number, np.stack(values, axis=1), len(graph.passages))
    return [_as_javascript(each.text, row) for each, row in zip(graph.passages, cut, strict=True)]


def _held(graph: "ActorGraph", starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """Every passage with every mention that it holds, by their numbers; windows may overlap.

    Args:
        graph: What has the passages.
        starts: Of each mention one number for its document and its start.
        ends: The same for its end.
    """
    numbers = _numbers(graph)
    places = np.array([(numbers[p.document.id], p.start, p.end) for p in graph.passages], dtype=np.int64)
    document, begin, close = places.reshape(-1, 3).T
    order = np.lexsort([close, begin, document])
    closes = ordinals(document, close)[order]
    reaches = np.maximum.accumulate(closes)  # how far the passages up to one go
    at = np.searchsorted(ordinals(document, begin)[order], starts, side="right") - 1
    mention = np.arange(len(starts))
    passages, mentions = [], []
    while len(mention):
        at, mention = at[at >= 0], mention[at >= 0]
        near = reaches[at] >= ends[mention]
        at, mention = at[near], mention[near]
        holds = closes[at] >= ends[mention]
        passages.append(order[at[holds]])
        mentions.append(mention[holds])
        at = at - 1
    return np.concatenate([*passages, []]).astype(np.int64), np.concatenate([*mentions, []]).astype(np.int64)


def _as_javascript(text: str, row: list[int]) -> list[int]:
    """Start, end and actor of each span of a text in one row, offsets as JavaScript counts them."""
    # There a character beyond U+FFFF is two.
    if wide := [letter.start() for letter in _WIDE.finditer(text)]:
        for ends in (slice(0, None, 3), slice(1, None, 3)):
            row[ends] = [at + bisect_left(wide, at) for at in row[ends]]
    return row
