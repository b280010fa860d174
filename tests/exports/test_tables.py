"""CSV and Parquet, read by Python's csv and by pyarrow."""

import csv
import io
import sys

import pytest
from hypothesis import given
from pyarrow import parquet
from tests.exports.hostile import few, measured

from comention.errors import OutputError
from comention.exports import rows
from comention.exports.escaping import whole
from comention.exports.tables import csv_tables, parquet_tables
from comention.graph import relate

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def said(value) -> str:
    return (
        whole(value)
        if isinstance(value, str)
        else str(value).lower()
        if isinstance(value, bool)
        else str(value)
    )


@few
@given(measured())
def test_csv_gives_every_text_back_without_its_apostrophe(graph):
    tables = csv_tables(graph)
    for name, ours in (("nodes", rows.nodes), ("edges", rows.edges), ("evidence", rows.evidence)):
        read = list(csv.DictReader(io.StringIO(tables[f"{name}.csv"], newline="")))
        back = [
            {key.removeprefix("'"): cell.removeprefix("'") for key, cell in row.items() if cell}
            for row in read
        ]
        expected = [{whole(key): said(v) for key, v in row.items() if v != ""} for row in ours(graph)]
        assert back == expected


@few
@given(measured())
def test_no_text_in_csv_begins_a_formula(graph):
    numbers = (int, float)
    for name, ours in (("nodes", rows.nodes), ("edges", rows.edges), ("evidence", rows.evidence)):
        kinds = rows.columns(ours(graph))
        for row in csv.DictReader(io.StringIO(csv_tables(graph)[f"{name}.csv"], newline="")):
            for key, cell in row.items():
                assert not cell.startswith(FORMULA) or kinds[key.removeprefix("'")] in numbers


@few
@given(measured())
def test_pyarrow_reads_every_row_and_type(graph):
    tables = parquet_tables(graph)
    for name, ours in (("nodes", rows.nodes), ("edges", rows.edges), ("evidence", rows.evidence)):
        read = parquet.read_table(io.BytesIO(tables[f"{name}.parquet"])).to_pylist()
        known = [{key: value for key, value in row.items() if value is not None} for row in read]
        assert known == [
            {whole(key): whole(v) if isinstance(v, str) else v for key, v in row.items()}
            for row in ours(graph)
        ]


def test_an_empty_graph_has_tables_without_rows():
    nothing = relate([], [])
    assert csv_tables(nothing)["edges.csv"] == "source,target,weight\r\n"
    read = parquet.read_table(io.BytesIO(parquet_tables(nothing)["edges.parquet"]))
    assert (read.num_rows, read.column_names) == (0, ["source", "target", "weight"])


def test_without_pyarrow_the_command_that_installs_it_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutputError, match=r"pip install 'comention\[parquet\]'"):
        parquet_tables(relate([], []))
