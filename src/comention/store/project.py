"""A project: the documents of all files that were ever read into it, and what was made of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from comention.errors import StoreError
from comention.store.database import Database, database
from comention.store.detections import Detections
from comention.store.documents import Documents
from comention.store.files import Files
from comention.store.history import History
from comention.store.packing import unpack
from comention.store.results import GRAPH, Results


class Project:
    """What was read and found; a second run asks for what is there, and adds what is not.

    Args:
        database: Where it is kept.
        path: Its file; None in memory.

    Attributes:
        lasts: Whether there is a next run, for which something is worth keeping.
        before: The version that it had before it was brought to this one; None where it was of this one.
        files: What was read.
        documents: What stands in it.
        detections: The mentions in it.
        results: What was made of these.
        history: When documents came.
    """

    def __init__(self, database: Database, path: Path | None) -> None:
        self.lasts = path is not None
        self.before = database.before
        self.files = Files(database, path.resolve().parent if path else None)
        self.documents = Documents(database)
        self.detections = Detections(database)
        self.results = Results(database)
        self.history = History(database)


@contextmanager
def project(path: Path | None, *, read_only: bool = False) -> Iterator[Project]:
    """The project of a file, which is made if there is none, or one in memory for the time being.

    Raises:
        StoreError: It cannot be opened or made, is in use by another process, or is no project.
    """
    with database(path, read_only=read_only) as opened:
        yield Project(opened, path)


def saved_graph(path: Path) -> bytes:
    """The ``graph.json`` of a project.

    Raises:
        StoreError: It cannot be opened, is no project, or has no graph.
    """
    with database(path, read_only=True) as opened:
        rows = opened.rows("SELECT content FROM made WHERE name = $1", [GRAPH])
    if not rows:
        raise StoreError(f"{path} has no graph yet.", f"`comention build -p {path}` makes it.")
    return b"".join(unpack(rows[0][0]))
