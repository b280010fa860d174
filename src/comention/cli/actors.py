"""``comention actors``: who is in a graph."""

from pathlib import Path

import click

from comention.domain import Kind


@click.command("actors")
@click.argument("graph", type=click.Path(path_type=Path))
@click.option(
    "--kind", type=click.Choice([kind.lower() for kind in Kind]), help="Only people, groups or states."
)
@click.option("--top", type=click.IntRange(min=1), help="Only so many, those mentioned most.")
def command(graph: Path, kind: str | None, top: int | None) -> None:
    """List the actors of GRAPH, a folder or its graph.json, those mentioned most first."""
    from comention.cli.terminal import console, table
    from comention.graph import load

    actors = [actor for actor in load(graph).actors if kind in (None, actor.kind.lower())]
    rows = [
        (a.name, a.kind.lower(), len(a.mentions), len(a.documents), a.id, ", ".join(list(a.aliases)[:6]))
        for a in actors[:top]
    ]
    console().print(table(("Actor", "Kind", "Mentions", "Documents", "Id", "Mentioned as"), rows))
