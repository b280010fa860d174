"""The whole program on one page: files -> documents -> mentions -> actors -> graph."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from comention import config as settings
from comention.actors import Unknown, judgements_in_force, log_unknown, resolve, unmatched
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
    on_unknown: Callable[[Unknown], None] = log_unknown,
    watch: Watch = iter,
) -> ActorGraph:
    """The graph of the actors that are mentioned together in some news articles.

    Args:
        sources: Files, folders, globs, or "-" for standard input.
        config: All settings; those of ``comention.toml`` in the working folder where it is None.
        on_skip: Told of everything that is not read, and why.
        on_unknown: Told of the names in judgements that nobody bears.
        watch: Wrapped around the stream of documents as they are done, to show progress.

    Raises:
        DocumentError: A source does not exist or holds nothing that is read.
        JudgementError: The file of judgements cannot be read, or contradicts itself.
        ModelError: A language's pipeline cannot be loaded.
    """
    chosen = config or settings.load()
    documents, actors = annotate(sources, config=chosen, on_skip=on_skip, on_unknown=on_unknown, watch=watch)
    return relate(documents, actors, config=chosen.relate)


def annotate(
    sources: Iterable[str | Path],
    *,
    config: settings.Config | None = None,
    on_skip: Callable[[Skipped], None] = log_skipped,
    on_unknown: Callable[[Unknown], None] = log_unknown,
    watch: Watch = iter,
) -> tuple[list[AnnotatedDocument], tuple[Actor, ...]]:
    """The documents of some sources in their order, with their mentions, and the actors these refer to.

    Arguments and errors are those of `build`.
    """
    chosen = config or settings.load()
    judgements = judgements_in_force(chosen.resolve)  # what is wrong there is told before the long work
    documents = read(sources, config=chosen.read, on_skip=on_skip)
    annotated = list(watch(detect(documents, config=chosen.detect)))
    actors = resolve(annotated, lang=chosen.resolve.names, judgements=judgements)
    for each in unmatched(judgements, annotated, actors):
        on_unknown(each)
    return annotated, actors
