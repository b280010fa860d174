"""``comention diff``: what changed between two graphs."""

from pathlib import Path

import click


@click.command("diff")
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@click.option("--top", default=10, show_default=True, type=click.IntRange(min=1), help="So many of each.")
def command(before: Path, after: Path, top: int) -> None:
    """Say in Markdown which links of two graphs are new, gone, stronger or weaker, with evidence."""
    from comention.graph import load

    click.echo(load(before).diff(load(after)).report(count=top), nl=False)
