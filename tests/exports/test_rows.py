"""What every export writes: actors, links and passages, with whatever attributes they have."""

import math

from tests.strategies import actors_of, annotated

from comention.exports import rows
from comention.graph import relate

DOCUMENTS = [annotated("d1", [["A", "B"], ["C"]], date="2021"), annotated("d2", [["A", "B"]])]


def test_rows_are_the_graph():
    graph = relate(DOCUMENTS, actors_of(DOCUMENTS))
    assert rows.nodes(graph)[0] == {"id": "x:A", **graph.network.nodes["x:A"], "aliases": "A"}
    assert rows.edges(graph) == [{"source": "x:A", "target": "x:B", **graph.network.edges["x:A", "x:B"]}]
    assert [(row["document"], row.get("date"), row["text"]) for row in rows.evidence(graph)] == [
        ("d1", "2021", graph.passages[0].text),
        ("d2", None, graph.passages[2].text),
    ]


def test_what_is_not_known_is_left_out_and_types_are_one():
    graph = relate(DOCUMENTS, actors_of(DOCUMENTS))
    for id, value in (("x:A", 1), ("x:B", 0.5), ("x:C", math.nan)):
        graph.network.nodes[id].update(npmi=value, community=None, mixed=value if value == 1 else "one")
    a, b, c = rows.nodes(graph)
    assert [row.get("npmi") for row in (a, b, c)] == [1.0, 0.5, None]
    assert isinstance(a["npmi"], float)
    assert [row["mixed"] for row in (a, b, c)] == ["1", "one", "one"]
    assert "community" not in a
