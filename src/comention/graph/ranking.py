"""Links in the order in which they are shown."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from comention.graph.tally import Link

if TYPE_CHECKING:
    import networkx as nx

# What is surprising is hardly chance and no matter of one story.
SURE, STORIES = 0.05, 3


def strongest(network: "nx.Graph[str]", *, by: str, press: bool) -> list[Link]:
    """The links by a weight, those of more passages first where it is the same."""
    return _ranked(network, network.edges(data=True), by, press)


def surprising(network: "nx.Graph[str]", *, press: bool) -> list[Link]:
    """The links that are hardly chance and stand in three stories, by how exclusive they are (NPMI)."""
    sure = (e for e in network.edges(data=True) if e[2]["q"] < SURE and e[2]["stories"] >= STORIES)
    return _ranked(network, sure, "npmi", press)


def _ranked(
    network: "nx.Graph[str]", edges: Iterable[tuple[str, str, dict[str, Any]]], by: str, press: bool
) -> list[Link]:
    nodes = network.nodes
    shown = [e for e in edges if press or not (nodes[e[0]]["press"] or nodes[e[1]]["press"])]
    ordered = sorted((-data[by], -data["weight"], min(a, b), max(a, b)) for a, b, data in shown)
    return [(first, second) for *_, first, second in ordered]
