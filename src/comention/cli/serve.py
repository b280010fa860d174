"""``comention serve``: the page of a saved graph, from this machine to this machine."""

from pathlib import Path

import click

from comention.cli.options import page_settings


@click.command("serve")
@click.argument("graph", type=click.Path(path_type=Path))
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Where to listen."
)
@click.option("--title", help="The page's heading.")
@click.option("--lang", type=click.Choice(["en", "fr"]), help="The language of the page.")
def command(graph: Path, port: int, title: str | None, lang: str | None) -> None:
    """Show GRAPH, a folder, its graph.json or a project, in a browser of this machine, and of no other.

    The page is the same as that of ``comention view``, but asks for passages when they are read: for
    corpora that are too large for one file.
    """
    import uvicorn

    from comention.graph import load
    from comention.views.serving import application

    app = application(load(graph), config=page_settings(title, lang))
    click.echo(f"http://127.0.0.1:{port}/  (Ctrl+C ends it)")
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")
