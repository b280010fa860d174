"""``comention explain``: the sentences behind a link."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.text import Text

    from comention.domain import Evidence

FIRST, SECOND = "bold cyan", "bold magenta"


@click.command("explain")
@click.argument("graph", type=click.Path(path_type=Path))
@click.argument("first")
@click.argument("second", required=False)
def command(graph: Path, first: str, second: str | None) -> None:
    """Show the passages of GRAPH that mention FIRST and SECOND together; without SECOND, those of FIRST.

    An actor is named by its id, its name or any form that it is mentioned by.
    """
    from rich.text import Text

    from comention.cli.terminal import console
    from comention.graph import load

    loaded = load(graph)
    evidence = loaded.evidence(first, second)
    names = Text(loaded.find(first).name, FIRST)
    if second:
        names.append(" – ", "default").append(loaded.find(second).name, SECOND)
    to = console()
    to.print(names.append(f": {len(evidence)} passage{'' if len(evidence) == 1 else 's'}", "default"))
    for each in evidence:
        to.print()
        to.print(_source(each))
        to.print(_marked(each))


def _source(evidence: "Evidence") -> "Text":
    from rich.text import Text

    from comention.cli.terminal import safe

    reference = evidence.passage.document
    known = (reference.date, reference.source, reference.title or reference.id)
    return Text(", ".join(safe(each) for each in known if each), "dim")


def _marked(evidence: "Evidence") -> "Text":
    """The passage with both actors in their colours."""
    from rich.text import Text

    from comention.cli.terminal import printable

    text = Text(printable(evidence.passage.text))
    for spans, style in ((evidence.first, FIRST), (evidence.second, SECOND)):
        for span in spans:
            text.stylize(style, span.start, span.end)
    return text
