"""Parquet files: a row a document, read by DuckDB, which counts the graph too."""

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from comention.config import FIELDS, Read
from comention.documents.draft import Draft, Skipped
from comention.documents.limits import on_disk
from comention.documents.readers.rows import drafted, no_text_column
from comention.errors import DocumentError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Their texts may be as long as a document may be, and all the same one.
_ROWS = 20


def read_parquet(file: io.BufferedReader, id: str, config: Read) -> Iterator[Draft | Skipped]:
    """The rows of a Parquet file."""
    import duckdb

    with on_disk(file, config) as path, _confined(path) as database:
        try:
            yield from _rows(database, path, id, config)
        except duckdb.Error as error:
            reason = " ".join(str(error).replace(path, "it").split())[:200]
            raise DocumentError(f"is a damaged Parquet file ({reason})") from error


def _confined(path: str) -> "DuckDBPyConnection":
    """A database in memory that can open no file but one."""
    import duckdb

    database = duckdb.connect(
        config={"threads": 1, "autoinstall_known_extensions": False, "memory_limit": "1GB"}
    )
    database.execute("SET allowed_paths = [?]", [path])
    database.execute("SET enable_external_access = false")
    database.execute("SET lock_configuration = true")
    return database


def _rows(database: "DuckDBPyConnection", path: str, id: str, config: Read) -> Iterator[Draft | Skipped]:
    named = config.columns
    described = database.execute("DESCRIBE SELECT * FROM read_parquet(?)", [path]).fetchall()
    columns = {str(name).casefold(): str(name) for name, *_ in described}
    wanted = {field: columns.get(named.get(field, field).casefold()) for field in FIELDS}
    if not wanted["text"]:
        raise DocumentError(no_text_column(list(columns.values()), named))
    there = {field: column for field, column in wanted.items() if column}
    types = {str(name): str(type) for name, type, *_ in described}
    values = ", ".join(_bounded(column, types[column], config.max_characters) for column in there.values())
    result = database.execute(f"SELECT {values} FROM read_parquet(?)", [path])
    number = 0
    while rows := result.fetchmany(_ROWS):
        for row in rows:
            number += 1
            yield _row(dict(zip(there, row, strict=True)), id, number)
    if not number:
        raise DocumentError("has no rows")


def _bounded(column: str, type: str, longest: int) -> str:
    """A column, of whose texts those that are too long are cut to one letter too many."""
    name = _quoted(column)
    long = f"length({name}) > {longest}"
    return f"CASE WHEN {long} THEN left({name}, {longest + 1}) ELSE {name} END" if type == "VARCHAR" else name


def _quoted(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _row(row: Mapping[str, object], id: str, number: int) -> Draft | Skipped:
    try:
        return drafted(row, id, number, {})
    except DocumentError as error:
        return Skipped(f"{id} row {number}", error.message)
