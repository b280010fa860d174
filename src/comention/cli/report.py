"""``comention report``: a graph as a text."""

from pathlib import Path

import click


@click.command("report")
@click.argument("graph", type=click.Path(path_type=Path))
@click.option("--before", type=click.Path(path_type=Path), help="An older graph: also say what changed.")
@click.option("--top", default=10, show_default=True, type=click.IntRange(min=1), help="So many of each.")
def command(graph: Path, before: Path | None, top: int) -> None:
    """Say in Markdown who matters in GRAPH, which links surprise and what changed, with evidence."""
    from comention.graph import load

    older = load(before) if before else None
    click.echo(load(graph).report(before=older, count=top), nl=False)
