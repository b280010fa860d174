"""What the commands share that make a graph: their options, the settings, and the files that they write."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from comention.cli.options import Command, reading, reading_settings
from comention.config import Config, Together

if TYPE_CHECKING:
    from comention.made import Made


def making(
    *, sources_required: bool, project_required: bool, metavar: str | None = None
) -> Callable[[Command], Command]:
    """Options of the commands that make a graph."""
    options = (
        reading(sources_required=sources_required, metavar=metavar),
        click.option(
            "--output",
            "-o",
            type=click.Path(path_type=Path),
            help="The folder for graph.json and graph.html; with a project it may be left out.",
        ),
        click.option(
            "--project",
            "-p",
            required=project_required,
            type=click.Path(path_type=Path, dir_okay=False),
            help="A file in which all is kept, so that the next run does only what is new or has changed.",
        ),
        click.option(
            "--prune", is_flag=True, help="Take away from the project what was read of files that are gone."
        ),
        click.option(
            "--passage",
            type=click.Choice(get_args(Together)),
            help="What actors must share to be linked.",
        ),
        click.option("--window", type=int, help="How many sentences a window spans."),
        click.option("--title", help="The page's heading."),
    )

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def graph_settings(options: Mapping[str, Any]) -> Config:
    """The settings in force, of what was said on the command line and the rest."""
    return reading_settings(
        options,
        relate={
            "passage": options["passage"] or ("window" if options["window"] else None),
            "window": options["window"],
        },
        render={"title": options["title"]},
    )


def check_outside(sources: Iterable[str], option: str, path: Path | None) -> None:
    """Nothing comes out; what an option writes is none of what is read.

    Raises:
        UsageError: It would be.
    """
    from comention.documents import holds

    for source in sources:
        if path and holds(source, path):
            raise click.UsageError(f"{option} is in {source}, so that what is written there would be read.")


def write(made: "Made", output: Path, config: Config) -> Path:
    """Where the page is, beside ``graph.json``."""
    from comention.files import write_together
    from comention.graph.storage import FILE

    page = output / "graph.html"
    write_together({output / FILE: made.pieces, page: [made.page(config.render)]})
    return page
