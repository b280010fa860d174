"""The texts of a project, and what was found in them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from comention.domain import AnnotatedDocument, Document, Reference
from comention.interrupts import uninterrupted
from comention.store.database import Database, outdate
from comention.store.intake import CHARACTERS
from comention.stretches import stretches

_FETCHED = 256


class Detections:
    """What was found in which text, and by what."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pending(self, detections: Mapping[str, str]) -> dict[str, int]:
        """The texts in which mentions were not sought by what would seek them now, by a document's id.

        Args:
            detections: For each language the key of what finds mentions in it.
        """
        current = list(detections.values())
        with self._database.transaction():
            old = "SELECT text FROM detected WHERE detection NOT IN (SELECT unnest($1::VARCHAR[]))"
            self._database.run(f"DELETE FROM found WHERE text IN ({old})", [current])
            self._database.run(f"DELETE FROM detected WHERE text IN ({old})", [current])
        rows = self._database.rows("""
            SELECT min(ids.id), c.text FROM ids JOIN contents c USING (place, number)
            ANTI JOIN detected d ON d.text = c.text
            GROUP BY c.text ORDER BY min(ids.position)""")
        return dict(rows)

    def texts(self, pending: Mapping[str, int]) -> Iterator[Document]:
        """The texts that are pending, in their order, each as the document that stands for it."""
        sizes = dict(self._database.rows("SELECT number, size FROM texts"))
        cut = stretches(
            pending.items(), count=_FETCHED, size=CHARACTERS, size_of=lambda each: int(sizes[each[1]])
        )
        for some in cut:
            yield from self._texts({number: id for id, number in some})

    def _texts(self, some: Mapping[int, str]) -> Iterator[Document]:
        """Some texts by number, each as the document of that id."""
        query = "SELECT number, lang, text FROM texts WHERE number IN (SELECT unnest($1::INTEGER[]))"
        found = {number: told for number, *told in self._database.rows(query, [list(some)])}
        for number, id in some.items():
            lang, text = found[number]
            yield Document(reference=Reference(id=id, lang=lang), text=text)

    def keep(
        self,
        pending: Mapping[str, int],
        annotated: Iterable[AnnotatedDocument],
        *,
        detections: Mapping[str, str],
        at_once: int,
    ) -> None:
        """Write what was found in texts that were pending, so many at once as it comes.

        What has come when the work is stopped is kept, though some may be missing between.
        """
        ready: list[tuple[int, AnnotatedDocument]] = []
        try:
            for each in annotated:
                ready.append((pending[each.document.id], each))
                if len(ready) >= at_once:
                    some, ready = ready, []
                    self._write(some, detections)
        finally:
            self._write(ready, detections)

    def _write(self, some: Sequence[tuple[int, AnnotatedDocument]], detections: Mapping[str, str]) -> None:
        if not some:
            return
        detected = [
            (number, detections[each.document.lang], [span.end for span in each.sentences])
            for number, each in some
        ]
        found = [
            (text, number, m.start, m.end, m.text, m.kind, m.form, m.sentence, m.key)
            for text, each in some
            for number, m in enumerate(each.mentions)
        ]
        with uninterrupted(), self._database.transaction():
            outdate(self._database)
            self._database.insert("detected", detected)
            self._database.insert("found", found)
