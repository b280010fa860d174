"""The whole program on one page: files -> documents -> mentions -> actors -> graph."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from comention import config as settings
from comention import fingerprints, stages
from comention.actors import Unknown, judgements_in_force, log_unknown
from comention.collecting import uncollected
from comention.documents import Skipped, Source, known_languages, log_skipped
from comention.domain import Actor, AnnotatedDocument
from comention.engines import Engine, engine
from comention.errors import StoreError
from comention.graph import ActorGraph
from comention.listeners import Listeners, Watch, log_change, log_step, unwatched
from comention.made import Made
from comention.store import Project, Run, project


def build(
    sources: str | Path | Iterable[str | Path] = (),
    *,
    config: settings.Config | None = None,
    project: str | Path | None = None,
    prune: bool = False,
    on_skip: Callable[[Skipped], None] = log_skipped,
    on_unknown: Callable[[Unknown], None] = log_unknown,
    on_change: Callable[[str], None] = log_change,
    on_step: Callable[[str], None] = log_step,
    watch: Watch = unwatched,
) -> ActorGraph:
    """The graph of the actors that are mentioned together in some news articles.

    Args:
        sources: Files, folders, globs, or "-" for standard input; none for what a project has.
        config: All settings; those of ``comention.toml`` in the working folder where it is None.
        project: A file in which all is kept, so that the next run does only what is new or has changed.
        prune: Whether what was read of files that are gone is taken away from the project.
        on_skip: Told of everything that is not read, and why.
        on_unknown: Told of the names in judgements that nobody bears.
        on_change: Told what is done anew, and why.
        on_step: Told what is being done where nothing can be counted.
        watch: Wrapped around the files as they are read and the documents as mentions are found in them, to
            show progress: given a stream, what is done, and how many there are.

    Raises:
        DocumentError: A source does not exist or holds nothing that is read.
        EngineError: Spark cannot be started, or gave up.
        JudgementError: The file of judgements cannot be read, or contradicts itself.
        ModelError: A language's pipeline cannot be loaded.
        StoreError: The project cannot be used.
    """
    listeners = Listeners(on_skip, on_unknown, on_change, on_step, watch)
    chosen = config or settings.load()
    with engine(chosen.run) as works:
        found = sought(works, sources, project)
        with updated(found, works, config=chosen, path=project, prune=prune, listeners=listeners) as made:
            return made.graph


def sought(
    works: Engine, sources: str | Path | Iterable[str | Path], project: str | Path | None
) -> Iterator[Source | Skipped]:
    """The files behind some sources, looked for when the first is asked for.

    There are none where only what a project has is wanted.

    Raises:
        DocumentError: A source does not exist or holds nothing that is read.
    """
    named = [sources] if isinstance(sources, str | Path) else list(sources)
    if named or project is None:
        yield from works.find(named, but=project)


@contextmanager
def updated(
    sources: Iterable[Source | Skipped],
    works: Engine,
    *,
    config: settings.Config | None = None,
    path: str | Path | None = None,
    prune: bool = False,
    listeners: Listeners = Listeners(),  # noqa: B008  # frozen
) -> Iterator[Made]:
    """The graph in its project, which an engine brings up to date with some files.

    The other arguments and the errors are those of `build`.
    """
    chosen, started = config or settings.load(), datetime.now(UTC)
    judgements = judgements_in_force(chosen.resolve)  # what is wrong there is told before the long work
    known_languages(chosen.read)
    found = list(sources)
    if path and not found and not Path(path).exists():
        raise StoreError(f"There is no project {path}.", "Name SOURCES to make one of.")
    with project(Path(path) if path else None) as kept:
        if kept.before is not None:
            listeners.on_change(f"{path} is brought from version {kept.before} to that of this comention.")
        stages.clear(kept, listeners, prune=prune)
        stages.sketch(kept, listeners)
        read = _read(kept, found, chosen, works, listeners)
        detected = stages.seek(kept, chosen.detect, works, listeners)
        with uncollected():
            made = stages.connect(kept, chosen, judgements, works, listeners)
            if kept.lasts:
                run = Run(started, version("comention"), fingerprints.written(chosen), read, detected)
                kept.results.log(run)
            yield made


def _read(
    kept: Project,
    found: Sequence[Source | Skipped],
    config: settings.Config,
    works: Engine,
    listeners: Listeners,
) -> int:
    """How many of the files were read."""
    if found:
        return stages.take_in(kept, found, config.read, works, listeners)
    stages.number(kept, [], listeners)
    return 0


def annotate(
    sources: str | Path | Iterable[str | Path],
    *,
    config: settings.Config | None = None,
    on_skip: Callable[[Skipped], None] = log_skipped,
    on_unknown: Callable[[Unknown], None] = log_unknown,
    on_step: Callable[[str], None] = log_step,
    watch: Watch = unwatched,
) -> tuple[list[AnnotatedDocument], tuple[Actor, ...]]:
    """The documents of some sources in their order, with their mentions, and the actors these refer to.

    Arguments and errors are those of `build`.
    """
    chosen = config or settings.load()
    listeners = Listeners(on_skip, on_unknown, on_step=on_step, watch=watch)
    judgements = judgements_in_force(chosen.resolve)
    known_languages(chosen.read)
    with engine(chosen.run) as works, project(None) as kept:
        _read(kept, works.find(sources), chosen, works, listeners)
        stages.seek(kept, chosen.detect, works, listeners)
        annotated = kept.documents.annotated()
    listeners.on_step("Finding out who is who")
    return annotated, tuple(stages.identify(annotated, chosen.resolve, judgements, listeners))
