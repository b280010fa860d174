"""``comention mentions``: what is mentioned where, for other programs."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comention.cli.making import check_outside
from comention.cli.options import reading, reading_settings
from comention.cli.options import strict as strict_option

if TYPE_CHECKING:
    from comention.domain import Actor, AnnotatedDocument, Mention


@click.command("mentions")
@reading(sources_required=True)
@strict_option
@click.option("--format", "form", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
def command(form: str, skipped_file: Path | None, strict: bool, quiet: bool, **options: Any) -> None:
    """Print the mentions in SOURCES, a document a line as JSON, or as a table."""
    from comention.cli.progress import Tracker
    from comention.cli.stopping import stoppable
    from comention.cli.terminal import console, say_skipped, say_unknown, table, write_skipped
    from comention.documents import Skipped
    from comention.pipeline import annotate

    check_outside(options["sources"], "--skipped", skipped_file)
    config = reading_settings(options)
    skipped: list[Skipped] = []
    with stoppable(), Tracker(quiet=quiet) as tracker:
        documents, actors = annotate(
            options["sources"],
            config=config,
            on_skip=skipped.append,
            on_unknown=say_unknown,
            on_step=tracker.step,
            watch=tracker.watch,
        )
    if skipped_file:
        write_skipped(skipped, skipped_file)
    owners = {(m.document, m.start, m.end): actor for actor in actors for m in actor.mentions}
    rows = [
        (each, [_row(m, owner) for m in each.mentions if (owner := owners.get((m.document, m.start, m.end)))])
        for each in documents
    ]
    if form == "jsonl":
        for annotated, mentions in rows:
            click.echo(json.dumps(_line(annotated, mentions), ensure_ascii=False))
    else:
        columns = ("document", "start", "end", "text", "kind", "form", "name")
        flat = [
            [a.document.id, *(m[column] for column in columns[1:])] for a, mentions in rows for m in mentions
        ]
        console().print(table(columns, flat))
    if not quiet:
        say_skipped(skipped, console(stderr=True))
    if strict and skipped:
        raise SystemExit(1)


def _line(annotated: "AnnotatedDocument", mentions: list[dict[str, Any]]) -> dict[str, Any]:
    reference = annotated.document.reference
    return {"id": reference.id, "date": reference.date, "lang": reference.lang, "mentions": mentions}


def _row(mention: "Mention", actor: "Actor") -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": actor.kind,
        "form": mention.form,
        "actor": actor.id,
        "name": actor.name,
        "sentence": mention.sentence,
    }
