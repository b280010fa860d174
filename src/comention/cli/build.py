"""``comention build``: articles to a graph and its page."""

from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comention.cli.making import check_outside, graph_settings, making, write
from comention.cli.options import strict as strict_option
from comention.domain import Kind

if TYPE_CHECKING:
    from rich.console import Console

    from comention.config import Config
    from comention.documents import Skipped
    from comention.made import Made

TOP = 10
PLURALS = {Kind.PERSON: "people", Kind.GROUP: "groups", Kind.STATE: "states"}


@click.command("build")
@making(sources_required=False, project_required=False)
@strict_option
def command(
    output: Path | None,
    project: Path | None,
    skipped_file: Path | None,
    strict: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Build the graph of the actors in SOURCES: files, folders, globs, or - for standard input.

    With a project the documents of earlier runs are there too, and SOURCES may be left out.
    """
    from comention.cli.progress import Tracker
    from comention.cli.stopping import stoppable
    from comention.cli.terminal import console, say_change, say_skipped, say_unknown, write_skipped
    from comention.documents import Skipped
    from comention.engines import engine
    from comention.files import check_folder
    from comention.listeners import Listeners
    from comention.pipeline import sought, updated

    _check_usage(output, project, options["sources"], prune=options["prune"])
    check_outside(options["sources"], "--skipped", skipped_file)
    config = graph_settings(options)
    if output:
        check_folder(output)
    skipped: list[Skipped] = []
    with (
        stoppable(project),
        Tracker(quiet=quiet) as tracker,
        engine(config.run) as works,
    ):
        listeners = Listeners(
            on_skip=skipped.append,
            on_unknown=say_unknown,
            on_change=(lambda change: None) if quiet else say_change,
            on_step=tracker.step,
            watch=tracker.watch,
        )
        found = sought(works, options["sources"], project)
        with updated(
            found, works, config=config, path=project, prune=options["prune"], listeners=listeners
        ) as made:
            if skipped_file:
                write_skipped(skipped, skipped_file)
            tracker.step("Making the page")
            page = _write(made, output, config, skipped)
            tracker.close()
            if not quiet:
                say_skipped(skipped, console(stderr=True))
                where = f"The page: {page}" if page else f"The project: {project}"
                _summarise(made, where, console())
    if strict and skipped:
        raise SystemExit(1)


def _check_usage(output: Path | None, project: Path | None, sources: tuple[str, ...], *, prune: bool) -> None:
    if project is None and output is None:
        raise click.UsageError("Say where the graph is to go with -o, or where all is to be kept with -p.")
    if project is None and (prune or not sources):
        raise click.UsageError("Name SOURCES to read." if not sources else "--prune needs a project (-p).")


def _write(made: "Made", output: Path | None, config: "Config", skipped: "list[Skipped]") -> Path | None:
    """Where the page is; nothing is written where nothing was read."""
    from comention.cli.terminal import console, say_skipped
    from comention.errors import DocumentError

    if made.is_new and not made.graph.documents:
        say_skipped(skipped, console(stderr=True))
        raise DocumentError("Nothing was read.", f"{output} stays as it is." if output else "")
    return write(made, output, config) if output else None


def _summarise(made: "Made", where: str, to: "Console") -> None:
    from comention.cli.terminal import safe, table
    from comention.wording import counted

    if not made.is_new:
        to.print(f"Nothing has changed. {safe(where)}")
        return
    graph = made.graph
    languages = Counter(reference.lang for reference in graph.documents.values())
    read = ", ".join(f"{count:,} {lang}" for lang, count in sorted(languages.items()))
    kinds = Counter(actor.kind for actor in graph.nodes)
    found = ", ".join(counted(kinds[kind], kind.lower(), PLURALS[kind]) for kind in PLURALS if kinds[kind])
    undated = f", {graph.undated:,} of them without a date" if graph.undated else ""
    actors, links = counted(len(graph.nodes), "actor"), counted(len(graph.edges), "link")
    to.print(f"Read {counted(len(graph.documents), 'document')} ({read or 'none'}){undated}.")
    to.print(f"Found {actors} ({found or 'none'}) and {links}.\n")
    to.print(
        table(
            ("Actor", "Kind", "Mentions", "Documents"),
            [
                (a.name, a.kind.lower(), len(a.mentions), len(a.documents))
                for a in islice((a for a in graph.nodes if not a.press), TOP)
            ],
        )
    )
    to.print()
    names = {actor.id: actor.name for actor in graph.nodes}
    strongest = [(link, graph.network.edges[link]) for link in graph.strongest(TOP)]
    to.print(
        table(
            ("Link", "", "Passages", "Stories"),
            [(names[a], names[b], edge["weight"], edge["stories"]) for (a, b), edge in strongest],
        )
    )
    to.print(f"\n{safe(where)}")
