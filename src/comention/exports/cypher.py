"""Cypher, for Neo4j and its kin: statements that may run again and change nothing then."""

import json
import re
from collections.abc import Iterator, Sequence

from comention.exports.escaping import whole
from comention.exports.property_graph import Nodes, Relationships, all_nodes, all_relationships
from comention.exports.rows import Row, Value
from comention.graph import ActorGraph

BATCH = 500


def cypher(graph: ActorGraph) -> str:
    """The text of a Cypher script, a statement for some hundreds of nodes or relationships."""
    nodes = list(all_nodes(graph))
    labels = dict.fromkeys(each.labels[0] for each in nodes)
    statements = [_constraint(label) for label in labels]
    statements += [statement for each in nodes for statement in _merge_nodes(each)]
    statements += [text for each in all_relationships(graph) for text in _merge_relationships(each)]
    return "".join(f"{statement};\n" for statement in statements)


def _constraint(label: str) -> str:
    name = f"comention_{label.lower()}"
    return f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"


def _merge_nodes(nodes: Nodes) -> Iterator[str]:
    first, *others = nodes.labels
    more = "".join(f"SET n:{label} " for label in others)
    for batch in _batches(nodes.rows):
        yield f"UNWIND [\n{batch}\n] AS row\nMERGE (n:{first} {{id: row.id}}) {more}SET n += row"


def _merge_relationships(sort: Relationships) -> Iterator[str]:
    rows: list[dict[str, Value | Row]] = [
        {
            "source": row["source"],
            "target": row["target"],
            "properties": {name: value for name, value in row.items() if name not in ("source", "target")},
        }
        for row in sort.rows
    ]
    for batch in _batches(rows):
        yield (
            f"UNWIND [\n{batch}\n] AS row\n"
            f"MATCH (a:{sort.source} {{id: row.source}}) MATCH (b:{sort.target} {{id: row.target}})\n"
            f"MERGE (a)-[r:{sort.type}]->(b) SET r += row.properties"
        )


def _batches(rows: Sequence[Row] | Sequence[dict[str, Value | Row]]) -> Iterator[str]:
    for start in range(0, len(rows), BATCH):
        yield ",\n".join(f"  {_map(row)}" for row in rows[start : start + BATCH])


def _map(row: Row | dict[str, Value | Row]) -> str:
    return "{" + ", ".join(f"{_name(name)}: {_literal(value)}" for name, value in row.items()) + "}"


def _name(name: str) -> str:
    """A property's name, in backticks where it is no plain word."""
    return name if re.fullmatch(r"[A-Za-z_]\w*", name, re.ASCII) else f"`{whole(name).replace('`', '``')}`"


def _literal(value: Value | Row) -> str:
    if isinstance(value, dict):
        return _map(value)
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _text(text: str) -> str:
    r"""A text as a literal of Cypher, whose escapes are those of JSON.

    Neo4j looks for ``\u`` before it looks for ``\\``, so that a backslash is kept apart from a "u" behind it.
    """
    parts = re.split(r"(?<=\\)(?=u)", whole(text))
    return " + ".join(json.dumps(part, ensure_ascii=False) for part in parts)
