"""The documents of a project, under their own ids."""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from comention.collecting import uncollected
from comention.domain import AnnotatedDocument, Document, Form, Kind, Mention, Reference, Span
from comention.store.database import Database, outdate
from comention.store.intake import BROUGHT
from comention.store.sketching import renew_sketches

_KINDS, _FORMS = {str(kind): kind for kind in Kind}, {str(form): form for form in Form}
_NOTHING: tuple[int, Iterable[Sequence[Any]]] = (-1, ())


class Asked(NamedTuple):
    """A document before it has an id of its own: where it is, the id that it asks for, its text's hash."""

    place: str
    number: int
    id: str
    hash: str


class Documents:
    """The documents that the files hold."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def arrange(self, places: Iterable[str]) -> list[Asked]:
        """The documents in the order in which ids are given, which is that of their files."""
        order = list(dict.fromkeys(places))
        before = [row[0] for row in self._database.rows("SELECT place FROM positions ORDER BY position")]
        if order != before:
            with self._database.transaction():
                self._database.run("DELETE FROM positions")
                self._database.insert("positions", [(place, n) for n, place in enumerate(order)])
        rows = self._database.rows("""
            SELECT c.place, c.number, c.id, t.hash
            FROM contents c JOIN positions p USING (place) JOIN texts t ON t.number = c.text
            ORDER BY p.position, c.number""")
        return [Asked(*row) for row in rows]

    def number(self, documents: Iterable[tuple[Asked, str]]) -> None:
        """Give documents their own ids, in their order; texts that no file holds any more are taken away."""
        rows = [(position, id, each.place, each.number) for position, (each, id) in enumerate(documents)]
        with self._database.transaction():
            if rows != self._database.rows("SELECT * FROM ids ORDER BY position"):
                outdate(self._database)
                self._database.run("DELETE FROM ids")
                self._database.insert("ids", rows)
            if self._database.rows(
                "SELECT number FROM texts WHERE number NOT IN (SELECT text FROM contents)"
            ):
                for table, column in (("texts", "number"), ("detected", "text"), ("found", "text")):
                    self._database.run(
                        f"DELETE FROM {table} WHERE {column} NOT IN (SELECT text FROM contents)"
                    )

    def count_of(self, places: Collection[str]) -> int:
        """How many documents some files hold."""
        query = "SELECT count(*) FROM ids WHERE place IN (SELECT unnest($1::VARCHAR[]))"
        return int(self._database.rows(query, [list(places)])[0][0])

    def languages(self) -> dict[str, int]:
        """The languages of the documents, and how many are in each."""
        query = (
            "SELECT lang, count(*) FROM ids JOIN contents USING (place, number) GROUP BY lang ORDER BY lang"
        )
        return dict(self._database.rows(query))

    @uncollected()
    def annotated(self) -> list[AnnotatedDocument]:
        """The documents in their order, with their mentions."""
        columns = ", ".join(f"c.{name}" for name in BROUGHT)
        documents = self._database.stream(f"""
            SELECT ids.id, {columns}, t.text, d.ends, ids.position
            FROM ids JOIN contents c ON c.place = ids.place AND c.number = ids.number
            JOIN texts t ON t.number = c.text JOIN detected d ON d.text = c.text
            ORDER BY ids.position""")
        rows = self._database.stream("""
            SELECT ids.position, f.* EXCLUDE (text, number)
            FROM ids JOIN contents c ON c.place = ids.place AND c.number = ids.number
            JOIN found f ON f.text = c.text
            ORDER BY ids.position, f.number""")
        mentions = groupby(rows, key=itemgetter(0))
        at, found = next(mentions, _NOTHING)
        one_of: dict[str, str] = {}
        read = []
        for *brought, text, ends, position in documents:
            reference = Reference(**dict(zip(("id", *BROUGHT), brought, strict=True)))
            here = [] if at != position else [_mention(reference.id, row, one_of) for row in found]
            if at == position:
                at, found = next(mentions, _NOTHING)
            spans = tuple(map(Span, (0, *ends), ends))
            read.append(AnnotatedDocument(Document(reference=reference, text=text), spans, tuple(here)))
        return read

    def sketches(self) -> dict[str, bytes]:
        """The sketches of the documents' texts, by id."""
        return dict(
            self._database.rows("""
            SELECT ids.id, t.sketch
            FROM ids JOIN contents c ON c.place = ids.place AND c.number = ids.number
            JOIN texts t ON t.number = c.text""")
        )

    def renew_sketches(self) -> None:
        """Make the sketch of every text anew."""
        with self._database.transaction():
            renew_sketches(self._database)

    def listing(self) -> list[tuple[Any, ...]]:
        """All that the graph is made of, texts as their hashes."""
        columns = ", ".join(f"c.{name}" for name in BROUGHT)
        return self._database.rows(f"""
            SELECT ids.id, {columns}, t.hash, d.detection
            FROM ids JOIN contents c ON c.place = ids.place AND c.number = ids.number
            JOIN texts t ON t.number = c.text LEFT JOIN detected d ON d.text = c.text
            ORDER BY ids.id""")


def _mention(document: str, row: Sequence[Any], one_of: dict[str, str]) -> Mention:
    """A mention as it was found; ``one_of`` gives one string for all that are alike."""
    _, start, end, words, kind, form, sentence, key = row
    return Mention(
        document,
        start,
        end,
        one_of.setdefault(words, words),
        _KINDS[kind],
        _FORMS[form],
        sentence,
        key and one_of.setdefault(key, key),
    )
