"""A detector that costs nothing: every word with a capital is a mention, of a kind that its length decides.

    python tests/store/fake.py PROJECT FOLDER [SECONDS]

builds a project with it, each document taking so long.
"""

import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from comention import config as settings
from comention import pipeline
from comention.domain import AnnotatedDocument, Document, Form, Kind, Mention, Span
from comention.engines import embedded
from comention.graph import ActorGraph

CONFIG = settings.Config(read=settings.Read(lang="en"), detect=settings.Detect(batch_size=3))
KINDS = tuple(Kind)


def detect(documents: Iterable[Document], *, config: object = None) -> Iterator[AnnotatedDocument]:
    """The documents with their mentions."""
    for document in documents:
        ends = [found.end() for found in re.finditer(r"\.\s*|\Z", document.text) if found.end()]
        ends = sorted(set(ends))
        mentions = tuple(
            Mention(
                *(document.id, found.start(), found.end(), found[0]),
                KINDS[len(found[0]) % 2],
                Form.NAME,
                sum(end <= found.start() for end in ends),
            )
            for found in re.finditer(r"\b[A-Z]\w+", document.text)
        )
        yield AnnotatedDocument(document, tuple(map(Span, [0, *ends], ends)), mentions)


def build(
    *sources: object,
    project: Path | None = None,
    config: settings.Config = CONFIG,
    seen: Callable[[Document], None] = lambda document: None,
    **options: object,
) -> ActorGraph:
    """The graph of some sources; ``seen`` is told of each document in which mentions are sought."""

    def watched(documents: Iterable[Document], *, config: object = None) -> Iterator[AnnotatedDocument]:
        for annotated in detect(documents):
            seen(annotated.document)
            yield annotated

    before = embedded.detect
    embedded.detect = watched  # type: ignore[assignment]
    try:
        return pipeline.build(sources, project=project, config=config, **options)  # type: ignore[arg-type]
    finally:
        embedded.detect = before


if __name__ == "__main__":
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 0.0
    build(sys.argv[2], project=Path(sys.argv[1]), seen=lambda document: time.sleep(seconds))
