"""``comention evaluate``: quality against annotated documents."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from comention.cli import options

if TYPE_CHECKING:
    from comention.evaluation import Scores


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--adjectives", is_flag=True, help="Let adjective mentions count.")
@options.models
@click.option("--config", "file", type=click.Path(path_type=Path), help="A settings file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of tables.")
def command(
    gold: Path, adjectives: bool, models: tuple[tuple[str, str], ...], file: Path | None, as_json: bool
) -> None:
    """Score recognition and resolution against GOLD, annotated documents as JSON Lines."""
    import json

    from comention.actors import resolve
    from comention.cli.terminal import console
    from comention.evaluation import evaluate, read_gold
    from comention.mentions import detect

    config = options.configured(file, lang=None, models=models)
    documents = read_gold(gold)
    actors = resolve(detect((each.document for each in documents), config=config.detect))
    scores = evaluate(documents, actors, adjectives=adjectives)
    if as_json:
        click.echo(json.dumps({lang: _flat(of) for lang, of in scores.items()}, indent=1))
        return
    for lang, of in scores.items():
        console().print(f"\n{lang}", style="bold")
        console().print(_table(of))


def _flat(scores: "Scores") -> dict[str, float]:
    return {f"{level}.{kind}": round(score.f1, 4) for (level, kind), score in scores.items()}


def _table(scores: "Scores") -> object:
    from comention.cli.terminal import table

    rows = [
        (level, kind, f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f1:.3f}", s.right, s.predicted, s.gold)
        for (level, kind), s in scores.items()
    ]
    return table(("", "Kind", "P", "R", "F1", "Right", "Predicted", "Gold"), rows)
