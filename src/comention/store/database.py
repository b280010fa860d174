"""A DuckDB database of ours: made, opened, locked, and its errors in words."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from comention.errors import StoreError
from comention.store.told import told
from comention.store.versions import STEPS

FORMAT = "comention-project"
VERSION = 2
_FETCHED = 10_000
# So much memory DuckDB takes for all but single large values, of which it holds several copies.
_MEMORY, _COPIES = 256 << 20, 4
_LONG = 50_000
_NUMBERS = {"BIGINT": np.int64, "BOOLEAN": np.bool_, "DOUBLE": np.float64, "INTEGER": np.int32}
# What can be read from text goes to DuckDB as such; of other columns it is told the type by all values.
_PLAIN, _ALL = {"VARCHAR", *_NUMBERS}, 1 << 60
_MAGIC = slice(8, 12), b"DUCK"
# Nothing is fetched, and whatever the file says, nothing outside it is read. What does not fit into the
# memory goes to files beside the project, which DuckDB takes away.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": False,
}


def is_database(path: Path) -> bool:
    """Whether a file is a DuckDB database, by its first bytes."""
    where, magic = _MAGIC
    try:
        with path.open("rb") as file:
            return file.read(where.stop)[where] == magic
    except OSError:
        return False


class Database:
    """A connection whose errors are ours.

    Args:
        connection: To a database that has our tables.
        name: How its errors call it.

    Attributes:
        before: The version that it had before it was brought to ours; None where it was of ours.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, name: str) -> None:
        self._connection = connection
        self._name = name
        self.before: int | None = None
        self._types: dict[str, list[str]] = {}
        self._room = _MEMORY

    def make_room(self, size: int) -> None:
        """Let there be the memory that DuckDB needs to keep and to read values of so many bytes together.

        It reads some thousand rows at once, however long their texts are, and fails where it may not.
        """
        self._room = max(self._room, _COPIES * size)
        self.run(f"SET memory_limit = '{self._room}B'")

    def rows(self, query: str, values: object = None) -> list[tuple[Any, ...]]:
        """All rows that a query gives."""
        with told(self._name):
            return self._connection.execute(query, values).fetchall()

    def stream(self, query: str) -> Iterator[tuple[Any, ...]]:
        """The rows that a query gives, of which some are held at a time; others may be asked meanwhile."""
        with told(self._name):
            cursor = self._connection.cursor().execute(query)
            while rows := cursor.fetchmany(_FETCHED):
                yield from rows

    def run(self, query: str, values: object = None) -> None:
        """Nothing comes out; a statement is carried out."""
        with told(self._name):
            self._connection.execute(query, values)

    def insert(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        """Put rows behind those of a table, all at once."""
        if not rows:
            return
        if table not in self._types:
            self._types[table] = [row[1] for row in self.rows(f"DESCRIBE {table}")]
        typed = zip(self._types[table], zip(*rows, strict=True), strict=True)
        columns = {f"c{n}": _column(values, kind) for n, (kind, values) in enumerate(typed)}
        cast = ", ".join(f"{name}::{kind}" for name, kind in zip(columns, self._types[table], strict=True))
        looked_at = 0 if _PLAIN.issuperset(self._types[table]) else _ALL
        with told(self._name):
            self._connection.execute(f"SET pandas_analyze_sample = {looked_at}")
            # A fifth of the time that it takes with the values for parameters.
            self._connection.register("given", columns)
            self._connection.execute(f"INSERT INTO {table} SELECT {cast} FROM given")
            self._connection.unregister("given")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Within it all is done, or nothing."""
        self.run("BEGIN")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            with suppress(StoreError):  # where even this fails, the file is as it was, by its log
                self.run("ROLLBACK")
            raise


def _column(values: Sequence[Any], kind: str) -> NDArray[Any]:
    """Some values of a type of DuckDB: numbers as such, which it takes as they are, others as objects."""
    dtype = object if None in values else _NUMBERS.get(kind, object)
    column: NDArray[Any] = np.empty(len(values), dtype=dtype)
    column[:] = values
    return column


def make_room_for_texts(database: Database) -> None:
    """Let there be the memory to read the long texts that there are, of which many are read together."""
    database.make_room(database.rows(f"SELECT coalesce(sum(size), 0) FROM texts WHERE size > {_LONG}")[0][0])


def outdate(database: Database) -> None:
    """What was made of the documents holds no longer."""
    database.run("DELETE FROM made")


@contextmanager
def database(path: Path | None, *, read_only: bool = False) -> Iterator[Database]:
    """A database in a file, which is made if there is none, or in memory.

    Raises:
        StoreError: It cannot be opened or made, is in use, or is no project of this version.
    """
    if path is None:
        with _scratch() as folder:
            config = {**_SETTINGS, "memory_limit": f"{_MEMORY}B", "temp_directory": folder}
            connection = duckdb.connect(":memory:", config=config)
            with _closed(connection, "The project in memory"):
                connection.execute(_sql("schema.sql", "views.sql"))
                yield Database(connection, "The project in memory")
        return
    if not path.exists() and not read_only:
        _make(path)
    with told(str(path)):
        config = {**_SETTINGS, "memory_limit": f"{max(_MEMORY, _COPIES * _log_size(path))}B"}
        connection = duckdb.connect(path, read_only=read_only, config=config)
    with _closed(connection, str(path)):
        opened = Database(connection, str(path))
        _bring_to_ours(opened, path, read_only=read_only)
        opened.make_room(opened.rows("SELECT coalesce(max(size), 0) FROM made")[0][0])
        make_room_for_texts(opened)
        yield opened


def _log_size(path: Path) -> int:
    """How much a run wrote that was stopped before its database took it in."""
    log = path.with_name(f"{path.name}.wal")
    return log.stat().st_size if log.is_file() else 0


def _scratch() -> tempfile.TemporaryDirectory[str]:
    """A folder for what does not fit into the memory, which is taken away at the end."""
    try:
        return tempfile.TemporaryDirectory()
    except OSError as error:
        raise StoreError(
            f"No temporary folder can be made: {_reason(error)}.",
            "Make room, or name a folder that can be written in the variable TMPDIR.",
        ) from error


@contextmanager
def _closed(connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[None]:
    """Close a connection at the end; that this fails is told only where nothing else has."""
    try:
        yield
    except BaseException:
        with suppress(duckdb.Error):
            connection.close()
        raise
    with told(name):
        connection.close()


@cache
def _sql(*names: str) -> str:
    return "".join((files("comention.store") / name).read_text(encoding="utf-8") for name in names)


def _make(path: Path) -> None:
    """Make a project, and put it in its place whole; one that another process made meanwhile stays."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
            made = Path(folder) / "new.duckdb"
            with told(str(path)):
                connection = duckdb.connect(made, config=_SETTINGS)
                connection.execute(_sql("schema.sql", "views.sql"))
                connection.execute("CHECKPOINT")  # which `close` tries too, and says nothing where it fails
                connection.close()
            _put(made, path)
    except OSError as error:
        raise StoreError(
            f"The project {path} cannot be made: {_reason(error)}.", "Choose another place with -p."
        ) from error


def _put(made: Path, path: Path) -> None:
    """Give a file its name, unless another one has it by now."""
    try:
        os.link(made, path)
    except FileExistsError:
        pass
    except OSError:  # not every file system has links
        made.rename(path)


def _reason(error: OSError) -> str:
    """Why nothing was made; a folder that takes no new files, as /proc, says that it has none such."""
    if isinstance(error, FileNotFoundError):
        return "nothing can be made there"
    return error.strerror or str(error)


def _bring_to_ours(opened: Database, path: Path, *, read_only: bool) -> None:
    """Make sure that a database is a project of our version, or bring it there, wholly or not at all."""
    version = _version(opened, path)
    steps = range(version, VERSION)
    if version > VERSION or not STEPS.keys() >= set(steps):
        raise StoreError(
            f"{path} is a project of version {version}; this comention reads version {VERSION}.",
            "It was made by a newer comention: install that one."
            if version > VERSION
            else "Build it anew under another name: its articles are all that is needed.",
        )
    if not steps:
        return
    if read_only:
        raise StoreError(
            f"{path} is a project of version {version}; this comention reads version {VERSION}.",
            f"`comention build -p {path}` brings it to that, and loses nothing.",
        )
    opened.make_room(path.stat().st_size)
    with opened.transaction():
        for step in steps:
            STEPS[step](opened)
        opened.run(_sql("views.sql"))
        opened.run("UPDATE project SET version = $1", [VERSION])
    opened.before = version


def _version(opened: Database, path: Path) -> int:
    """The version of a project.

    Raises:
        StoreError: The database is none.
    """
    tables = {row[0] for row in opened.rows("SELECT table_name FROM duckdb_tables()")}
    found = opened.rows("SELECT * FROM project")[0] if "project" in tables else None
    if found is None or len(found) < 2 or found[0] != FORMAT:
        raise StoreError(f"{path} is a database, but no project of comention.", "Name another file with -p.")
    return int(found[1])
