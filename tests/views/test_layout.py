"""Where actors stand: apart, near those they are linked with, and alike at every run."""

from itertools import combinations
from math import dist

import networkx as nx
import numpy as np
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


def apart(places):
    """How far every place is from every other."""
    across, down = (column[:, None] - column[None, :] for column in np.array(places, float).reshape(-1, 2).T)
    return np.hypot(across, down)


def overlaps(dots, places):
    """The pairs of dots that touch."""
    radii = np.array([dot.radius for dot in dots])
    touching = np.triu(apart(places) < radii[:, None] + radii[None, :], 1)
    return np.argwhere(touching).tolist()


@st.composite
def large_graphs(draw):
    """Dots and edges of more actors than one sees at first: hubs, chains, topics, parts and loners."""
    chance = np.random.default_rng(draw(st.integers(0, 1000)))
    count = draw(st.integers(600, 1500))
    members = draw(st.integers(2, count))
    hubs = draw(st.integers(1, 60))
    topic = np.arange(count) % (count // members + 1)
    ends = np.column_stack([chance.integers(0, count, (3 * count, 2)), chance.random(3 * count)])
    ends[:, 0] = np.where(ends[:, 2] < 0.5, ends[:, 0] % hubs, ends[:, 0])
    inner = topic[ends[:, 0].astype(int)] == topic[ends[:, 1].astype(int)]
    kept = ends[inner | (ends[:, 2] > draw(st.floats(0.8, 1)))].astype(int)
    pairs = {(min(a, b), max(a, b)) for a, b, _ in kept.tolist() if a != b}
    pairs |= {(i, i + 1) for i in range(draw(st.integers(0, count - 1)))}
    dots = [Dot(radius=6 + 24 / (rank + 1) ** 0.5, label=80 if rank < 60 else 0) for rank in range(count)]
    return dots, [(a, b, 1.0 + (a + b) % 7) for a, b in sorted(pairs)]


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


@settings(max_examples=6, deadline=None)
@given(graph=large_graphs())
def test_large_graphs_have_room_and_their_places_do_not_depend_on_order(graph):
    dots, edges = graph
    places = positions(dots, edges, seed=1)
    assert overlaps(dots, places) == []
    assert positions(dots, [(b, a, weight) for a, b, weight in edges[::-1]], seed=1) == places


def test_the_strongest_fill_the_picture_evenly(draw_random):
    dots, edges = drawing(2000, draw=draw_random)
    linked = {end for a, b, _ in edges for end in (a, b)}
    places = np.array(positions(dots, edges, seed=1))[[i for i in range(300) if i in linked]]
    distances = apart(places) + np.diag([np.inf] * len(places))
    extent = places.max(axis=0) - places.min(axis=0)
    assert np.quantile(distances.min(axis=1), 0.05) > 0.35 * (extent[0] * extent[1] / len(places)) ** 0.5


def test_names_have_more_room_across_than_down(draw_random):
    dots, edges = drawing(800, draw=draw_random)
    x, y = np.array(positions(dots, edges, seed=1)[:200]).T
    assert x.max() - x.min() > y.max() - y.min()


def test_many_small_parts_stand_below_the_large_one_the_strongest_first():
    large = [(i, i + 1, 1.0) for i in range(59)] + [(i, i + 7, 1.0) for i in range(50)]
    pairs = [(60 + 2 * i, 61 + 2 * i, 1.0) for i in range(1500)]
    dots = [Dot(radius=8)] * (60 + 3000 + 500)
    places = positions(dots, large + pairs, seed=1)
    assert overlaps(dots, places) == []
    assert max(y for _, y in places[:60]) < min(y for _, y in places[60:])
    heights = [places[60 + 2 * i][1] for i in range(1500)]
    assert heights == sorted(heights)
    assert all(dist(places[a], places[b]) < 40 for a, b, _ in pairs)


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
