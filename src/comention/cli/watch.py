"""``comention watch``: a graph and its page that follow what arrives in folders."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from comention.cli.making import check_outside, graph_settings, making

RETRY = 30  # seconds after an error


@click.command("watch")
@making(sources_required=True, project_required=True, metavar="FOLDER...")
@click.option(
    "--settle",
    default=2.0,
    show_default=True,
    type=click.FloatRange(min=0.5),
    help="For how many seconds a file must have been left alone before it is read.",
)
@click.option("--poll", is_flag=True, help="Look at the folders again and again: for network drives.")
def command(
    sources: tuple[str, ...],
    output: Path | None,
    project: Path,
    skipped_file: Path | None,
    settle: float,
    poll: bool,
    prune: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Take in what arrives in each FOLDER, and keep project, graph and page up to date, until Ctrl-C.

    After each run a line says what came and what that changed. Between the runs others can ask the project.
    With -o there is also a report.md.
    """
    from comention.cli.stopping import stoppable
    from comention.cli.watching import Watcher
    from comention.documents import Arrivals
    from comention.files import check_folder

    for folder in sources:
        if not Path(folder).is_dir():
            raise click.UsageError(f"There is no folder {folder}.")
    check_outside(sources, "-o", output)
    check_outside(sources, "--skipped", skipped_file)
    if output:
        check_folder(output)
    watcher = Watcher(
        sources,
        project,
        graph_settings(options),
        output=output,
        skipped_file=skipped_file,
        prune=prune,
        quiet=quiet,
    )
    if not quiet:
        click.echo(f"Watching {', '.join(sources)}; Ctrl-C ends it.", err=True)
    with stoppable(project), closing(watcher):
        arrivals = Arrivals(sources, settle=settle, poll=poll)
        for growing in _until_interrupted(arrivals):
            if not watcher.run(growing):
                arrivals.again(RETRY)
    click.echo("Stopped.", err=True)


def _until_interrupted(arrivals: Iterable[set[str]]) -> Iterator[set[str]]:
    """The arrivals, until one interrupts while they are waited for."""
    waiting = iter(arrivals)
    while True:
        try:
            growing = next(waiting)
        except KeyboardInterrupt:
            return
        yield growing
