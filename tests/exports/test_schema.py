"""The published JSON Schema holds for every graph that is saved, and for no damaged one."""

import copy
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from tests.exports.hostile import few, measured
from tests.strategies import actors_of, annotated, corpora

from comention.files import encoded
from comention.graph import load, relate
from comention.graph.storage import FORMAT, VERSION, dumps

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "graph.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
DOCUMENTS = [annotated("d1", [["A", "B"], ["C"]], date="2021")]
SAVED = json.loads(dumps(relate(DOCUMENTS, actors_of(DOCUMENTS))))


def test_it_is_a_schema_of_the_format_and_version_of_today():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["format"] == {"const": FORMAT}
    assert SCHEMA["properties"]["version"] == {"const": VERSION}
    assert SCHEMA["$id"].endswith(f":{VERSION}")


@given(corpora())
def test_every_saved_graph_is_valid(documents):
    VALIDATOR.validate(json.loads(dumps(relate(documents, actors_of(documents)))))


@few
@given(measured())
def test_a_graph_of_bad_texts_is_valid_and_read_back(tmp_path_factory, graph):
    path = graph.export(tmp_path_factory.mktemp("json") / "g.json")
    assert path.read_bytes() == encoded(dumps(graph))
    saved = json.loads(path.read_bytes())
    VALIDATOR.validate(saved)
    read = load(path)
    assert [(a.id, a.name, a.mentions) for a in read.nodes] == [
        (a.id, a.name, a.mentions) for a in graph.nodes
    ]
    assert (read.documents, read.passages, read.context) == (graph.documents, graph.passages, graph.context)
    assert read.edges == graph.edges


def test_the_example_is_valid():
    VALIDATOR.validate(json.loads((ROOT / "graphs" / "examples" / "graph.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("version",), 1),
        (("links", 0, "weight"), 0),
        (("links", 0, "passages"), []),
        (("actors", 0, "kind"), "CITY"),
        (("actors", 0, "mentions", 0), [0, 0, 1]),
        (("passages", 0, "text"), None),
        (("context",), None),
        (("documents", 0, "date"), "yesterday"),
    ],
)
def test_what_is_damaged_is_not_valid(place, value):
    damaged = copy.deepcopy(SAVED)
    *way, last = place
    part = damaged
    for step in way:
        part = part[step]
    part[last] = value
    assert not VALIDATOR.is_valid(damaged)
