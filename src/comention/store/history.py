"""What a project knew when."""

from datetime import datetime
from typing import NamedTuple

from comention.store.database import Database


class State(NamedTuple):
    """A project as a run left it.

    Attributes:
        run: The number of the run; 0 is before the first.
        ended: When it ended (UTC); the beginning of all time before the first.
        documents: How many documents there were.
    """

    run: int = 0
    ended: datetime = datetime.min
    documents: int = 0


class History:
    """The states of a project, and the documents of each that are still there."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def states(self) -> list[State]:
        """The states in their order, from that before the first run on."""
        rows = self._database.rows("SELECT number, ended, documents FROM runs ORDER BY number")
        return [State(), *(State(*row) for row in rows)]

    def known(self, run: int) -> set[str]:
        """The documents that are there as they were when a run had ended."""
        query = "SELECT ids.id FROM ids JOIN contents USING (place, number) WHERE run <= $1"
        return {id for (id,) in self._database.rows(query, [run])}
