"""``comention view``: the page of a saved graph."""

from pathlib import Path

import click

from comention.cli.options import page_settings


@click.command("view")
@click.argument("graph", type=click.Path(path_type=Path))
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path), help="The page to write.")
@click.option("--title", help="The page's heading.")
@click.option("--lang", type=click.Choice(["en", "fr"]), help="The language of the page.")
def command(graph: Path, output: Path, title: str | None, lang: str | None) -> None:
    """Make the page of GRAPH, a folder, its graph.json or a project, anew."""
    from comention.graph import load

    click.echo(load(graph).to_html(output, config=page_settings(title, lang)))
