"""The query means the same to engines that we do not choose: it is plain SQL."""

import sqlite3

import numpy as np
import sqlglot
from hypothesis import given
from hypothesis import strategies as st

from comention.graph.counting import co_mentions, counts, sql

COLUMNS = ("actor", "document", "unit", "starts", "ends")
MENTIONS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 2), st.integers(0, 6), st.integers(0, 30), st.integers(1, 9)),
    max_size=40,
).map(lambda rows: [(actor, document, unit, at, at + length) for actor, document, unit, at, length in rows])


def in_sqlite(rows, window):
    connection = sqlite3.connect(":memory:")
    connection.create_function("LEAST", 2, min, deterministic=True)
    connection.create_function("GREATEST", 2, max, deterministic=True)
    connection.execute(f"CREATE TABLE mentions ({', '.join(COLUMNS)})")
    connection.execute("CREATE TABLE steps (step)")
    connection.executemany("INSERT INTO mentions VALUES (?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO steps VALUES (?)", [(step,) for step in range(window)])
    return sorted(connection.execute(sql()).fetchall())


def table(rows):
    return dict(zip(COLUMNS, np.array(rows, dtype=np.int64).reshape(-1, len(COLUMNS)).T, strict=True))


@given(MENTIONS, st.integers(1, 6))
def test_sqlite_gives_the_same_rows(rows, window):
    found = co_mentions(table(rows), window=window)
    ours = list(zip(*(column.tolist() for column in found.values()), strict=True))
    assert ours == in_sqlite(rows, window)


@given(MENTIONS, st.integers(1, 6))
def test_counts_are_the_numbers_of_rows(rows, window):
    found = counts(table(rows), window=window)
    listed = [row[:2] for row in in_sqlite(rows, window)]
    pairs = list(zip(found["one"].tolist(), found["other"].tolist(), strict=True))
    assert pairs == sorted(set(listed))
    assert found["passages"].tolist() == [listed.count(pair) for pair in pairs]


def test_spark_reads_the_query_as_standard_sql():
    assert sqlglot.transpile(sql(), read="spark", write="spark") == sqlglot.transpile(sql())
