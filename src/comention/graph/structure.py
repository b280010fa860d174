"""What shape a graph has: who is central, which actors belong together, how two are connected."""

import ctypes
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
from scipy.sparse import csr_matrix

from comention.domain import Evidence

if TYPE_CHECKING:
    from comention.graph.actorgraph import ActorGraph

# With more actors than this, betweenness is estimated from so many: a quarter of a minute for 10,000 actors
# and 50,000 links, for which all else takes a second each at most.
SOURCES = 200
# The log-likelihood ratio that a link counts as at least: one that is no more than chance is still a link.
CHANCE = 0.1


@dataclass(frozen=True, slots=True)
class Community:
    """Actors that are mentioned with each other more than with the rest, the strongest first.

    ``name`` is made of the names of the three strongest.
    """

    name: str
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """How central an actor is.

    ``degree`` is the number of its links, ``strength`` the number of their passages, ``betweenness`` the
    share of the shortest paths between others that lead through it (Freeman 1977), ``pagerank`` the share of
    time that a walk along passages spends with it (Brin and Page 1998), ``bridge`` whether one of its links
    is the only connection between two parts of the graph.
    """

    degree: int
    strength: int
    betweenness: float
    pagerank: float
    bridge: bool


@dataclass(frozen=True, slots=True)
class Hop:
    """A step of a path between two actors, by id, with the passages that mention both."""

    source: str
    target: str
    evidence: tuple[Evidence, ...]


def measures(network: "nx.Graph[str]", *, seed: int) -> dict[str, Measures]:
    """How central each actor is, to four significant digits."""
    sample = SOURCES if len(network) > SOURCES else None
    between = nx.betweenness_centrality(network, k=sample, seed=seed)
    rank = nx.pagerank(network, weight="weight") if network else {}
    bridges = {end for link in nx.bridges(network) for end in link}
    return {
        actor: Measures(
            degree=network.degree(actor),
            strength=network.degree(actor, weight="weight"),
            betweenness=float(f"{between[actor]:.4g}"),
            pagerank=float(f"{rank[actor]:.4g}"),
            bridge=actor in bridges,
        )
        for actor in network
    }


def communities(network: "nx.Graph[str]", *, seed: int, press: bool) -> list[Community]:
    """The communities of the linked actors, the largest first, by the Leiden method.

    Traag, Waltman and van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", Scientific
    Reports 9, 2019. Links count by their log-likelihood ratio, so that no actor draws everybody to it whom
    chance puts beside it. An actor without links is in none, nor, unless ``press`` is said, is the press.
    """
    from sknetwork.clustering import Leiden  # a third of a second to load

    members = {actor for actor, cited in network.nodes(data="press") if press or not cited}
    links = [each for each in network.edges(data="llr") if members.issuperset(each[:2])]
    actors = sorted({end for link in links for end in link[:2]})
    if not actors:
        return []
    _seed_c(seed)
    labels = Leiden(random_state=seed).fit_predict(_matrix(actors, links)).tolist()
    community = dict(zip(actors, labels, strict=True))
    within: dict[str, list[float]] = {actor: [] for actor in actors}
    for one, other, llr in links:
        if community[one] == community[other]:
            within[one].append(llr)
            within[other].append(llr)
    inner = {actor: fsum(ratios) for actor, ratios in within.items()}  # whose order says nothing
    groups: dict[int, list[str]] = {}
    for actor in sorted(actors, key=lambda actor: (-inner[actor], actor)):
        groups.setdefault(community[actor], []).append(actor)
    names = network.nodes(data="name")
    made = [
        Community(", ".join(names[actor] for actor in group[:3]), tuple(group)) for group in groups.values()
    ]
    return sorted(made, key=lambda community: (-len(community.actors), community.actors))


def _matrix(actors: Sequence[str], links: Sequence[tuple[str, str, float]]) -> csr_matrix:
    """The log-likelihood ratios of links, both ways, in the order of the actors."""
    places = {actor: place for place, actor in enumerate(actors)}
    ends = np.array([(places[one], places[other]) for one, other, _ in links])
    weights = np.array([max(llr, CHANCE) for *_, llr in links])
    both = np.concatenate([ends, ends[:, ::-1]]).T
    return csr_matrix((np.tile(weights, 2), both), shape=(len(actors), len(actors)))


def _seed_c(seed: int) -> None:
    """Seed the random numbers of C, from which Leiden draws whatever state it is given."""
    ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None).srand(seed)


def around(network: "nx.Graph[str]", actor: str, *, steps: int) -> set[str]:
    """The actors that so many links lead to from one, and that one."""
    return set(nx.single_source_shortest_path_length(network, actor, cutoff=steps))


def strongest_path(graph: "ActorGraph", first: str, second: str) -> list[Hop]:
    """The hops of the strongest path between two actors, by id; none where nothing connects them.

    A link is the longer the smaller its log-likelihood ratio, from 1 to 11, so that a path is short and goes
    round what chance gives. The shortest is found by Dijkstra's algorithm (1959). It does not lead through
    the press, which is named beside everybody that it writes of.
    """
    nodes = graph.network.nodes

    def length(one: str, other: str, data: dict[str, float]) -> float | None:
        through = {one, other} - {first, second}
        return None if any(nodes[end]["press"] for end in through) else 1 + 1 / max(data["llr"], CHANCE)

    try:
        actors: Sequence[str] = nx.dijkstra_path(graph.network, first, second, weight=length)
    except nx.NetworkXNoPath:
        return []
    return [Hop(one, other, tuple(graph.evidence(one, other))) for one, other in pairwise(actors)]
