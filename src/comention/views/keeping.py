"""Which passages a page holds in words where it cannot hold all: those that say most of each link."""

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from comention.graph.counting import Numbers, ordinals

if TYPE_CHECKING:
    from comention.graph.actorgraph import ActorGraph


def kept(graph: "ActorGraph", *, characters: int) -> set[int]:
    """The indices of passages whose texts are no longer together than ``characters``.

    Every link gives its most telling passage before any gives its second, the strongest links first; what
    mentions a single actor comes last.
    """
    lengths = np.array([len(passage.text) for passage in graph.passages], dtype=np.int64)
    if lengths.sum() <= characters:
        return set(range(len(lengths)))
    ranked = _by_rank(graph, lengths)
    return set(ranked[lengths[ranked].cumsum() <= characters].tolist())


def _by_rank(graph: "ActorGraph", lengths: Numbers) -> Numbers:
    """All passages, each where it first stands in the lists of its links."""
    links = sorted(graph.edges, key=lambda link: (-graph.network.get_edge_data(*link)["llr"], link))
    lists = [graph.edges[link] for link in links]
    link = np.repeat(np.arange(len(lists)), np.array(list(map(len, lists)), dtype=np.int64))
    passage = np.fromiter(chain.from_iterable(lists), dtype=np.int64)
    order = _telling(link, passage, lengths[passage], _stories(graph)[passage])
    link, passage = link[order], passage[order]
    ranked = passage[np.lexsort([link, _before(link)])]
    return np.array(list(dict.fromkeys([*ranked.tolist(), *range(len(lengths))])), dtype=np.int64)


def _telling(link: Numbers, passage: Numbers, length: Numbers, story: Numbers) -> Numbers:
    """The order of each link's passages: one of each story before the second of any, short ones first."""
    order = np.lexsort([passage, length, link])
    told = _before(ordinals(link, story)[order])
    return order[np.lexsort([told, link[order]])]


def _stories(graph: "ActorGraph") -> Numbers:
    """For each passage the number of the story that it is of."""
    numbers: dict[str, int] = {}
    told = (passage.document.story or passage.document.id for passage in graph.passages)
    return np.array([numbers.setdefault(story, len(numbers)) for story in told], dtype=np.int64)


def _before(group: Numbers) -> Numbers:
    """For each place in a row of groups how many of its group stand before it."""
    order = np.argsort(group, kind="stable")
    _, begins, number = np.unique(group[order], return_index=True, return_inverse=True)
    found = np.empty_like(group)
    found[order] = np.arange(len(group)) - begins[number]
    return found
