"""Documents to mentions on the executors, each of whose Python processes loads its pipelines once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from comention import config as settings
from comention import errors
from comention.domain import AnnotatedDocument, Document, Form, Kind, Reference, Span
from comention.engines.spark.words import told
from comention.errors import ComentionError
from comention.mentions.answers import answer, found_in
from comention.mentions.batches import CHARACTERS, Batch, batches, in_order
from comention.mentions.candidates import Candidate
from comention.mentions.detection import detected
from comention.mentions.gazetteer import Gazetteer, read_gazetteers
from comention.mentions.recogniser import Found

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import SparkSession

# What a core is given at once; and so many jobs there are, that none waits while the driver writes.
DOCUMENTS, JOBS = 64, 2
_SCHEMA = (
    "place int, ends array<int>, problem array<string>, "
    "mentions array<struct<start: int, end: int, kind: string, form: string, key: string>>"
)


def detect(
    session: "SparkSession", documents: Iterable[Document], config: settings.Detect
) -> Iterator[AnnotatedDocument]:
    """The documents, in their order, with what is mentioned in them.

    Raises:
        EngineError: Spark gave up.
        ComentionError: What an executor met.
    """
    cores = session.sparkContext.defaultParallelism
    stream = batches(documents, DOCUMENTS * cores, CHARACTERS * 2 * cores)
    return detected(stream, _Executors(session, config, cores), threads=JOBS)


class _Executors:
    """Find the mentions in a batch."""

    def __init__(self, session: "SparkSession", config: settings.Detect, cores: int) -> None:
        self._session, self._cores = session, cores
        gazetteer = read_gazetteers(tuple(config.gazetteers))  # which are files of this machine
        self._config = replace(config, models=dict(config.models))  # a mapping that can be sent
        self._seek = partial(seek_here, gazetteer, self._config)

    def __call__(self, batch: Batch) -> list[Found]:
        """What is found in each document of a batch."""
        import pyarrow as pa

        # A batch begins with its shortest documents: they are dealt out, that each core has as much to do.
        places = [
            place for core in range(self._cores) for place in range(core, len(batch.documents), self._cores)
        ]
        sent = pa.table(
            {
                "place": pa.array(places, pa.int32()),
                "id": [batch.documents[place].id for place in places],
                "lang": [batch.documents[place].lang for place in places],
                "text": [batch.documents[place].text for place in places],
            }
        )
        with told():
            rows = self._session.createDataFrame(sent).mapInPandas(self._seek, _SCHEMA).toArrow()
        found = {row["place"]: _found(row) for row in rows.to_pylist()}
        return [found[place] for place in range(len(batch.documents))]

    def close(self) -> None:
        """The session is not ours to end."""


def _found(row: dict[str, Any]) -> Found:
    """What an executor wrote into a row."""
    if row["problem"]:
        kind, message, hint, *notes = row["problem"]
        error: ComentionError = getattr(errors, kind)(message, hint)
        for note in notes:
            error.add_note(note)
        raise error
    mentions = [
        Candidate(each["start"], each["end"], Kind(each["kind"]), Form(each["form"]), each["key"])
        for each in row["mentions"]
    ]
    return Found(tuple(map(Span, (0, *row["ends"]), row["ends"])), mentions)


def seek_here(
    gazetteer: Gazetteer, config: settings.Detect, frames: "Iterable[pd.DataFrame]"
) -> "Iterator[pd.DataFrame]":
    """On an executor: what is found in each text, however many come at once."""
    import pandas as pd

    for frame in frames:
        documents = [
            Document(reference=Reference(id=id, lang=lang), text=text)
            for id, lang, text in zip(frame["id"], frame["lang"], frame["text"], strict=True)
        ]
        rows = [
            (place, *row)
            for place, row in zip(frame["place"], _rows(documents, gazetteer, config), strict=True)
        ]
        yield pd.DataFrame(rows, columns=["place", "ends", "problem", "mentions"], dtype=object)


def _rows(
    documents: list[Document], gazetteer: Gazetteer, config: settings.Detect
) -> list[tuple[list[int], list[str], list[dict[str, Any]]]]:
    def done() -> Iterator[tuple[Batch, list[Found]]]:
        for batch in batches(documents, config.batch_size):
            texts = [document.text for document in batch.documents]
            yield batch, found_in(batch, answer(batch.documents[0].lang, texts, config, gazetteer))

    try:
        return [_row(found) for _, found in in_order(done())]
    except ComentionError as error:  # told as it would be here, for it is nothing that Spark could mend
        problem = [type(error).__name__, error.message, error.hint, *getattr(error, "__notes__", ())]
        return [([], problem, []) for _ in documents]


def _row(found: Found) -> tuple[list[int], list[str], list[dict[str, Any]]]:
    mentions = [
        {"start": m.start, "end": m.end, "kind": str(m.kind), "form": str(m.form), "key": m.key}
        for m in found.mentions
        if m.kind
    ]
    return [span.end for span in found.sentences], [], mentions
