"""The pyvis network that we draw with: a network still, without its traps."""

import networkx as nx
import pytest
from pyvis.network import Network

from comention.config import Render
from comention.views.network import ActorNetwork


@pytest.fixture
def network(small):
    return ActorNetwork.of(small, lang="fr", config=Render())


def test_it_is_a_pyvis_network_of_the_graph(network, small):
    assert isinstance(network, Network)
    assert network.num_nodes() == len(small.nodes)
    assert network.num_edges() == len(small.edges)
    assert network.get_node("state:IR")["label"] == "Iran"
    assert "state:IR" in network.neighbors("state:FR")


def test_the_graph_is_left_as_it_was(small):
    before = nx.node_link_data(small.network, edges="edges")
    ActorNetwork.of(small, lang="fr", config=Render()).generate_html()
    assert nx.node_link_data(small.network, edges="edges") == before


def test_from_nx_leaves_the_graph_as_it_was():
    graph = nx.Graph()
    graph.add_edge("a", "b", weight=3)
    ActorNetwork().from_nx(graph)
    assert dict(graph.edges["a", "b"]) == {"weight": 3}
    assert dict(graph.nodes["a"]) == {}


def test_nodes_and_edges_are_added_once():
    network = ActorNetwork()
    for _ in range(2):
        network.add_node("a", color="red")
        network.add_node("b")
        network.add_edge("a", "b", value=2)
        network.add_edge("b", "a", value=3)
    assert [node["id"] for node in network.nodes] == ["a", "b"]
    assert [(edge["from"], edge["to"], edge["value"]) for edge in network.edges] == [("a", "b", 2)]


def test_an_edge_needs_its_nodes():
    network = ActorNetwork()
    network.add_node("a")
    with pytest.raises(ValueError, match="no node 'b'"):
        network.add_edge("a", "b")


def test_the_page_is_written_as_utf_8_and_beside_nothing(network, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    network.write_html("page.html")
    assert "États-Unis" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_options_reach_the_page(network):
    network.set_options('{"interaction": {"zoomSpeed": 0.25}}')
    assert '"zoomSpeed":0.25' in network.generate_html()
