"""The sketches of the texts of a project, made anew."""

from typing import TYPE_CHECKING

from comention.sketches import sketch

if TYPE_CHECKING:
    from comention.store.database import Database

_AT_ONCE = 1000


def renew_sketches(database: "Database") -> None:
    """Make the sketch of every text; the caller has a transaction."""
    database.run("CREATE OR REPLACE TEMP TABLE sketched (number INTEGER, sketch BLOB)")
    last = database.rows("SELECT coalesce(max(number), 0) FROM texts")[0][0]
    for first in range(1, last + 1, _AT_ONCE):
        query = "SELECT number, text FROM texts WHERE number BETWEEN $1 AND $2"
        texts = database.rows(query, [first, first + _AT_ONCE - 1])
        database.insert("sketched", [(number, sketch(text)) for number, text in texts])
    database.run("UPDATE texts SET sketch = s.sketch FROM sketched s WHERE s.number = texts.number")
    database.run("DROP TABLE sketched")
