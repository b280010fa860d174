"""CSV and Parquet: the nodes, the edges and their evidence, a table each."""

import csv
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO

from comention.errors import OutputError
from comention.exports import rows
from comention.exports.escaping import csv_cell, whole
from comention.exports.rows import Row, Value
from comention.graph import ActorGraph

TABLES = {"nodes": rows.nodes, "edges": rows.edges, "evidence": rows.evidence}
# The fields that a table has even where the graph has no row for it.
FIELDS: Mapping[str, Mapping[str, type[Value]]] = {
    "nodes": {"id": str, "name": str, "kind": str},
    "edges": {"source": str, "target": str, "weight": int},
    "evidence": {"source": str, "target": str, "document": str, "start": int, "end": int, "text": str},
}


def csv_tables(graph: ActorGraph) -> dict[str, str]:
    """The tables as CSV; a text that a spreadsheet would take for a formula begins with an apostrophe."""
    return {f"{name}.csv": _csv(table(graph), FIELDS[name]) for name, table in TABLES.items()}


def _csv(records: Sequence[Row], fields: Mapping[str, type]) -> str:
    text = StringIO()
    names = list(rows.columns(records)) or list(fields)
    writer = csv.writer(text)
    writer.writerow([_cell(name) for name in names])
    writer.writerows([[_cell(row.get(name, "")) for name in names] for row in records])
    return text.getvalue()


def _cell(value: Value) -> str | int | float:
    if isinstance(value, str):
        return csv_cell(whole(value))
    return str(value).lower() if isinstance(value, bool) else value


def parquet_tables(graph: ActorGraph) -> dict[str, bytes]:
    """The tables as Parquet.

    Raises:
        OutputError: pyarrow is not installed.
    """
    return {f"{name}.parquet": _parquet(table(graph), FIELDS[name]) for name, table in TABLES.items()}


def _parquet(records: Sequence[Row], fields: Mapping[str, type[Value]]) -> bytes:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise OutputError(
            "Parquet is written by pyarrow, which is not installed.", "pip install 'comention[parquet]'"
        ) from error
    types = {bool: pyarrow.bool_(), int: pyarrow.int64(), float: pyarrow.float64(), str: pyarrow.string()}
    schema = [(whole(name), types[kind]) for name, kind in (rows.columns(records) or fields).items()]
    plain = [{whole(name): _whole(value) for name, value in row.items()} for row in records]
    buffer = BytesIO()
    table = pyarrow.Table.from_pylist(plain, schema=pyarrow.schema(schema))
    parquet.write_table(table, buffer)
    return buffer.getvalue()


def _whole(value: Value) -> Value:
    return whole(value) if isinstance(value, str) else value
