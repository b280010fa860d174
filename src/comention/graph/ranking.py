"""Links in the order in which they are shown."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from comention.config import at_least
from comention.errors import ConfigError, did_you_mean
from comention.graph.tally import Link

if TYPE_CHECKING:
    import networkx as nx

# What is surprising is hardly chance and no matter of one story.
SURE, STORIES = 0.05, 3
# A link is strong where chance is unlikely.
LIKELY = ("p", "q")
BY = ("llr", "npmi", "pmi", "jaccard", *LIKELY, "weight", "documents", "stories", "outlets")


def strongest(network: "nx.Graph[str]", count: int, *, by: str, press: bool) -> list[Link]:
    """The links by a weight, those of more passages first where it is the same.

    Raises:
        ConfigError: There is no such weight, or no such number of links.
    """
    at_least("count", count, 0)
    if by not in BY:
        raise ConfigError(
            f"There is no weight {by!r}.", did_you_mean(by, BY) or f"Say one of {', '.join(BY)}."
        )
    return _ranked(network, network.edges(data=True), by, press)[:count]


def surprising(network: "nx.Graph[str]", count: int, *, press: bool) -> list[Link]:
    """The links that are hardly chance and stand in three stories, by how exclusive they are (NPMI).

    Raises:
        ConfigError: There is no such number of links.
    """
    at_least("count", count, 0)
    sure = (e for e in network.edges(data=True) if e[2]["q"] < SURE and e[2]["stories"] >= STORIES)
    return _ranked(network, sure, "npmi", press)[:count]


def _ranked(
    network: "nx.Graph[str]", edges: Iterable[tuple[str, str, dict[str, Any]]], by: str, press: bool
) -> list[Link]:
    nodes = network.nodes
    shown = [e for e in edges if press or not (nodes[e[0]]["press"] or nodes[e[1]]["press"])]
    sign = 1 if by in LIKELY else -1
    ordered = sorted((sign * data[by], -data["weight"], min(a, b), max(a, b)) for a, b, data in shown)
    return [(first, second) for *_, first, second in ordered]
