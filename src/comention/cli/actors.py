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
@click.option("--press", is_flag=True, help="Also the papers and agencies that are there as sources.")
def command(graph: Path, kind: str | None, top: int | None, press: bool) -> None:
    """List the actors of GRAPH, a folder, its graph.json or a project, those mentioned most first."""
    from comention.cli.terminal import console, table
    from comention.graph import load

    loaded = load(graph)
    actors = [
        actor for actor in loaded.nodes if kind in (None, actor.kind.lower()) and (press or not actor.press)
    ]
    rows = [
        (
            actor.name,
            actor.kind.lower(),
            len(actor.mentions),
            len(actor.documents),
            loaded.network.nodes[actor.id]["stories"],
            actor.id,
            ", ".join(list(actor.aliases)[:6]),
        )
        for actor in actors[:top]
    ]
    console().print(table(("Actor", "Kind", "Mentions", "Documents", "Stories", "Id", "Mentioned as"), rows))
