"""Tables say what the network says, and a notebook is shown no markup that comes from names."""

import sys
from dataclasses import replace

import pytest
from hypothesis import given
from tests.strategies import actors_of, annotated, corpora

from comention.errors import ComentionError
from comention.graph import relate


@given(corpora())
def test_tables_have_a_row_for_each_actor_and_link(documents):
    graph = relate(documents, actors_of(documents))
    actors, links = graph.actors_frame(), graph.links_frame()
    assert list(actors["id"]) == [actor.id for actor in graph.actors]
    assert list(zip(links["source"], links["target"], strict=True)) == list(graph.links)
    for row in actors.to_dict("records"):
        assert row["mentions"] == graph.network.nodes[row["id"]]["mentions"]
    for row in links.to_dict("records"):
        edge = graph.network.edges[row["source"], row["target"]]
        assert {name: row[name] for name in edge} == edge
    assert {"first", "last", "wikidata"} <= set(actors.columns)


def test_without_pandas_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ComentionError, match="frames"):
        relate([], []).actors_frame()


def test_a_notebook_shows_names_and_obeys_none():
    documents = [annotated("d1", [["A", "B"]])]
    actors = [replace(each, name=f"<script>{each.name}</script>") for each in actors_of(documents)]
    shown = relate(documents, actors)._repr_html_()
    assert "&lt;script&gt;A&lt;/script&gt;" in shown
    assert "<script>" not in shown
