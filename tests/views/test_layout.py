"""Where actors stand: apart, near those they are linked with, and alike at every run."""

from itertools import combinations
from math import dist

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comention.views.layout import Dot, positions


def drawing(actors, *, seed=1, draw=None):
    """Dots and edges of a random graph."""
    graph = draw(actors, seed)
    numbers = {actor.id: index for index, actor in enumerate(graph.nodes)}
    dots = [Dot(radius=6 + 24 / (rank + 1), label=80 if rank < 30 else 0) for rank in range(len(graph.nodes))]
    return dots, [(numbers[a], numbers[b], float(len(p))) for (a, b), p in graph.edges.items()]


def overlaps(dots, places):
    """The pairs of dots that touch."""
    return [
        (i, j)
        for i, j in combinations(range(len(dots)), 2)
        if dist(places[i], places[j]) < dots[i].radius + dots[j].radius
    ]


def test_the_same_graph_stands_in_the_same_places(draw_random):
    dots, edges = drawing(200, draw=draw_random)
    assert positions(dots, edges, seed=1) == positions(dots, edges[::-1], seed=1)
    assert positions(dots, edges, seed=1) != positions(dots, edges, seed=2)


@pytest.mark.parametrize("actors", [1, 2, 30, 400])
def test_no_two_actors_touch(actors, draw_random):
    dots, edges = drawing(actors, draw=draw_random)
    assert overlaps(dots, positions(dots, edges, seed=1)) == []


@settings(max_examples=60, deadline=None)
@given(
    radii=st.lists(st.integers(3, 40), max_size=25),
    pairs=st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=50),
    seed=st.integers(0, 5),
)
def test_no_two_actors_touch_in_any_graph(radii, pairs, seed):
    dots = [Dot(radius=radius, label=radius * (index % 3)) for index, radius in enumerate(radii)]
    edges = {(min(a, b), max(a, b)) for a, b in pairs if a != b and max(a, b) < len(radii)}
    places = positions(dots, [(a, b, 1.0 + a) for a, b in sorted(edges)], seed=seed)
    assert len(places) == len(dots)
    assert overlaps(dots, places) == []


def test_linked_actors_are_nearer_than_others(draw_random):
    dots, edges = drawing(200, draw=draw_random)
    places = positions(dots, edges, seed=1)
    linked = [dist(places[a], places[b]) for a, b, _ in edges]
    every = [dist(a, b) for a, b in combinations(places, 2)]
    assert sum(linked) / len(linked) < 0.6 * sum(every) / len(every)


def test_parts_lie_apart_and_unlinked_actors_below_them():
    rings = [(10 * ring + i, 10 * ring + (i + 1) % 10, 1.0) for ring in range(5) for i in range(10)]
    dots = [Dot(radius=8)] * 60
    places = positions(dots, rings, seed=1)
    parts = [places[10 * ring : 10 * ring + 10] for ring in range(5)]
    for one, other in combinations(parts, 2):
        inside = max(dist(a, b) for a, b in combinations(one, 2)) / 2
        centre = (sum(x for x, _ in one) / 10, sum(y for _, y in one) / 10)
        assert all(dist(centre, place) > inside / 2 for place in other)
        assert min(dist(a, b) for a in one for b in other) > 2 * 8 + 5
    assert min(y for _, y in places[50:]) > max(y for _, y in places[:50])


def test_a_long_thread_does_not_squeeze_the_rest():
    core = nx.complete_graph(12)
    thread = [(11 + i, 12 + i) for i in range(20)]
    edges = [(a, b, 1.0) for a, b in [*core.edges, *thread]]
    places = positions([Dot(radius=8)] * 32, edges, seed=1)
    width = max(x for x, _ in places) - min(x for x, _ in places)
    assert max(dist(a, b) for a, b in combinations(places[:11], 2)) > width / 12


def test_nothing_has_no_place():
    assert positions([], [], seed=1) == []
