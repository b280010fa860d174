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


class Arrival(NamedTuple):
    """When a document came.

    Attributes:
        id: Its id.
        came: The run that first had it.
        run: The run that first had it with the text that it has now.
    """

    id: str
    came: int
    run: int


class History:
    """The states of a project, and when the documents came that are still there."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def states(self) -> list[State]:
        """The states in their order, from that before the first run on."""
        rows = self._database.rows("SELECT number, ended, documents FROM runs ORDER BY number")
        return [State(), *(State(*row) for row in rows)]

    def arrivals(self) -> list[Arrival]:
        """When the documents came that are there."""
        return [
            Arrival(*row)
            for row in self._database.rows(
                "SELECT ids.id, came, run FROM ids JOIN contents USING (place, number) ORDER BY position"
            )
        ]
