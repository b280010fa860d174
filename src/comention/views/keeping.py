"""Which passages a page holds in words where it cannot hold all: those that say most of each link."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from comention.domain import Passage

if TYPE_CHECKING:
    from comention.graph.actorgraph import ActorGraph


def kept(graph: "ActorGraph", *, characters: int) -> set[int]:
    """The indices of passages whose texts are no longer together than ``characters``.

    Every link gives its most telling passage before any gives its second, the strongest links first; what
    mentions a single actor comes last.
    """
    if sum(len(passage.text) for passage in graph.passages) <= characters:
        return set(range(len(graph.passages)))
    found: set[int] = set()
    left = characters
    for index in _by_rank(graph):
        left -= len(graph.passages[index].text)
        if left < 0:
            break
        found.add(index)
    return found


def _by_rank(graph: "ActorGraph") -> list[int]:
    """All passages, each where it first stands in the lists of its links."""
    links = sorted(graph.edges, key=lambda link: (-graph.weights[link]["llr"], link))
    lists = [_telling(graph.passages, graph.edges[link]) for link in links]
    ranked = sorted(
        (rank, number, index) for number, own in enumerate(lists) for rank, index in enumerate(own)
    )
    return list(dict.fromkeys([*(index for *_, index in ranked), *range(len(graph.passages))]))


def _telling(passages: Sequence[Passage], indices: Sequence[int]) -> Sequence[int]:
    """The passages of a link: one of each story before the second of any, short ones first."""
    if len(indices) == 1:
        return indices
    told: dict[str, int] = {}
    ranked = []
    for index in sorted(indices, key=lambda index: (len(passages[index].text), index)):
        story = passages[index].document.story or passages[index].document.id
        told[story] = told.get(story, 0) + 1
        ranked.append((told[story], index))
    return [index for _, index in sorted(ranked, key=lambda pair: pair[0])]
