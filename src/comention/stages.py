"""The stages over a project: each does what is new or no longer holds, and says what that is."""

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from comention import config as settings
from comention import fingerprints
from comention.actors import Judgements, resolve, unmatched
from comention.collecting import uncollected
from comention.documents import Ids, Skipped, Source
from comention.domain import Actor, AnnotatedDocument, Document
from comention.engines import Engine
from comention.errors import DocumentError, StoreError
from comention.fingerprints import Parts
from comention.graph import ActorGraph, relate
from comention.listeners import Listeners
from comention.made import Made, unpacked
from comention.store import GRAPH, Intake, Origin, Project, Refused
from comention.wording import counted


def take_in(
    project: Project,
    found: Sequence[Source | Skipped],
    config: settings.Read,
    engine: Engine,
    listeners: Listeners,
) -> int:
    """How many files were read: those that are new, have changed, or were read otherwise before."""
    parts = fingerprints.reading(config)
    _say(project, "reading", parts, "the files that are named are read again", listeners)
    before, by = project.files.origins(), fingerprints.key(parts)
    order: dict[str, bool] = {}
    origins: dict[Source, Origin] = {}

    def anew() -> Iterator[Source]:
        for source in listeners.watch(iter(found), "Reading files", len(found)):
            origin = source if isinstance(source, Skipped) else _origin(project, source, by)
            if isinstance(source, Source) and isinstance(origin, Origin):
                order[origin.place] = before.get(origin.place) != origin
                if order[origin.place]:
                    origins[source] = origin
                    yield source
            elif isinstance(origin, Skipped):
                listeners.on_skip(origin)

    with project.files.intake() as intake:
        for source, held in engine.read(anew(), config):
            _take(intake, origins.pop(source), source, held, listeners)
    project.results.done("reading", parts)
    if before:
        read = {place for place, anew in order.items() if anew}
        new, same = len(read.difference(before)), len(order) - len(read)
        listeners.on_change(f"Files: {new} new, {len(read) - new} changed, {same} as before.")
    for place, refused in project.files.refused():
        if not order.get(place, True):
            listeners.on_skip(Skipped(*refused))
    number(project, list(order), listeners)
    return sum(order.values())


def _origin(project: Project, source: Source, by: str) -> Origin | Skipped:
    """A file as it is now; standard input is a new one each time."""
    if source.elsewhere:
        return Origin(source.elsewhere.url, source.id, source.elsewhere.version, by)
    if source.path is None:
        return Origin(project.files.unnamed(), source.id, "", by)
    try:
        return Origin(project.files.place(source.path), source.id, fingerprints.of_file(source.path), by)
    except OSError as error:
        return Skipped(source.id, f"cannot be read: {error.strerror or error}")


def _take(
    intake: Intake,
    origin: Origin,
    source: Source,
    held: Iterable[Document | Skipped],
    listeners: Listeners,
) -> None:
    """Take what a file holds; one that changes meanwhile is left for the next run to read again."""

    def told() -> Iterator[Document | Refused]:
        for each in held:
            if isinstance(each, Skipped):
                listeners.on_skip(each)
                yield Refused(each.name, each.reason)
            else:
                yield each

    intake.take(origin.place, told())
    stable = source.path is None or fingerprints.of_files([source.path]) == fingerprints.key([origin.hash])
    if not stable:
        said = "%r changed while it was read: run again when it is whole"
        logging.getLogger("comention").warning(said, source.id)
    intake.done(origin if stable else origin._replace(hash=""))


def sketch(project: Project, listeners: Listeners) -> None:
    """Make the sketches of all texts anew where they would now be others."""
    parts = fingerprints.sketching()
    _say(project, "sketches", parts, "what tells reprints is made anew", listeners)
    if project.results.parts("sketches") != parts:
        project.documents.renew_sketches()
    project.results.done("sketches", parts)


@uncollected()
def number(project: Project, order: Sequence[str], listeners: Listeners) -> None:
    """Give the documents ids, in the order of some files, then of the others; twins are told and left out."""
    ids, named = Ids(), set(order)
    numbered = []
    for asked in project.documents.arrange([*order, *project.files.origins()]):
        try:
            numbered.append((asked, ids.own(asked.id, asked.hash)))
        except DocumentError as error:
            if asked.place in named:
                listeners.on_skip(Skipped(asked.id, error.message))
    project.documents.number(numbered)


def clear(project: Project, listeners: Listeners, *, prune: bool) -> None:
    """Take away what the files held that are gone, or say that it stays.

    Raises:
        StoreError: They are all gone, which is more likely to be a folder that was moved.
    """
    gone = project.files.gone()
    if not gone:
        return
    what = f"Files that are gone: {len(gone)}; their documents ({project.documents.count_of(gone)})"
    if not prune:
        listeners.on_change(f"{what} stay until --prune is said.")
        return
    if len(gone) == len(project.files.origins()):
        raise StoreError(
            "All files of the project are gone, and nothing is taken away.",
            "Were they moved? Then move the project likewise. Else build a new one.",
        )
    project.files.forget(gone)
    listeners.on_change(f"{what} are taken away.")


def seek(project: Project, config: settings.Detect, engine: Engine, listeners: Listeners) -> int:
    """In how many texts mentions were sought: those that are new, or were gone through otherwise before."""
    languages = project.documents.languages()
    parts = {lang: fingerprints.detecting(config, lang) for lang in languages}
    for lang, count in languages.items():
        what = f"mentions are sought again in {counted(count, 'document')}"
        _say(project, f"detection {lang}", parts[lang], what, listeners, prefix=f"{lang}: ")
    keys = {lang: fingerprints.key(each) for lang, each in parts.items()}
    pending = project.detections.pending(keys)
    if pending:
        found = engine.detect(project.detections.texts(pending), config)
        detected = listeners.watch(found, "Finding mentions", len(pending))
        project.detections.keep(pending, detected, detections=keys, at_once=engine.at_once(config))
    for lang, each in parts.items():
        project.results.done(f"detection {lang}", each)
    return len(pending)


def connect(
    project: Project,
    config: settings.Config,
    judgements: Judgements,
    engine: Engine,
    listeners: Listeners,
) -> Made:
    """The graph of all documents: that of the last time, or a new one where what it is made of changed."""
    listing = fingerprints.key(project.documents.listing())
    resolving = fingerprints.resolving(config.resolve, [row[1:] for row in _rows(judgements)], listing)
    relating = fingerprints.relating(config.relate, fingerprints.key(resolving))
    key = fingerprints.key(relating)
    if packed := project.results.made(GRAPH, key):
        return Made(project, key, packed=packed)
    stages = {"resolution": resolving, "relation": relating}
    made = Made(project, key, graph=_related(project, stages, config, judgements, engine, listeners))
    if project.lasts and made.graph.documents:
        listeners.on_step("Writing the graph")
        project.results.save_graph(made.graph, key, made.packed, judgements=_rows(judgements), stages=stages)
    return made


def _related(
    project: Project,
    stages: Mapping[str, Parts],
    config: settings.Config,
    judgements: Judgements,
    engine: Engine,
    listeners: Listeners,
) -> ActorGraph:
    """The graph of all documents, made anew; when it is there, the documents need no more room."""
    listeners.on_step("Finding out who is who")
    annotated = project.documents.annotated()
    actors = _actors_before(project, stages["resolution"])
    if actors is None:
        _say(project, "resolution", stages["resolution"], "actors are made anew", listeners)
        actors = identify(annotated, config.resolve, judgements, listeners)
    else:
        _say(project, "relation", stages["relation"], "links are counted anew", listeners)
    listeners.on_step("Counting links")
    sketches = project.documents.sketches()
    return relate(annotated, actors, config=config.relate, sketches=sketches, count=engine.co_mentions)


def identify(
    annotated: Sequence[AnnotatedDocument],
    config: settings.Resolve,
    judgements: Judgements,
    listeners: Listeners,
) -> Collection[Actor]:
    """The actors of some documents; names in judgements that nobody bears are told."""
    actors = resolve(annotated, lang=config.names, judgements=judgements)
    for each in unmatched(judgements, annotated, actors):
        listeners.on_unknown(each)
    return actors


def _actors_before(project: Project, resolving: Parts) -> Collection[Actor] | None:
    """The actors of the last graph, if they are still who is who; whether they are press is of the graph."""
    packed = project.results.made(GRAPH) if project.results.parts("resolution") == resolving else None
    return [replace(actor, press=False) for actor in unpacked(packed).nodes] if packed else None


def _rows(judgements: Judgements) -> list[tuple[Any, ...]]:
    return [(j.line, j.table, list(j.subjects), j.statement, j.who, j.when, j.why) for j in judgements]


def _say(
    project: Project, stage: str, parts: Parts, what: str, listeners: Listeners, *, prefix: str = ""
) -> None:
    """Say what is done again where something but its documents has changed since the last run."""
    before = project.results.parts(stage)
    if before is not None and (changed := fingerprints.changed(before, parts)):
        listeners.on_change(f"{prefix}{changed} changed: {what}.")
