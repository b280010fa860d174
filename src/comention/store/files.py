"""The files that were read into a project."""

import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from comention.store.database import Database, outdate
from comention.store.intake import Intake, Origin, Refused, forget

UNNAMED = "<stdin "
# Names of files may have bytes that are no text, which a database does not take: each gets a sign before it.
_NO_TEXT = re.compile("[\udc80-\udcff]")
_WRITTEN = re.compile("\N{REPLACEMENT CHARACTER}([89a-f][0-9a-f])")


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
        with suppress(ValueError):  # it is on another drive
            real = Path(os.path.relpath(real, self._home)).as_posix() if self._home else real
        return _NO_TEXT.sub(lambda found: f"\N{REPLACEMENT CHARACTER}{ord(found[0]) - 0xDC00:02x}", real)

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
        """The places of files that are no longer there.

        What came by standard input has none to be gone, and behind URLs nobody looks.
        """
        return [each for each in self.origins() if not self._is_there(each)]

    def _is_there(self, place: str) -> bool:
        path = _WRITTEN.sub(lambda found: chr(0xDC00 + int(found[1], 16)), place)
        if place.startswith(UNNAMED) or "://" in place:
            return True
        return os.path.lexists(os.path.join(self._home or "", path))

    def forget(self, places: Collection[str]) -> None:
        """Take away what some files held."""
        with self._database.transaction():
            outdate(self._database)
            forget(self._database, places)
