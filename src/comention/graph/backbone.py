"""Which links to keep: four answers, each a set of links of a network."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from comention.errors import ConfigError
from comention.graph.tally import Link

if TYPE_CHECKING:
    import networkx as nx


def backbone(network: "nx.Graph[str]", method: str, *, alpha: float, count: int, least: float) -> set[Link]:
    """The links that matter, by one of the methods below.

    Raises:
        ConfigError: There is no such method.
    """
    match method:
        case "significance":
            return significant(network, alpha)
        case "disparity":
            return disparity(network, alpha)
        case "top":
            return strongest_of_each(network, count)
        case "threshold":
            return at_least(network, least)
    raise ConfigError(
        f"There is no backbone by {method!r}.", "Say significance, disparity, top or threshold."
    )


def significant(network: "nx.Graph[str]", alpha: float) -> set[Link]:
    """The links that chance would hardly give: those whose q is at most ``alpha``.

    It asks of each link whether its two actors are together more than by chance, whoever else they are with.
    """
    return _links((one, other) for one, other, data in network.edges(data=True) if data["q"] <= alpha)


def disparity(network: "nx.Graph[str]", alpha: float) -> set[Link]:
    """The links that are much of what one of their ends has: the disparity filter.

    (1 - w / s) ** (k - 1) <= alpha for an end of degree k and strength s; Serrano, Boguñá and Vespignani,
    "Extracting the multiscale backbone of complex weighted networks", PNAS 106(16), 2009. An end of a single
    link has no opinion of it. It asks of each link how an actor's company is spread, whatever chance gives.
    """
    degree, strength = dict(network.degree()), dict(network.degree(weight="weight"))

    def surprise(end: str, weight: float) -> float:
        return float((1 - weight / strength[end]) ** (degree[end] - 1)) if degree[end] > 1 else 1.0

    return _links(
        (one, other)
        for one, other, data in network.edges(data=True)
        if min(surprise(one, data["weight"]), surprise(other, data["weight"])) <= alpha
    )


def strongest_of_each(network: "nx.Graph[str]", count: int) -> set[Link]:
    """The so many strongest links of every actor; where several are as strong, those first by id."""

    def order(link: Link) -> tuple[float, Link]:
        return -network.edges[link]["llr"], link

    return {link for actor in network for link in sorted(_links(network.edges(actor)), key=order)[:count]}


def at_least(network: "nx.Graph[str]", least: float) -> set[Link]:
    """The links of so many passages or more."""
    return _links((one, other) for one, other, data in network.edges(data=True) if data["weight"] >= least)


def _links(edges: Iterable[tuple[str, str]]) -> set[Link]:
    return {(min(edge), max(edge)) for edge in edges}
