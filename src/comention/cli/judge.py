"""``comention judge``: what a person decides about who is who."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from comention.config import JUDGEMENTS
from comention.domain import Kind

if TYPE_CHECKING:
    from comention.actors import Judgement, Unknown
    from comention.graph import ActorGraph

Command = TypeVar("Command", bound=Callable[..., Any])

in_file = click.option(
    "--file",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"The file of judgements, in the place of that of the settings, or {JUDGEMENTS}.",
)


def deciding(command: Command) -> Command:
    """Options of the commands that write a judgement."""
    for option in (
        in_file,
        click.option("--why", help="The reason, for who reads the file."),
        click.option("--who", help="Who decides."),
        click.option(
            "--graph",
            type=click.Path(path_type=Path),
            help="A graph; names that nobody in it bears are told with the nearest.",
        ),
    )[::-1]:
        command = option(command)
    return command


@click.group("judge")
def command() -> None:
    """Decide who is who; a judgement outranks what comention works out, on every build.

    A name is an actor's id, its name or any form that it is mentioned by.
    """


@command.command("same")
@click.argument("names", nargs=-1, required=True)
@deciding
def same(names: tuple[str, ...], **options: Any) -> None:
    """All NAMES, two or more, are one actor's."""
    from comention.actors import Same

    _write(Same(names, **signed(options["why"], options["who"])), options)


@command.command("different")
@click.argument("names", nargs=-1, required=True)
@deciding
def different(names: tuple[str, ...], **options: Any) -> None:
    """No two of NAMES are one actor's."""
    from comention.actors import Different

    _write(Different(names, **signed(options["why"], options["who"])), options)


@command.command("rename")
@click.argument("name")
@click.argument("to")
@deciding
def rename(name: str, to: str, **options: Any) -> None:
    """The actor NAME is to be called TO."""
    from comention.actors import Rename

    _write(Rename(name, to, **signed(options["why"], options["who"])), options)


@command.command("kind")
@click.argument("name")
@click.argument("kind", type=click.Choice([kind.lower() for kind in Kind]))
@deciding
def kind(name: str, kind: str, **options: Any) -> None:
    """The actor NAME is a person, a group or a state."""
    from comention.actors import KindJudgement

    _write(KindJudgement(name, Kind(kind.upper()), **signed(options["why"], options["who"])), options)


@command.command("drop")
@click.argument("name")
@deciding
def drop(name: str, **options: Any) -> None:
    """What is called NAME is no actor."""
    from comention.actors import NotAnActor

    _write(NotAnActor(name, **signed(options["why"], options["who"])), options)


@command.command("undo")
@in_file
def undo(file: Path | None) -> None:
    """Take the last judgement of the file away; the file is as it was before."""
    from comention.actors import undo

    path = chosen(file)
    click.echo(f"{path}: taken away: {undo(path).statement}")


@command.command("check")
@click.argument("graph", type=click.Path(path_type=Path), required=False)
@in_file
def check(graph: Path | None, file: Path | None) -> None:
    """Tell whether the file can be read and contradicts itself, and which names nobody in GRAPH bears."""
    from comention.actors import NotAnActor, read_judgements, unknown_in
    from comention.wording import counted

    path, loaded = chosen(file), _loaded(graph)
    judgements = read_judgements(path)
    click.echo(f"{path}: {counted(len(judgements), 'judgement')}, no contradiction")
    if loaded is not None:
        unheard = unknown_in(judgements, loaded.nodes)
        warn(each for each in unheard if not isinstance(each.judgement, NotAnActor))


def chosen(file: Path | None) -> Path:
    """The file of judgements: the one that was said, else that of the settings."""
    from comention import config as settings
    from comention.actors import judgements_path

    return file or judgements_path(settings.load().resolve)


def signed(why: str | None, who: str | None) -> dict[str, Any]:
    """The fields that every judgement of today has."""
    return {"why": why, "who": who, "when": date.today()}


def _write(judgement: "Judgement", options: dict[str, Any]) -> None:
    from comention.actors import add, read_judgements, unknown_in
    from comention.cli.terminal import console, say_namesakes

    path, graph = chosen(options["file"]), _loaded(options["graph"])
    stands, new = add(path, judgement)
    click.echo(f"{path}, line {stands.line}: {stands.statement}{'' if new else ' (was there already)'}")
    if graph is not None:
        nobody = unknown_in(read_judgements(path), graph.nodes)
        warn(each for each in nobody if each.judgement == stands)
        if len(stands.subjects) == 1:
            say_namesakes(graph.bearers(*stands.subjects), console())


def _loaded(graph: Path | None) -> "ActorGraph | None":
    from comention.graph import load

    return load(graph) if graph else None


def warn(nobody: "Iterable[Unknown]") -> None:
    """Names in judgements that nobody bears, on standard error."""
    from comention.cli.terminal import say_unknown

    for each in nobody:
        say_unknown(each)
