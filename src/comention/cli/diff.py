"""``comention diff``: what changed between two graphs, or in a project."""

from pathlib import Path

import click


@click.command("diff")
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path), required=False)
@click.option("--from", "start", metavar="DATE", help="Of a project: what came on that day, or since.")
@click.option("--to", "end", metavar="DATE", help="Of a project: the last day.")
@click.option("--top", default=10, show_default=True, type=click.IntRange(min=1), help="So many of each.")
def command(before: Path, after: Path | None, start: str | None, end: str | None, top: int) -> None:
    """Say in Markdown which links of two graphs are new, gone, stronger or weaker, with evidence.

    Of one project alone, say what its last run brought, or what came from one date to another. A date is a
    day, a month, a year, or a time such as 2026-11-20T14:30 (UTC), and is that of a run, not of an article.
    """
    if after:
        if start or end:
            raise click.UsageError("--from and --to are of one project; name no second graph.")
        from comention.graph import load

        changes = load(before).diff(load(after))
    else:
        from comention.history import changes as of_project
        from comention.store import is_database

        if before.exists() and not is_database(before):
            raise click.UsageError(f"{before} is no project: name a second graph to compare it with.")
        changes = of_project(before, start, end)
    click.echo(changes.report(count=top), nl=False)
