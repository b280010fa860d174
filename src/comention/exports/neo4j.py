"""The CSV files that ``neo4j-admin database import`` reads."""

import csv
from collections.abc import Mapping
from io import StringIO

from comention.exports import rows
from comention.exports.escaping import whole
from comention.exports.property_graph import Nodes, Relationships, all_nodes, all_relationships
from comention.exports.rows import Row, Value
from comention.graph import ActorGraph

_TYPES: Mapping[type, str] = {bool: "boolean", int: "long", float: "double", str: "string"}


def neo4j(graph: ActorGraph) -> dict[str, str]:
    """The files by name: one for each sort of node and of relationship, which say in their first row."""
    nodes = {f"{each.labels[-1].lower()}.csv": _nodes(each) for each in all_nodes(graph)}
    ties = {f"{each.type.lower()}.csv": _relationships(each) for each in all_relationships(graph)}
    return nodes | ties


def _nodes(nodes: Nodes) -> str:
    columns = {"id": f"id:ID({nodes.labels[0]})"} | _columns(nodes.rows)
    return _table(columns, nodes.rows, {":LABEL": ";".join(nodes.labels)})


def _relationships(sort: Relationships) -> str:
    ends = {"source": f":START_ID({sort.source})", "target": f":END_ID({sort.target})"}
    return _table(ends | _columns(sort.rows), sort.rows, {":TYPE": sort.type})


def _columns(records: list[Row]) -> dict[str, str]:
    """The heading of each property."""
    return {
        name: f"{whole(name)}:{_TYPES[kind]}"
        for name, kind in rows.columns(records).items()
        if name not in ("id", "source", "target")
    }


def _table(columns: Mapping[str, str], records: list[Row], same: Mapping[str, str]) -> str:
    """A CSV table, with what is the same in each row at its end."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([*columns.values(), *same])
    writer.writerows([[*(_cell(row.get(name, "")) for name in columns), *same.values()] for row in records])
    return text.getvalue()


def _cell(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else whole(str(value))
