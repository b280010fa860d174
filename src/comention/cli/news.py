"""What ``comention watch`` says of a run: what came, and what that changed in the graph."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from comention.cli.terminal import counted, safe
from comention.documents import Skipped

if TYPE_CHECKING:
    from comention.graph.changes import Change, Changes
    from comention.made import Made

MOST = 5  # names and links of each sort
AS_BEFORE = "Files: 0 new, 0 changed"


def say(text: str, *, err: bool = False) -> None:
    """Say something on one line that begins with the time."""
    click.echo(f"{datetime.now():%Y-%m-%d %H:%M:%S}  {safe(text)}", err=err)


class News:
    """Tells what one run found from what the one before had found too."""

    def __init__(self) -> None:
        self._said: set[str] = set()
        self._skipped: set[Skipped] = set()

    def said(self, said: Sequence[str]) -> list[str]:
        """What is done anew or otherwise and was not before; that all files are as before is no news."""
        fresh = [each for each in said if each not in self._said and not each.startswith(AS_BEFORE)]
        self._said = set(said)
        return fresh

    def skipped(self, skipped: Sequence[Skipped]) -> Iterator[str]:
        """What was not read, and was not the cause of words before."""
        fresh = [f"{each.name} ({each.reason})" for each in skipped if each not in self._skipped]
        self._skipped = set(skipped)
        return _listed("Not read", fresh)

    def made(self, made: "Made", changes: "Changes | None") -> Iterator[str]:
        """What a new graph has, or has more than the one before."""
        if not made.is_new:
            return
        if changes is None:
            graph = made.graph
            actors, links = counted(len(graph.nodes), "actor"), counted(len(graph.edges), "link")
            yield f"{counted(len(graph.documents), 'document')}, {actors}, {links}."
            return
        if changes.documents:
            yield f"{counted(len(changes.documents), 'document')} came."
        yield from _listed("New", [actor.name for actor in changes.actors if not actor.press])
        yield from _listed("New links", [_link(change) for change in changes.new if not _of_press(change)])
        stronger = [change for change in changes.stronger if not _of_press(change)]
        yield from _listed(
            "Stronger", [f"{_link(each)} ({each.before} to {each.after})" for each in stronger]
        )


def _listed(what: str, names: Sequence[str]) -> Iterator[str]:
    """The first of some names, and how many more there are."""
    if names:
        more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
        yield f"{what}: {', '.join(names[:MOST])}{more}."


def _link(change: "Change") -> str:
    return " – ".join(change.graph.network.nodes[id]["name"] for id in change.link)


def _of_press(change: "Change") -> bool:
    return any(change.graph.network.nodes[id]["press"] for id in change.link)
