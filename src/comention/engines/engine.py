"""What an engine is asked for, and which one it is."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from comention import config as settings
from comention.documents import Skipped, Source
from comention.domain import AnnotatedDocument, Document

if TYPE_CHECKING:  # what runs on executors needs no graph
    from comention.graph.counting import Numbers, Table


class Engine(Protocol):
    """Does what takes long. What comes out is the same whichever does it, and however it shares it out."""

    def find(
        self, sources: str | Path | Iterable[str | Path], *, but: str | Path | None = None
    ) -> list[Source | Skipped]:
        """The files behind what a user names, each once and none of a project's own, in their order."""

    def read(
        self, sources: Iterable[Source], config: settings.Read
    ) -> Iterator[tuple[Source, Iterable[Document | Skipped]]]:
        """Each source, in any order, with its documents and what in it was not read."""

    def detect(self, documents: Iterable[Document], config: settings.Detect) -> Iterator[AnnotatedDocument]:
        """The documents, in their order, with what is mentioned in them."""

    def at_once(self, config: settings.Detect) -> int:
        """How many documents it is good to keep together, as their mentions are found."""

    def co_mentions(self, mentions: "Table", *, window: int) -> "dict[str, Numbers]":
        """The passages of every pair, as `comention.graph.counting.co_mentions` has them."""


@contextmanager
def engine(config: settings.Run) -> Iterator[Engine]:
    """The engine that is set, for the time of a run.

    Raises:
        EngineError: It is not installed, or cannot be started.
    """
    if config.engine == "spark":
        from comention.engines.spark.cluster import spark

        with spark() as cluster:
            yield cluster
    else:
        from comention.engines.embedded import Embedded

        yield Embedded()
