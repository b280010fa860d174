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

    from comention.graph import ActorGraph

TOP = 10
PLURALS = {Kind.PERSON: "people", Kind.GROUP: "groups", Kind.STATE: "states"}


@click.command("build")
@reading
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder for graph.json and graph.html.",
)
@click.option(
    "--passage",
    type=click.Choice(get_args(Together)),
    help="What actors must share to be linked.",
)
@click.option("--window", type=int, help="How many sentences a window spans.")
@click.option("--title", help="The page's heading.")
def command(output: Path, strict: bool, quiet: bool, **options: Any) -> None:
    """Build the graph of the actors in SOURCES: files, folders, globs, or - for standard input."""
    from comention.cli.terminal import console, say_skipped, say_unknown, track
    from comention.documents import Skipped
    from comention.errors import DocumentError
    from comention.files import check_folder
    from comention.pipeline import build

    config = configured(
        options["file"],
        lang=options["lang"],
        models=options["models"],
        columns=options["columns"],
        gazetteers=options["gazetteers"],
        others={
            "detect": {"workers": options["workers"]},
            "resolve": {"names": options["names"], "judgements": options["judgements"]},
            "relate": {
                "passage": options["passage"] or ("window" if options["window"] else None),
                "window": options["window"],
            },
            "render": {"title": options["title"]},
        },
    )
    check_folder(output)
    skipped: list[Skipped] = []
    graph = build(
        options["sources"],
        config=config,
        on_skip=skipped.append,
        on_unknown=say_unknown,
        watch=iter if quiet else track,
    )
    if not graph.documents:
        say_skipped(skipped, console(stderr=True))
        raise DocumentError("Nothing was read.", f"{output} stays as it is.")
    graph.save(output)
    page = graph.to_html(output, config=config.render)
    if not quiet:
        say_skipped(skipped, console(stderr=True))
        _summarise(graph, page, console())
    if strict and skipped:
        raise SystemExit(1)


def _summarise(graph: "ActorGraph", page: Path, to: "Console") -> None:
    from comention.cli.terminal import counted, safe, table

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
    to.print(f"\nThe page: {safe(str(page))}")
