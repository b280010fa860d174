"""``comention build``: articles to a graph and its page."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from comention.cli.options import configured, reading
from comention.config import Together
from comention.domain import Kind

if TYPE_CHECKING:
    from rich.console import Console

    from comention.config import Config
    from comention.documents import Skipped
    from comention.stages import Made

TOP = 10
PLURALS = {Kind.PERSON: "people", Kind.GROUP: "groups", Kind.STATE: "states"}


@click.command("build")
@reading(sources_required=False)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="The folder for graph.json and graph.html; with a project it may be left out.",
)
@click.option(
    "--project",
    "-p",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file in which all is kept, so that the next run does only what is new or has changed.",
)
@click.option(
    "--prune", is_flag=True, help="Take away from the project what was read of files that are gone."
)
@click.option(
    "--passage",
    type=click.Choice(get_args(Together)),
    help="What actors must share to be linked.",
)
@click.option("--window", type=int, help="How many sentences a window spans.")
@click.option("--title", help="The page's heading.")
def command(output: Path | None, project: Path | None, strict: bool, quiet: bool, **options: Any) -> None:
    """Build the graph of the actors in SOURCES: files, folders, globs, or - for standard input.

    With a project the documents of earlier runs are there too, and SOURCES may be left out.
    """
    from comention.cli.terminal import console, say_change, say_skipped, say_unknown, track
    from comention.documents import Skipped
    from comention.files import check_folder
    from comention.pipeline import updated
    from comention.stages import Listeners

    _check_usage(output, project, options["sources"], prune=options["prune"])
    config = configured(
        options["file"],
        lang=options["lang"],
        models=options["models"],
        columns=options["columns"],
        gazetteers=options["gazetteers"],
        others={
            "detect": {"workers": options["workers"]},
            "run": {"engine": options["engine"]},
            "resolve": {"names": options["names"], "judgements": options["judgements"]},
            "relate": {
                "passage": options["passage"] or ("window" if options["window"] else None),
                "window": options["window"],
            },
            "render": {"title": options["title"]},
        },
    )
    if output:
        check_folder(output)
    skipped: list[Skipped] = []
    listeners = Listeners(
        on_skip=skipped.append,
        on_unknown=say_unknown,
        on_change=(lambda change: None) if quiet else say_change,
        watch=iter if quiet else track,
    )
    with updated(
        options["sources"], config=config, path=project, prune=options["prune"], listeners=listeners
    ) as made:
        page = _write(made, output, config, skipped)
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
    from comention.files import write_bytes

    if made.is_new and not made.graph.documents:
        say_skipped(skipped, console(stderr=True))
        raise DocumentError("Nothing was read.", f"{output} stays as it is." if output else "")
    if output is None:
        return None
    made.write(output / "graph.json")
    write_bytes(output / "graph.html", made.page(config.render))
    return output / "graph.html"


def _summarise(made: "Made", where: str, to: "Console") -> None:
    from comention.cli.terminal import counted, safe, table

    if not made.is_new:
        to.print(f"Nothing has changed. {safe(where)}")
        return
    graph = made.graph
    languages = Counter(reference.lang for reference in graph.documents.values())
    read = ", ".join(f"{count} {lang}" for lang, count in sorted(languages.items()))
    kinds = Counter(actor.kind for actor in graph.nodes)
    found = ", ".join(counted(kinds[kind], kind.lower(), PLURALS[kind]) for kind in PLURALS if kinds[kind])
    undated = f", {graph.undated} of them without a date" if graph.undated else ""
    actors, links = counted(len(graph.nodes), "actor"), counted(len(graph.edges), "link")
    to.print(f"Read {counted(len(graph.documents), 'document')} ({read or 'none'}){undated}.")
    to.print(f"Found {actors} ({found or 'none'}) and {links}.\n")
    to.print(
        table(
            ("Actor", "Kind", "Mentions", "Documents"),
            [
                (a.name, a.kind.lower(), len(a.mentions), len(a.documents))
                for a in graph.without_press().nodes[:TOP]
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
