"""A graph is read back as it was saved, and what is no graph is said to be none."""

import json

import pytest
from hypothesis import given
from tests.strategies import actors_of, annotated, corpora

from comention.errors import GraphError, OutputError
from comention.graph import load, relate
from comention.graph.storage import dumps

DOCUMENTS = [annotated("d1", [["A", "B"], ["C"]], date="2021")]
GRAPH = relate(DOCUMENTS, actors_of(DOCUMENTS))


@given(documents=corpora())
def test_what_is_saved_is_read_back(tmp_path_factory, documents):
    graph = relate(documents, actors_of(documents))
    path = graph.save(tmp_path_factory.mktemp("graph"))
    assert dumps(load(path)) == dumps(graph)
    assert dumps(load(path.parent)) == dumps(graph)


def test_other_programs_can_read_names_counts_and_links():
    saved = json.loads(dumps(GRAPH))
    assert {actor["name"]: actor["aliases"] for actor in saved["actors"]} == {
        "A": {"A": 1},
        "B": {"B": 1},
        "C": {"C": 1},
    }
    (link,) = saved["links"]
    assert (link["source"], link["target"], link["weight"], link["first"]) == ("x:A", "x:B", 1, "2021")
    assert "A B" in saved["passages"][link["passages"][0]]["text"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "damaged"),
        ("[]", "damaged"),
        ('{"format": "comention-graph", "version": 99}', "version 99"),
        ("{}", "damaged"),
    ],
)
def test_what_is_no_graph_is_said_to_be_none(tmp_path, content, message):
    (tmp_path / "graph.json").write_text(content)
    with pytest.raises(GraphError, match=message):
        load(tmp_path)


def test_a_graph_that_is_not_there_is_named(tmp_path):
    with pytest.raises(GraphError, match=r"nowhere.json cannot be read"):
        load(tmp_path / "nowhere.json")


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    path = GRAPH.save(tmp_path / "graph.json")
    before = path.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OutputError, match="No space left"):
        GRAPH.save(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
