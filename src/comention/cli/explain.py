"""``comention explain``: the sentences behind a link."""

from pathlib import Path

import click


@click.command("explain")
@click.argument("graph", type=click.Path(path_type=Path))
@click.argument("first")
@click.argument("second", required=False)
@click.option("--context", is_flag=True, help="Also show what stands before and after each.")
def command(graph: Path, first: str, second: str | None, context: bool) -> None:
    """Show the passages of GRAPH that mention FIRST and SECOND together; without SECOND, those of FIRST.

    An actor is named by its id, its name or any form that it is mentioned by. Of several it is the one with
    most mentions under that; the others are named below.
    """
    from rich.text import Text

    from comention.cli.passages import FIRST, SECOND, dimmed, marked, source
    from comention.cli.terminal import console, say_namesakes
    from comention.graph import load
    from comention.wording import counted

    loaded = load(graph)
    evidence = loaded.evidence(first, second)
    names = Text(loaded.find(first).name, FIRST)
    if second:
        names.append(" – ", "default").append(loaded.find(second).name, SECOND)
    to = console()
    to.print(names.append(f": {counted(len(evidence), 'passage')}", "default"))
    for each in evidence:
        to.print()
        to.print(source(each))
        before, after = loaded.around(each.passage) if context else (None, None)
        for line in (dimmed(before), marked(each), dimmed(after)):
            if line:
                to.print(line)
    for name in (first, second or ""):
        say_namesakes(loaded.bearers(name), to)
