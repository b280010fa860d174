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
@click.option(
    "--gold-mentions", is_flag=True, help="Give resolution the annotated mentions: who is who alone."
)
@options.models
@options.judged
@click.option("--config", "file", type=click.Path(path_type=Path), help="A settings file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of tables.")
def command(
    gold: Path,
    adjectives: bool,
    gold_mentions: bool,
    models: tuple[tuple[str, str], ...],
    judgements: str | None,
    file: Path | None,
    as_json: bool,
) -> None:
    """Score recognition and resolution against GOLD, annotated documents as JSON Lines."""
    import json

    from comention.actors import judgements_in_force, resolve
    from comention.cli.terminal import console
    from comention.evaluation import evaluate, read_gold, with_gold_mentions
    from comention.mentions import detect

    config = options.configured(
        file, lang=None, models=models, others={"resolve": {"judgements": judgements}}
    )
    decided = judgements_in_force(config.resolve)
    documents = read_gold(gold)
    annotated = list(detect((each.document for each in documents), config=config.detect))
    if gold_mentions:
        annotated = [with_gold_mentions(*pair) for pair in zip(documents, annotated, strict=True)]
    actors = resolve(annotated, lang=config.resolve.names, judgements=decided)
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
