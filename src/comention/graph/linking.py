"""Actors to graph: which are mentioned together, and in which passages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from comention import config as settings
from comention.collecting import uncollected
from comention.domain import Actor, AnnotatedDocument, Reference
from comention.graph.actorgraph import ActorGraph
from comention.graph.counting import Counter, Numbers, co_mentions, ordinals
from comention.graph.network import Weights, weights_of
from comention.graph.passages import bordering, preceding, stretch, table, units
from comention.graph.press import with_press
from comention.graph.stories import stories
from comention.graph.tally import Link, tally_of


@uncollected()
def relate(
    documents: Iterable[AnnotatedDocument],
    actors: Iterable[Actor],
    *,
    config: settings.Relate | None = None,
    sketches: Mapping[str, bytes] | None = None,
    count: Counter = co_mentions,
) -> ActorGraph:
    """The graph of the actors that are mentioned together; each link knows its passages.

    A mention within another's name ("israélienne" in "armée israélienne") is no company to it. A link's
    weight is the number of distinct passages: sentences, paragraphs, documents, or the shortest windows that
    hold both actors, so that one co-mention is never counted twice however windows overlap.

    Args:
        documents: The documents, with their mentions.
        actors: What the mentions were resolved to.
        config: What "together" means.
        sketches: By the ids of the documents what tells reprints, where it is known already.
        count: What runs the query that counts, which is the same everywhere.

    Raises:
        DocumentError: The sentences of a document end before its mentions do.
    """
    chosen = config or settings.Relate()
    read = sorted(documents, key=lambda annotated: annotated.document.id)
    everyone = with_press(
        sorted(actors, key=lambda actor: actor.id), [annotated.document for annotated in read]
    )
    cut = [units(annotated, chosen.passage) for annotated in read]
    mentions = table(read, cut, everyone)
    together = count(mentions, window=chosen.window if chosen.passage == "window" else 1)
    alone = {"document": mentions["document"], "opening": mentions["unit"], "closing": mentions["unit"]}
    places, number = _distinct([alone, together], preceding(cut))
    ids = [actor.id for actor in everyone]
    edges = _links(together, number[len(mentions["unit"]) :], ids)
    references = _references(read, sketches)
    texts = [annotated.document.text for annotated in read]
    return ActorGraph(
        nodes=everyone,
        documents=references,
        passages=[
            stretch(references[document], texts[document], cut[document], opening, closing)
            for document, opening, closing in places
        ],
        context=[
            stretch(references[document], texts[document], cut[document], unit, unit)
            for document, mentioning in enumerate(_by_document(mentions, len(read)))
            for unit in bordering(texts[document], cut[document], mentioning)
        ],
        edges=edges,
        passage=chosen.passage,
        window=chosen.window,
        weights=_weights(mentions, ids, edges, chosen),
    )


def _weights(
    mentions: Mapping[str, Numbers],
    ids: Sequence[str],
    links: Mapping[Link, tuple[int, ...]],
    config: settings.Relate,
) -> Weights:
    """The weights of the links, by the units in which actors are mentioned."""
    overlapping = config.passage == "window"
    counted = {**mentions, "unit": mentions["unit"] // config.window} if overlapping else mentions
    told = weights_of(tally_of(counted, ids, links, overlapping=overlapping), actors=len(ids))
    return dict(zip(links, told, strict=True))


def _references(
    documents: Sequence[AnnotatedDocument], sketches: Mapping[str, bytes] | None
) -> list[Reference]:
    """The references of documents, which know their stories."""
    told = stories((annotated.document for annotated in documents), sketches)
    return [replace(each.document.reference, story=told.get(each.document.id)) for each in documents]


def _by_document(mentions: Mapping[str, Numbers], count: int) -> list[set[int]]:
    """For each document the units that mention somebody."""
    found: list[set[int]] = [set() for _ in range(count)]
    for document, unit in zip(mentions["document"].tolist(), mentions["unit"].tolist(), strict=True):
        found[document].add(unit)
    return found


def _distinct(
    tables: Sequence[Mapping[str, Numbers]], before: Numbers
) -> tuple[list[tuple[int, ...]], Numbers]:
    """The stretches of units in some tables, each once and in reading order; and the place of each row's."""
    document, opening, closing = (
        np.concatenate([table[name] for table in tables]) for name in ("document", "opening", "closing")
    )
    first = before[document]
    _, some, number = np.unique(
        ordinals(first + opening, first + closing), return_index=True, return_inverse=True
    )
    return list(zip(*(column[some].tolist() for column in (document, opening, closing)), strict=True)), number


def _links(
    together: Mapping[str, Numbers], passages: Numbers, ids: Sequence[str]
) -> dict[Link, tuple[int, ...]]:
    """For each pair the passages that hold it; those of one pair follow each other in ``together``."""
    one, other, indices = together["one"], together["other"], passages.tolist()
    changes = (np.diff(one, prepend=-1) != 0) | (np.diff(other, prepend=-1) != 0)
    borders = [*np.flatnonzero(changes).tolist(), len(indices)]
    return {
        (ids[one[start]], ids[other[start]]): tuple(indices[start:end]) for start, end in pairwise(borders)
    }
