"""The engine that needs nothing else: this process, its workers, and DuckDB within it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from comention import config as settings
from comention.documents import Apart, Skipped, Source, contents, find
from comention.domain import AnnotatedDocument, Document
from comention.graph.counting import Numbers, Table, co_mentions
from comention.mentions import detect


class Embedded:
    """Does the work here."""

    def find(
        self, sources: str | Path | Iterable[str | Path], *, but: str | Path | None = None
    ) -> list[Source | Skipped]:
        """The files behind what a user names."""
        return find(sources, but=but)

    def read(
        self, sources: Iterable[Source], config: settings.Read
    ) -> Iterator[tuple[Source, Iterable[Document | Skipped]]]:
        """Each source with what is in it, which is read as it is asked for."""
        with Apart(config) as apart:
            for source in sources:
                yield source, contents(source, config, apart)

    def detect(self, documents: Iterable[Document], config: settings.Detect) -> Iterator[AnnotatedDocument]:
        """The documents with what is mentioned in them."""
        return detect(documents, config=config)

    def at_once(self, config: settings.Detect) -> int:
        """As many as a pipeline is given."""
        return config.batch_size

    def co_mentions(self, mentions: Table, *, window: int) -> dict[str, Numbers]:
        """The passages of every pair."""
        return co_mentions(mentions, window=window)
