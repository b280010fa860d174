"""``comention review``: what is doubtful in a graph, one by one."""

from pathlib import Path

import click

from comention.cli.judge import chosen, in_file


@click.command("review")
@click.argument("graph", type=click.Path(path_type=Path))
@in_file
@click.option("--who", help="Who decides.")
def command(graph: Path, file: Path | None, who: str | None) -> None:
    """Go through what is doubtful in GRAPH, and write what you decide into the file of judgements.

    You are asked about pairs that may be one actor, names that may not be one actor's, and single words that
    may be nobody's; what the file decides already is left out. You answer by a key, and each judgement is
    written at once.
    """
    from comention.cli.questions import questions
    from comention.cli.reviewing import Review
    from comention.cli.terminal import console
    from comention.graph import load
    from comention.wording import counted

    path, loaded = chosen(file), load(graph)
    review = Review(loaded, path, who, console())
    written = review.go([question for question in questions(loaded) if question.is_open(review.judgements)])
    click.echo(f"{counted(written, 'judgement')} written into {path}.")
    if written:
        click.echo("Build again to apply.")
