"""Files behind URLs to documents: Spark fetches their bytes, and our readers read them on the executors."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from comention.config import Read
from comention.documents import Apart, Skipped, Source, contents
from comention.documents.limits import MEGABYTE, too_large
from comention.domain import Document, Reference
from comention.engines.spark.listing import escaped, path_of, whole
from comention.engines.spark.words import told, unfetched
from comention.files import encoded
from comention.mentions.batches import Line
from comention.stretches import stretches

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import SparkSession

    from comention.documents.sources import Elsewhere

# What is read comes to the driver so much at once, and so many times over.
FILES, BYTES, JOBS = 2_000, 64 * MEGABYTE, 8
# Where more of these cannot be fetched, it is not on account of the files.
_LOST = 20
_ROWS = 200
_BROUGHT = tuple(name for name in Reference.__dataclass_fields__ if name != "story")
_COLUMNS = ("place", "number", "text", "reason", *_BROUGHT)
_SCHEMA = ", ".join(f"`{name}` {'int' if name == 'number' else 'string'}" for name in _COLUMNS)

Held = list[Document | Skipped]


def read(session: "SparkSession", sources: Iterable[Source], config: Read) -> Iterator[tuple[Source, Held]]:
    """Each source with its documents and what in it was not read."""
    line: Line[Sequence[Source], list[Held]] = Line(partial(_read, session, config), JOBS)
    shares = stretches(sources, count=FILES, size=BYTES, size_of=lambda each: _where(each).length)
    try:
        for some, held in line.through(shares):
            yield from zip(some, held, strict=True)
    finally:
        line.close()


def _where(source: Source) -> "Elsewhere":
    assert source.elsewhere
    return source.elsewhere


def _read(session: "SparkSession", config: Read, sources: Sequence[Source]) -> list[Held]:
    """What is in each source."""
    most = config.max_megabytes * MEGABYTE
    small = {_where(each).url: each.id for each in sources if 0 < _where(each).length <= most}
    held: dict[str, Held] = {url: [] for url in small}
    with told():
        rows, lost = _rows_of(session, config, small)
    for row in sorted(rows, key=lambda row: row["number"]):
        held[row["place"]].append(_told(row))
    return [held.get(_where(each).url) or [_unread(each, config, lost)] for each in sources]


def _rows_of(
    session: "SparkSession", config: Read, ids: Mapping[str, str]
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """What is in some files, a row each; and why some, by URL, are not fetched: Spark names one each time."""
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import AnalysisException

    sent = replace(config, columns=dict(config.columns))  # a mapping that can be sent
    there = {escaped(url): url for url in ids}
    lost: dict[str, str] = {}
    while there:
        try:
            files = session.read.format("binaryFile").load(list(there)).select("path", "content")
            return files.mapInPandas(partial(read_here, ids, sent), _SCHEMA).toArrow().to_pylist(), lost
        except AnalysisException as error:
            if there.pop(whole((error.getMessageParameters() or {}).get("path", "")), None) is None:
                raise
        except Py4JJavaError as error:
            url, why = unfetched(error)
            if there.pop(escaped(whole(url)), None) is None or len(lost) == _LOST:
                raise
            lost[whole(url)] = why
    return [], lost


def _unread(source: Source, config: Read, lost: Mapping[str, str]) -> Skipped:
    """Why there is nothing of a source."""
    url, length, _ = _where(source)
    if url in lost:
        return Skipped(source.id, f"cannot be read: {lost[url]}")
    if not length:
        return Skipped(source.id, "is empty")
    large = length > config.max_megabytes * MEGABYTE
    return Skipped(source.id, too_large(config) if large else "cannot be read: it is no longer there")


def _told(row: Mapping[str, Any]) -> Document | Skipped:
    if row["reason"] is not None:
        return Skipped(row["id"], row["reason"])
    return Document(reference=Reference(**{name: row[name] for name in _BROUGHT}), text=row["text"])


def read_here(
    ids: Mapping[str, str], config: Read, frames: "Iterable[pd.DataFrame]"
) -> "Iterator[pd.DataFrame]":
    """On an executor: what is in some files, a row each."""
    import pandas as pd

    with Apart(config) as apart:
        rows = (
            row
            for frame in frames
            for url, content in zip(map(whole, frame["path"]), frame["content"], strict=True)
            for row in _rows(url, content, ids[url], config, apart)
        )
        while some := list(islice(rows, _ROWS)):
            yield pd.DataFrame(some, columns=list(_COLUMNS), dtype=object)


def _rows(url: str, content: bytes, id: str, config: Read, apart: Apart) -> Iterator[tuple[object, ...]]:
    """What our readers find in a file, which they want to open by its name."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / path_of(url).name
        path.write_bytes(content)
        for number, each in enumerate(contents(Source(id, path), config, apart)):
            if isinstance(each, Skipped):
                name, reason = (encoded(part).decode() for part in (each.name, each.reason))
                brought = [name if field == "id" else None for field in _BROUGHT]
                yield url, number, None, reason, *brought
            else:
                yield url, number, each.text, None, *(getattr(each.reference, name) for name in _BROUGHT)
