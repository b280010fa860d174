"""Backbones, communities, measures, paths and parts: against naive references, the same at every run."""

import random
from dataclasses import replace

import networkx as nx
import pytest
from benchmarks import made_up
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import KINDS, actors_of, annotated, corpora

from comention.config import Relate
from comention.domain import Kind
from comention.errors import ConfigError, UnknownActor
from comention.graph import ActorGraph, relate
from comention.graph.storage import dumps

TWO_CLIQUES = [
    annotated("d1", [["A", "B"], ["A", "B"], ["A", "C"], ["B", "C"], ["C", "D"]]),
    annotated("d2", [["D", "E"], ["D", "E"], ["A", "B"]]),
]


def graph_of(documents):
    return relate(documents, actors_of(documents))


def kept(graph):
    return set(graph.network.edges)


@given(corpora(), st.floats(0.001, 1))
def test_the_significant_backbone_is_what_chance_would_hardly_give(documents, alpha):
    graph = graph_of(documents)
    expected = {(a, b) for a, b, data in graph.network.edges(data=True) if data["q"] <= alpha}
    part = graph.backbone(alpha=alpha)
    assert kept(part) == expected
    assert [actor.id for actor in part.nodes] == [actor.id for actor in graph.nodes]


@given(corpora(), st.floats(0.001, 1))
def test_the_disparity_filter_is_serranos(documents, alpha):
    graph = graph_of(documents)

    def opinion(end, weight):
        weights = [data["weight"] for *_, data in graph.network.edges(end, data=True)]
        return 1 if len(weights) == 1 else (1 - weight / sum(weights)) ** (len(weights) - 1)

    expected = {
        (a, b)
        for a, b, data in graph.network.edges(data=True)
        if min(opinion(a, data["weight"]), opinion(b, data["weight"])) <= alpha
    }
    assert kept(graph.backbone(method="disparity", alpha=alpha)) == expected


@given(corpora(), st.integers(1, 3))
def test_every_actor_keeps_its_strongest_links(documents, count):
    graph = graph_of(documents)
    part = graph.backbone(method="top", count=count)
    for actor in graph.network:
        ranked = sorted(data["llr"] for *_, data in graph.network.edges(actor, data=True))
        assert part.network.degree(actor) >= min(count, len(ranked))
        for *link, data in part.network.edges(actor, data=True):
            other = link[1]
            assert any(
                sorted(d["llr"] for *_, d in graph.network.edges(end, data=True))[-count:][0] <= data["llr"]
                for end in (actor, other)
            )


@given(corpora(), st.integers(1, 4))
def test_a_threshold_keeps_links_of_so_many_passages(documents, least):
    graph = graph_of(documents)
    part = graph.backbone(method="threshold", least=least)
    assert {data["weight"] >= least for *_, data in part.network.edges(data=True)} <= {True}
    assert len(part.edges) == sum(data["weight"] >= least for *_, data in graph.network.edges(data=True))


@given(corpora(), st.sets(st.sampled_from(list(Kind))))
def test_a_part_says_of_its_actors_and_links_what_the_whole_says(documents, kinds):
    graph = graph_of(documents)
    before = dumps(graph)
    part = graph.kinds(*kinds)
    assert {actor.id for actor in part.nodes} == {a.id for a in graph.nodes if KINDS[a.name] in kinds}
    for actor in part.network:
        assert part.network.nodes[actor] == graph.network.nodes[actor]
        assert [e.passage.text for e in part.evidence(actor)] == [
            e.passage.text for e in graph.evidence(actor)
        ]
    for *link, data in part.network.edges(data=True):
        assert data == graph.network.edges[link]
        assert part.evidence(*link) == graph.evidence(*link)
    assert dumps(graph) == before


def test_parts_can_be_taken_of_parts():
    graph = graph_of(TWO_CLIQUES)
    part = graph.kinds("PERSON", "GROUP").backbone(method="threshold", least=2).top(2)
    assert {actor.name for actor in part.nodes} == {"A", "B"}
    assert list(part.edges) == [("x:A", "x:B")]
    assert part.network.edges["x:A", "x:B"] == graph.network.edges["x:A", "x:B"]


def test_a_backbone_that_does_not_exist_is_refused():
    with pytest.raises(ConfigError, match="no backbone by 'spine'"):
        graph_of(TWO_CLIQUES).backbone(method="spine")


def test_communities_are_the_cliques_and_are_called_by_their_strongest():
    first, second = graph_of(TWO_CLIQUES).communities()
    assert (first.name, set(first.actors)) == ("A, B, C", {"x:A", "x:B", "x:C"})
    assert (second.name, second.actors) == ("D, E", ("x:D", "x:E"))


def test_communities_do_not_depend_on_what_was_asked_for_before():
    graph = made_up.graph(300, 900)
    first = graph.communities()
    assert [graph.communities() for _ in range(5)] == [first] * 5


@given(corpora(), st.integers(0, 9))
def test_communities_share_out_the_linked_actors_the_same_way_every_time(documents, seed):
    graph = graph_of(documents)
    found = graph.communities(seed=seed)
    members = sorted(actor for community in found for actor in community.actors)
    assert members == sorted(actor for actor in graph.network if graph.network.degree(actor))
    shuffled = documents.copy()
    random.Random(seed).shuffle(shuffled)
    assert graph_of(shuffled).communities(seed=seed) == found


@given(corpora())
def test_measures_are_those_of_networkx(documents):
    graph = graph_of(documents)
    found = graph.measures()
    between = nx.betweenness_centrality(graph.network)
    for actor, measured in found.items():
        assert measured.degree == len(graph.network.edges(actor))
        assert measured.strength == sum(data["weight"] for *_, data in graph.network.edges(actor, data=True))
        assert measured.betweenness == pytest.approx(between[actor], rel=1e-3)
        parts = nx.number_connected_components(graph.network)
        cut = [nx.restricted_view(graph.network, [], [link]) for link in graph.network.edges(actor)]
        assert measured.bridge == any(nx.number_connected_components(each) > parts for each in cut)
    assert sum(each.pagerank for each in found.values()) == pytest.approx(1 if found else 0, abs=0.01)


def test_the_surroundings_of_an_actor_have_the_links_among_them():
    ego = graph_of(TWO_CLIQUES).ego("C")
    assert {actor.name for actor in ego.nodes} == {"A", "B", "C", "D"}
    assert ("x:A", "x:B") in ego.edges
    assert {actor.name for actor in graph_of(TWO_CLIQUES).ego("E", steps=2).nodes} == {"C", "D", "E"}


def test_a_path_shows_its_evidence_hop_by_hop():
    hops = graph_of(TWO_CLIQUES).path("A", "E")
    assert [(hop.source, hop.target) for hop in hops] == [("x:A", "x:C"), ("x:C", "x:D"), ("x:D", "x:E")]
    assert [len(hop.evidence) for hop in hops] == [1, 1, 2]
    for hop in hops:
        for each in hop.evidence:
            assert each.passage.text[slice(*each.first[0])] == hop.source[-1]
            assert each.passage.text[slice(*each.second[0])] == hop.target[-1]


def test_a_path_is_short_and_leads_through_no_paper():
    few = graph_of([annotated("d1", [["A", "B"], ["B", "C"], ["C", "D"], ["A", "E"], ["E", "D"]])])
    assert [hop.target for hop in few.path("A", "D")] == ["x:E", "x:D"]
    told = ActorGraph(
        nodes=[replace(each, press=each.name == "E") for each in few.nodes],
        documents=few.documents.values(),
        passages=few.passages,
        edges=few.edges,
    )
    assert [hop.target for hop in told.path("A", "D")] == ["x:B", "x:C", "x:D"]
    assert [hop.target for hop in told.path("A", "E")] == ["x:E"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda graph: graph.kinds("people"),
        lambda graph: graph.top(-1),
        lambda graph: graph.strongest(-1),
        lambda graph: graph.surprising(-1),
        lambda graph: graph.strongest(by="nonsense"),
        lambda graph: graph.ego("A", steps=-1),
        lambda graph: graph.series("A", by="week"),
        lambda graph: graph.diff(relate([], [], config=Relate(passage="document"))),
    ],
)
def test_what_cannot_be_meant_is_refused(ask):
    with pytest.raises(ConfigError):
        ask(graph_of(TWO_CLIQUES))


def test_the_least_likely_are_the_strongest():
    graph = graph_of(TWO_CLIQUES)
    ranked = [graph.network.edges[link]["q"] for link in graph.strongest(by="q")]
    assert ranked == sorted(ranked)


def test_a_graph_stays_as_it_is_whatever_is_done_with_what_it_gives():
    graph = graph_of(TWO_CLIQUES)
    del graph.actors["name"]
    assert "name" in graph.actors.columns
    with pytest.raises(nx.NetworkXError):
        graph.network.remove_node("x:A")
    graph.network.copy().remove_node("x:A")
    assert len(graph.links) == len(graph.edges)


def test_where_nothing_leads_there_is_no_path():
    documents = [annotated("d1", [["A", "B"], ["C"]])]
    assert graph_of(documents).path("A", "C") == []
    assert graph_of(documents).path("A", "A") == []
    with pytest.raises(UnknownActor):
        graph_of(documents).path("A", "Nobody")


@pytest.mark.parametrize("documents", [[], [annotated("d1", [[]])], [annotated("d1", [["A"]])]])
def test_nobody_and_one_actor_alone_have_no_structure(documents):
    graph = graph_of(documents)
    assert graph.communities() == graph.strongest() == graph.surprising() == []
    assert not graph.backbone().edges
    assert not graph.top(3).edges
    assert [each.degree for each in graph.measures().values()] == [0] * len(graph.nodes)


@given(corpora())
def test_the_strongest_are_ranked_by_what_is_asked_for(documents):
    graph = graph_of(documents)
    for by in ("llr", "weight", "npmi"):
        values = [graph.network.edges[link][by] for link in graph.strongest(by=by)]
        assert values == sorted(values, reverse=True)
        assert len(values) == min(20, len(graph.edges))
