"""``comention who``: why the names of an actor are one actor's, and whom it was not taken for."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comention.text import fold

if TYPE_CHECKING:
    from rich.console import Console

    from comention.domain import Actor, Refusal

MOST_DOCUMENTS = 5


@click.command("who")
@click.argument("graph", type=click.Path(path_type=Path))
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of tables.")
def command(graph: Path, name: str, as_json: bool) -> None:
    """Tell who NAME is in GRAPH: its names, why they were joined, and whom it was not taken for.

    An actor is named by its id, its name or any form that it is mentioned by. Of several it is the one with
    most mentions under that; the others are named below.
    """
    import json

    from comention.cli.terminal import console, say_namesakes
    from comention.graph import load

    loaded = load(graph)
    names = {actor.id: actor.name for actor in loaded.nodes}
    told, bearers = _told(loaded.find(name), names), loaded.bearers(name)
    if as_json:
        namesakes = [{"id": other.id, "name": other.name} for other in bearers[1:]]
        click.echo(json.dumps({**told, "namesakes": namesakes}, ensure_ascii=False, indent=1))
    else:
        to = console()
        _print(told, to)
        say_namesakes(bearers, to)


def _told(actor: "Actor", names: Mapping[str, str]) -> dict[str, Any]:
    """What is known of an actor, as JSON has it."""
    documents: dict[str, set[str]] = defaultdict(set)
    for mention in actor.mentions:
        documents[mention.text].add(mention.document)
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "wikidata": actor.wikidata,
        "mentions": len(actor.mentions),
        "documents": sorted(actor.documents),
        "aliases": [
            {"name": name, "mentions": count, "documents": sorted(documents[name])}
            for name, count in actor.aliases.items()
        ],
        "joins": [asdict(join) for join in actor.joins],
        "refusals": [_refusal(refusal, names) for refusal in actor.refusals],
    }


def _refusal(refusal: "Refusal", names: Mapping[str, str]) -> dict[str, Any]:
    """A refusal with the name of the other actor beside its id."""
    fields = asdict(refusal)
    other = fields.pop("other")
    return {"id": other, "name": names.get(other, other), **fields}


def _print(told: dict[str, Any], to: "Console") -> None:
    from comention.cli.terminal import safe, table
    from comention.wording import counted

    known = (told["kind"].lower(), told["id"], told["wikidata"])
    to.print(safe(told["name"]), style="bold")
    to.print(", ".join(safe(each) for each in known if each))
    documents = counted(len(told["documents"]), "document")
    to.print(f"{counted(told['mentions'], 'mention')} in {documents}\n")
    aliases = [(a["name"], a["mentions"], len(a["documents"]), _few(a["documents"])) for a in told["aliases"]]
    to.print(table(("Mentioned as", "Mentions", "Documents", "Which"), aliases))
    if told["joins"]:
        to.print()
        to.print(table(("Joined", "with", "Score", "Because", "In"), _joined(told)))
    if told["refusals"]:
        others = [
            (r["name"], r["id"], f"{r['score']:.2f}", "?" if r["doubtful"] else "", r["reason"])
            for r in told["refusals"]
        ]
        to.print()
        to.print(table(("Not taken for", "Id", "Score", "Doubtful", "Because"), others))


def _joined(told: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """The rows for the joins; names that were joined with one for one reason share a row.

    A join that holds everywhere is seen where both names stand, if anywhere.
    """
    documents: dict[str, set[str]] = defaultdict(set)
    for alias in told["aliases"]:
        documents[fold(alias["name"])].update(alias["documents"])
    rows: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for j in told["joins"]:
        both = documents[fold(j["first"])] & documents[fold(j["second"])]
        places = _few(j["documents"] or sorted(both))
        rows[j["first"], f"{j['score']:.2f}", j["reason"], places].append(j["second"])
    return ((first, ", ".join(names), *others) for (first, *others), names in rows.items())


def _few(documents: Collection[str]) -> str:
    """The first of some documents, and how many more there are."""
    more = len(documents) - MOST_DOCUMENTS
    return ", ".join([*list(documents)[:MOST_DOCUMENTS], *([f"and {more} more"] if more > 0 else [])])
