"""Tables say what the network says, and a notebook is shown no markup that comes from names."""

from dataclasses import replace

import polars as pl
from hypothesis import given
from tests.strategies import actors_of, annotated, corpora

from comention.graph import relate


@given(corpora())
def test_tables_have_a_row_for_each_actor_and_link(documents):
    graph = relate(documents, actors_of(documents))
    actors, links = graph.actors, graph.links
    assert list(actors["id"]) == [actor.id for actor in graph.nodes]
    assert list(zip(links["source"], links["target"], strict=True)) == list(graph.edges)
    for row in actors.to_dict("records"):
        assert row["mentions"] == graph.network.nodes[row["id"]]["mentions"]
    for row in links.to_dict("records"):
        edge = graph.network.edges[row["source"], row["target"]]
        assert {name: row[name] for name in edge} == edge
    assert {"first", "last", "wikidata"} <= set(actors.columns)


@given(corpora())
def test_polars_reads_the_same_tables(documents):
    graph = relate(documents, actors_of(documents))
    assert pl.DataFrame(graph.actors)["id"].to_list() == list(graph.actors["id"])
    links = pl.DataFrame(graph.links)
    assert links.columns == list(graph.links.columns)
    assert links["weight"].to_list() == list(graph.links["weight"])


def test_a_notebook_shows_names_and_obeys_none():
    documents = [annotated("d1", [["A", "B"]])]
    actors = [replace(each, name=f"<script>{each.name}</script>") for each in actors_of(documents)]
    shown = relate(documents, actors)._repr_html_()
    assert "&lt;script&gt;A&lt;/script&gt;" in shown
    assert "<script>" not in shown
    assert shown.endswith("</iframe>")
