"""What files hold, written to a project many at a time, each file wholly or not at all."""

from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from comention.domain import Document, Reference
from comention.errors import StoreError
from comention.files import encoded
from comention.sketches import sketch
from comention.store.database import Database, make_room_for_texts, outdate
from comention.text import digest

# So many rows are written at once, or so many characters.
AT_ONCE, CHARACTERS = 500, 8_000_000
# The fields of a reference that its document brings along; the project gives its id, and the graph its story.
BROUGHT = tuple(name for name in Reference.__dataclass_fields__ if name not in ("id", "story"))
_COLUMNS = ("place", "number", "id", *BROUGHT)
_TYPES = {"number": "INTEGER", "sketch": "BLOB", "row": "INTEGER"}
_ROW = (*_COLUMNS, "hash", "text", "sketch", "row")
_INCOMING = ", ".join(f"{name} {_TYPES.get(name, 'VARCHAR')}" for name in _ROW)


class Refused(NamedTuple):
    """Something that was not read, and why."""

    name: str
    reason: str


class Origin(NamedTuple):
    """A file as it was read: its place, its id, the hash of its bytes, and the key of what read it."""

    place: str
    id: str
    hash: str
    reading: str


class Intake:
    """Takes what files hold; `close` keeps it, and what was not kept at a crash is read again."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._open = False
        self._written = 0
        self._characters = 0
        self._before: list[str] = []
        self._origins: list[Origin] = []
        self._documents: list[tuple[object, ...]] = []
        self._refused: list[tuple[object, ...]] = []
        database.run("CREATE OR REPLACE TEMP TABLE known (place VARCHAR, text INTEGER, run INTEGER)")

    def take(self, place: str, held: Iterable[Document | Refused]) -> None:
        """Put what a file holds in the place of what it held before."""
        self._before.append(place)
        for number, each in enumerate(held):
            if isinstance(each, Document):
                brought = (getattr(each.reference, name) for name in BROUGHT)
                told = digest(each.text), each.text, sketch(each.text)
                self._documents.append((place, number, each.id, *brought, *told))
                self._characters += len(each.text)
            else:
                self._refused.append((place, number, *(encoded(part).decode() for part in each)))
            if self._waiting() >= AT_ONCE or self._characters >= CHARACTERS:
                self._write()

    def done(self, origin: Origin) -> None:
        """The file is read to its end."""
        self._origins.append(origin)
        if self._written + self._waiting() >= AT_ONCE:
            self.close()

    def close(self) -> None:
        """Keep what was taken."""
        self._write()
        if self._open:
            self._database.run("COMMIT")
            self._open, self._written = False, 0
            make_room_for_texts(self._database)

    def abandon(self) -> None:
        """Give up what was not kept."""
        if self._open:
            with suppress(StoreError):  # where even this fails, the file is as it was, by its log
                self._database.run("ROLLBACK")
            self._open = False

    def _waiting(self) -> int:
        """How many rows have come in since the last were written."""
        return len(self._origins) + len(self._documents) + len(self._refused)

    def _write(self) -> None:
        """Write what has come in, in the transaction that the next `close` ends."""
        if not (self._before or self._origins or self._documents or self._refused):
            return
        if not self._open:
            self._database.run("BEGIN")
            self._open = True
            outdate(self._database)
        self._written += self._waiting()
        self._forget()
        self._database.insert("sources", self._origins)
        self._database.insert("not_read", self._refused)
        self._write_documents()
        for rows in (self._before, self._origins, self._documents, self._refused):
            rows.clear()
        self._characters = 0

    def _forget(self) -> None:
        """Take away what the files held before, but for the runs that first had each text."""
        self._database.run(
            """INSERT INTO known SELECT place, text, min(run) FROM contents
            WHERE place IN (SELECT unnest($1::VARCHAR[])) GROUP BY ALL""",
            [self._before],
        )
        forget(self._database, self._before)

    def _write_documents(self) -> None:
        self._database.run(f"CREATE TEMP TABLE incoming ({_INCOMING})")
        self._database.insert("incoming", [(*each, row) for row, each in enumerate(self._documents)])
        self._database.run("""
            INSERT INTO texts
            SELECT coalesce((SELECT max(number) FROM texts), 0) + row_number() OVER (ORDER BY min(i.row)),
              hash, lang, any_value(i.text), any_value(i.sketch), any_value(strlen(i.text))
            FROM incoming i ANTI JOIN texts USING (hash, lang) GROUP BY hash, lang""")
        columns = ", ".join(f"i.{name}" for name in _COLUMNS)
        self._database.run(f"""
            INSERT INTO contents BY NAME
            SELECT {columns}, t.number AS text,
              coalesce(k.run, (SELECT coalesce(max(number), 0) + 1 FROM runs)) AS run
            FROM incoming i JOIN texts t USING (hash, lang)
            LEFT JOIN known k ON k.place = i.place AND k.text = t.number""")
        self._database.run("DROP TABLE incoming")  # the memory of rows that are only deleted is kept


def forget(database: Database, places: Iterable[str]) -> None:
    """Take away what some files held."""
    named = list(places)
    if named:
        for table in ("sources", "contents", "not_read"):
            database.run(f"DELETE FROM {table} WHERE place IN (SELECT unnest($1::VARCHAR[]))", [named])
