"""Projects of older versions: what brings the tables of each to the next version; the views are made anew."""

from typing import TYPE_CHECKING

from comention.sketches import sketch

if TYPE_CHECKING:
    from comention.store.database import Database

_AT_ONCE = 1000


def _to_2(database: "Database") -> None:
    """Texts have sketches, what was made has a size; documents are there since before the first run."""
    database.run("ALTER TABLE contents ADD COLUMN run INTEGER; ALTER TABLE contents ADD COLUMN came INTEGER")
    database.run("UPDATE contents SET run = 0, came = 0")
    database.run("ALTER TABLE texts ADD COLUMN sketch BLOB")
    database.run("CREATE TEMP TABLE sketched (number INTEGER, sketch BLOB)")
    last = database.rows("SELECT coalesce(max(number), 0) FROM texts")[0][0]
    for first in range(1, last + 1, _AT_ONCE):
        query = "SELECT number, text FROM texts WHERE number BETWEEN $1 AND $2"
        texts = database.rows(query, [first, first + _AT_ONCE - 1])
        database.insert("sketched", [(number, sketch(text)) for number, text in texts])
    database.run("UPDATE texts SET sketch = s.sketch FROM sketched s WHERE s.number = texts.number")
    database.run("DROP TABLE sketched")
    database.run("DROP TABLE made")
    database.run("CREATE TABLE made (name VARCHAR, key VARCHAR, size BIGINT, content BLOB)")


STEPS = {1: _to_2}
