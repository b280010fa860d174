"""What was made of the documents of a project, and of what else."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from comention.store.database import Database
from comention.store.tables import MADE, tables

if TYPE_CHECKING:
    from comention.graph import ActorGraph

GRAPH, PAGE = "graph.json", "graph.html"


class Run(NamedTuple):
    """What is written down of a run."""

    started: datetime
    version: str
    settings: str
    files_read: int
    texts_detected: int


class Results:
    """The graph, its page, what each stage depended on, and the runs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def parts(self, stage: str) -> dict[str, str] | None:
        """What a stage depended on when it was last done; None where it never was."""
        rows = self._database.rows("SELECT parts FROM stages WHERE stage = $1", [stage])
        return dict(json.loads(rows[0][0])) if rows else None

    def done(self, stage: str, parts: Mapping[str, str]) -> None:
        """Write down that a stage is done, and what it depended on."""
        if self.parts(stage) != parts:
            with self._database.transaction():
                self._done({stage: parts})

    def _done(self, stages: Mapping[str, Mapping[str, str]]) -> None:
        self._database.run("DELETE FROM stages WHERE stage IN (SELECT unnest($1::VARCHAR[]))", [list(stages)])
        self._database.insert("stages", [(stage, json.dumps(parts)) for stage, parts in stages.items()])

    def made(self, name: str, key: str | None = None) -> bytes | None:
        """A file, packed, that was made of the documents, and of what has a key; None where none was."""
        query = "SELECT content FROM made WHERE name = $1 AND key = coalesce($2, key)"
        rows = self._database.rows(query, [name, key])
        return rows[0][0] if rows else None

    def save(self, name: str, key: str, packed: bytes) -> None:
        """Keep a file that was made of what has that key, in the place of the one before."""
        with self._database.transaction():
            self._save(name, key, packed)

    def _save(self, name: str, key: str, packed: bytes) -> None:
        self._database.run("DELETE FROM made WHERE name = $1", [name])
        self._database.make_room(len(packed))
        self._database.insert("made", [(name, key, len(packed), packed)])

    def save_graph(
        self,
        graph: "ActorGraph",
        key: str,
        packed: bytes,
        *,
        judgements: Sequence[Sequence[Any]],
        stages: Mapping[str, Mapping[str, str]],
    ) -> None:
        """Keep a graph as tables to ask, and as the file that it is written to; and what it was made of."""
        with self._database.transaction():
            for table in MADE:
                self._database.run(f"DELETE FROM {table}")
            for table, rows in tables(graph).items():
                self._database.insert(table, rows)
            self._database.insert("judgements", judgements)
            self._save(GRAPH, key, packed)
            self._done(stages)

    def log(self, run: Run) -> None:
        """Write down a run."""
        number = self._database.rows("SELECT coalesce(max(number), 0) + 1 FROM runs")[0][0]
        documents = self._database.rows("SELECT count(*) FROM ids")[0][0]
        times = (each.replace(tzinfo=None) for each in (run.started, datetime.now(UTC)))
        done = (documents, run.files_read, run.texts_detected)
        self._database.insert("runs", [(number, *times, run.version, run.settings, *done)])

    def runs(self, count: int = 5) -> list[tuple[datetime, datetime, str, int, int]]:
        """The last runs, the last one first: from when to when, by which version, and how much was done."""
        columns = "started, ended, version, files_read, texts_detected"
        rows = self._database.rows(f"SELECT {columns} FROM runs ORDER BY number DESC LIMIT $1", [count])
        return [(started, ended, by, read, found) for started, ended, by, read, found in rows]

    def summary(self) -> dict[str, int]:
        """How many there are of each thing, which is named in the singular."""
        tables = {"file": "sources"}
        tables |= {name: f"{name}s" for name in ("document", "mention", "actor", "link", "judgement", "run")}
        count = "SELECT count(*) FROM"
        return {name: int(self._database.rows(f"{count} {table}")[0][0]) for name, table in tables.items()}
