"""Spark as an engine: the driver shares the work out, and keeps what comes back."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from comention import config as settings
from comention.documents import Skipped, Source, find
from comention.domain import AnnotatedDocument, Document
from comention.engines.embedded import Embedded
from comention.engines.spark.counting import co_mentions
from comention.engines.spark.detecting import detect
from comention.engines.spark.listing import listed
from comention.engines.spark.reading import read
from comention.engines.spark.session import check, session

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from comention.graph.counting import Numbers, Table

# Texts and files are handed to Python so many at once, for their room; numbers as many as Spark likes.
_AT_ONCE = "64"
_KEPT = 500


class Spark:
    """Does the work on a cluster, which is asked for when there is some.

    Its sessions are its own, so that no view and no setting of the user's is touched.

    Args:
        start: Gives the cluster.
    """

    def __init__(self, start: "Callable[[], SparkSession]") -> None:
        self._start = start

    @cached_property
    def _session(self) -> "SparkSession":
        return self._start()

    @cached_property
    def _numbers(self) -> "SparkSession":
        session = self._session.newSession()
        # A table that is part of the plan is looked through whenever Spark considers it.
        session.conf.set("spark.sql.execution.arrow.localRelationThreshold", "0")
        return session

    @cached_property
    def _texts(self) -> "SparkSession":
        session = self._session.newSession()
        session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", _AT_ONCE)
        session.conf.set("spark.sql.files.ignoreMissingFiles", "true")
        return session

    def find(
        self, sources: str | Path | Iterable[str | Path], *, but: str | Path | None = None
    ) -> list[Source | Skipped]:
        """The files behind what a user names, of which Spark lists those behind URLs."""
        return find(sources, but=but, urls=lambda url: listed(self._texts, url))

    def read(
        self, sources: Iterable[Source], config: settings.Read
    ) -> Iterator[tuple[Source, Iterable[Document | Skipped]]]:
        """Each source with what is in it: first those of this machine, which nobody else sees."""
        elsewhere: list[Source] = []

        def here() -> Iterator[Source]:
            for source in sources:
                if source.elsewhere:
                    elsewhere.append(source)
                else:
                    yield source

        yield from Embedded().read(here(), config)
        if elsewhere:
            yield from read(self._texts, elsewhere, config)

    def detect(self, documents: Iterable[Document], config: settings.Detect) -> Iterator[AnnotatedDocument]:
        """The documents with what is mentioned in them."""
        return detect(self._texts, documents, config)

    def at_once(self, config: settings.Detect) -> int:
        """Many, for the driver has little time for each."""
        return _KEPT

    def co_mentions(self, mentions: "Table", *, window: int) -> "dict[str, Numbers]":
        """The passages of every pair."""
        return co_mentions(self._numbers, mentions, window)


@contextmanager
def spark() -> Iterator[Spark]:
    """The engine, on the session that is active, or on one that is started when it is needed, and ended.

    Raises:
        EngineError: PySpark or Java is not installed.
    """
    check()
    with ExitStack() as ends:
        yield Spark(lambda: ends.enter_context(session()))
