"""The files that were read into a project."""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from comention.store.database import Database, outdate
from comention.store.intake import Intake, Origin, Refused, forget

UNNAMED = "<stdin "


class Files:
    """The files by their places.

    Args:
        database: Where they are kept.
        home: The folder of the project, from which on places are told; None in memory.
    """

    def __init__(self, database: Database, home: Path | None) -> None:
        self._database = database
        self._home = home

    def place(self, path: Path) -> str:
        """Where a file is: from the project's folder on, so that both can be moved together."""
        real = os.path.realpath(path)
        if self._home is None:
            return real
        try:
            return Path(os.path.relpath(real, self._home)).as_posix()
        except ValueError:  # on another drive
            return real

    def unnamed(self) -> str:
        """A place for what comes by standard input, which no file and no earlier one has."""
        return f"{UNNAMED}{1 + sum(each.startswith(UNNAMED) for each in self.origins())}>"

    def origins(self) -> dict[str, Origin]:
        """The files that were read, by place, in the order in which ids are given."""
        rows = self._database.rows(
            "SELECT s.* FROM sources s LEFT JOIN positions p USING (place) ORDER BY p.position, s.place"
        )
        return {row[0]: Origin(*row) for row in rows}

    def refused(self) -> list[tuple[str, Refused]]:
        """What was not read, with the place of its file."""
        rows = self._database.rows("SELECT place, name, reason FROM not_read ORDER BY place, number")
        return [(place, Refused(name, reason)) for place, name, reason in rows]

    @contextmanager
    def intake(self) -> Iterator[Intake]:
        """Takes what files hold; what it has taken is kept at the end."""
        intake = Intake(self._database)
        try:
            yield intake
            intake.close()
        finally:
            intake.abandon()

    def gone(self) -> list[str]:
        """The places of files that are no longer there; what came by standard input has none to be gone."""
        return [each for each in self.origins() if not self._is_there(each)]

    def _is_there(self, place: str) -> bool:
        return place.startswith(UNNAMED) or os.path.lexists(os.path.join(self._home or "", place))

    def forget(self, places: Collection[str]) -> None:
        """Take away what some files held."""
        with self._database.transaction():
            outdate(self._database)
            forget(self._database, places)
