"""The whole program on one page: files -> documents -> mentions -> actors -> graph."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from comention import config as settings
from comention.actors import judgements_in_force, resolve
from comention.documents import Skipped, log_skipped, read
from comention.domain import Actor, AnnotatedDocument
from comention.graph import ActorGraph, relate
from comention.mentions import detect

Watch = Callable[[Iterator[AnnotatedDocument]], Iterable[AnnotatedDocument]]


def build(
    sources: Iterable[str | Path],
    *,
    config: settings.Config | None = None,
    on_skip: Callable[[Skipped], None] = log_skipped,
    watch: Watch = iter,
) -> ActorGraph:
    """The graph of the actors that are mentioned together in some news articles.

    Args:
        sources: Files, folders, globs, or "-" for standard input.
        config: All settings; those of ``comention.toml`` in the working folder where it is None.
        on_skip: Told of everything that is not read, and why.
        watch: Wrapped around the stream of documents as they are done, to show progress.

    Raises:
        DocumentError: A source does not exist or holds nothing that is read.
        JudgementError: The file of judgements cannot be read, or contradicts itself.
        ModelError: A language's pipeline cannot be loaded.
    """
    chosen = config or settings.load()
    documents, actors = annotate(sources, config=chosen, on_skip=on_skip, watch=watch)
    return relate(documents, actors, config=chosen.relate)


def annotate(
    sources: Iterable[str | Path],
    *,
    config: settings.Config | None = None,
    on_skip: Callable[[Skipped], None] = log_skipped,
    watch: Watch = iter,
) -> tuple[list[AnnotatedDocument], tuple[Actor, ...]]:
    """The documents of some sources in their order, with their mentions, and the actors these refer to.

    Arguments and errors are those of `build`.
    """
    chosen = config or settings.load()
    # JUDGEMENTS: to be given to `resolve`; read first, so that what is wrong is told before the long work.
    judgements_in_force(chosen.resolve)
    documents = read(sources, config=chosen.read, on_skip=on_skip)
    annotated = list(watch(detect(documents, config=chosen.detect)))
    return annotated, resolve(annotated, lang=chosen.resolve.names)
