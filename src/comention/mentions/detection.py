"""Documents to mentions: the names that a spaCy pipeline finds, and what our tables know better."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Protocol

from comention import config as settings
from comention.domain import AnnotatedDocument, Document, Mention
from comention.mentions.answers import answer, found_in
from comention.mentions.batches import Batch, Line, batches, in_order
from comention.mentions.cores import cores
from comention.mentions.recogniser import Found
from comention.mentions.sentences import sentence_at
from comention.mentions.workers import Crew

# With fewer characters to read, processes have hardly begun when one alone has done.
ENOUGH = 500_000


class Finder(Protocol):
    """What finds the mentions in a batch, here or elsewhere."""

    def __call__(self, batch: Batch) -> list[Found]:
        """What is found in each document of a batch."""

    def close(self) -> None:
        """End what was begun."""


def detect(
    documents: Iterable[Document], *, config: settings.Detect | None = None
) -> Iterator[AnnotatedDocument]:
    """The documents, in their order, with the people, groups and states that they mention.

    An interrupt (``KeyboardInterrupt``) is raised when what is being worked on is done: first come the
    documents that are done, in their order, though some between them may be missing.

    Args:
        documents: What to read, a stream of any length; some batches of it are held at a time.
        config: The pipelines, by language, and how many processes there are.

    Raises:
        ModelError: A pipeline cannot be loaded, or a document's language has none.
        WorkerError: A process ended before its work was done.
        Unforeseen: An error of our own came of a document.
    """
    chosen = config or settings.Detect()
    stream, workers = _planned(documents, chosen.workers)
    finder: Finder = Crew(chosen, workers) if workers > 1 else _Here(chosen)
    yield from detected(batches(stream, chosen.batch_size), finder, threads=workers)


def detected(stream: Iterable[Batch], finder: Finder, *, threads: int) -> Iterator[AnnotatedDocument]:
    """The documents of batches, in their order, with what something finds in them; that is closed then.

    Args:
        stream: Batches, of which some are held at a time.
        finder: What is given each.
        threads: How many batches it is given at once.
    """
    line = Line(finder, threads)
    try:
        for document, found in in_order(line.through(stream)):
            yield _annotated(document, found)
    finally:
        finder.close()
        line.close()


class _Here:
    """Finds the mentions in a batch in this process."""

    def __init__(self, config: settings.Detect) -> None:
        self._config = config

    def __call__(self, batch: Batch) -> list[Found]:
        texts = [document.text for document in batch.documents]
        return found_in(batch, answer(batch.documents[0].lang, texts, self._config))

    def close(self) -> None:
        """Nothing was begun that would go on."""


def _planned(documents: Iterable[Document], workers: int) -> tuple[Iterator[Document], int]:
    """The documents, and how many processes read them: where nobody said, as many as pay."""
    stream = iter(documents)
    if workers or cores() == 1:
        return stream, workers or 1
    begun, characters = [], 0
    for document in stream:
        begun.append(document)
        characters += len(document.text)
        if characters >= ENOUGH:
            return chain(begun, stream), cores()
    return iter(begun), 1


def _annotated(document: Document, found: Found) -> AnnotatedDocument:
    mentions = [
        Mention(
            document.id,
            each.start,
            each.end,
            document.text[each.start : each.end],
            each.kind,
            each.form,
            sentence_at(found.sentences, each.start),
            each.key,
        )
        for each in found.mentions
        if each.kind
    ]
    return AnnotatedDocument(document, found.sentences, tuple(mentions))
