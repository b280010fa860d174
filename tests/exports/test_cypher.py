"""Cypher, run by an engine that is not ours, and the CSV of neo4j-admin."""

import csv
import io

import ocg
from hypothesis import given
from tests.exports.hostile import few, graphs, measured
from tests.strategies import actors_of, annotated

from comention.exports import rows
from comention.exports.cypher import BATCH, cypher
from comention.exports.escaping import whole
from comention.exports.neo4j import neo4j
from comention.exports.property_graph import all_nodes, all_relationships
from comention.graph import relate


def statements(script: str) -> list[str]:
    """The statements that make nodes and relationships; the engine has no constraints of Neo4j's form."""
    return [each for each in script.split(";\n") if each and not each.startswith("CREATE CONSTRAINT")]


def run(script: str) -> ocg.Graph:
    database = ocg.Graph()
    for statement in statements(script):
        database.execute(statement)
    return database


def plain(row: dict) -> dict:
    return {whole(key): whole(value) if isinstance(value, str) else value for key, value in row.items()}


@few
@given(measured())
def test_an_engine_that_runs_it_has_every_node_and_relationship(graph):
    database = run(cypher(graph))
    for sort in all_nodes(graph):
        found = database.execute(f"MATCH (n:{':'.join(sort.labels)}) RETURN properties(n) AS p")
        assert {each["p"]["id"]: each["p"] for each in found} == {
            whole(str(row["id"])): plain(row) for row in sort.rows
        }
    for sort in all_relationships(graph):
        pattern = f"(a:{sort.source})-[r:{sort.type}]->(b:{sort.target})"
        found = database.execute(f"MATCH {pattern} RETURN a.id AS source, b.id AS target, properties(r) AS p")
        ours = {(each["source"], each["target"]): each for each in map(plain, sort.rows)}
        assert len(found) == len(ours)
        for each in found:
            ends = each["source"], each["target"]
            assert {"source": ends[0], "target": ends[1]} | each["p"] == ours[ends]


@few
@given(graphs())
def test_running_it_again_changes_nothing(graph):
    count = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS n, count(r) AS r"
    assert run(cypher(graph)).execute(count) == run(cypher(graph) * 2).execute(count)


def test_a_backslash_before_a_u_is_no_escape():
    documents = [annotated("\\u0022}) DETACH DELETE n //", [["A"]])]
    assert '"\\\\" + "u0022}) DETACH' in cypher(relate(documents, actors_of(documents)))


def test_many_rows_make_several_statements():
    documents = [annotated(f"d{number}", [["A", "B"]]) for number in range(BATCH + 1)]
    graph = relate(documents, actors_of(documents))
    assert sum("MERGE (n:Document" in each for each in statements(cypher(graph))) == 2
    found = run(cypher(graph)).execute("MATCH (n:Passage)-[:PART_OF]->(d) RETURN count(d) AS n")
    assert found == [{"n": BATCH + 1}]


def cells(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@few
@given(measured())
def test_the_files_of_neo4j_admin_name_every_actor_and_link(graph):
    files = neo4j(graph)
    actors = [row for name in ("person", "group", "state") for row in cells(files[f"{name}.csv"])]
    assert sorted(row["id:ID(Actor)"] for row in actors) == sorted(whole(a.id) for a in graph.nodes)
    assert {row[":LABEL"] for row in actors} <= {"Actor;Person", "Actor;Group", "Actor;State"}
    links = [(row[":START_ID(Actor)"], row[":END_ID(Actor)"]) for row in cells(files["mentioned_with.csv"])]
    assert links == [(whole(one), whole(other)) for one, other in graph.edges]
    passages = {row["id:ID(Passage)"]: row["text:string"] for row in cells(files["passage.csv"])}
    assert sorted(passages.values()) == sorted(whole(each.text) for each in graph.passages)
    assert {row[":START_ID(Passage)"] for row in cells(files["part_of.csv"])} == set(passages)


@few
@given(graphs())
def test_an_actor_is_tied_to_the_passages_that_mention_it(graph):
    for index, actors in enumerate(rows.actors_in(graph)):
        place = graph.passages[index]
        expected = {a.id for a in graph.nodes if place in [each.passage for each in graph.evidence(a.id)]}
        assert set(actors) == expected
