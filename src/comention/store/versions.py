"""Projects of older versions: what brings the tables of each to the next version; the views are made anew."""

from typing import TYPE_CHECKING

from comention.store.sketching import renew_sketches

if TYPE_CHECKING:
    from comention.store.database import Database


def _to_2(database: "Database") -> None:
    """Texts have sketches, what was made has a size; documents are there since before the first run."""
    database.run("ALTER TABLE contents ADD COLUMN run INTEGER; UPDATE contents SET run = 0")
    database.run("ALTER TABLE texts ADD COLUMN sketch BLOB; ALTER TABLE texts ADD COLUMN size BIGINT")
    database.run("UPDATE texts SET size = strlen(text)")
    renew_sketches(database)
    database.run("DROP TABLE made")
    database.run("CREATE TABLE made (name VARCHAR, key VARCHAR, size BIGINT, content BLOB)")


STEPS = {1: _to_2}
