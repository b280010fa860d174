"""The graph as a JSON file of ours, and back."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from comention.collecting import uncollected
from comention.domain import Actor, Form, Join, Kind, Mention, Passage, Reference, Refusal
from comention.errors import GraphError
from comention.files import encoded, write_pieces
from comention.graph.actorgraph import ActorGraph
from comention.graph.network import WEIGHTS
from comention.store import is_database, saved_graph

FORMAT = "comention-graph"
VERSION = 4
FILE = "graph.json"
# One for all records: `json.dumps` would make one for each.
_json = json.JSONEncoder(ensure_ascii=False).encode


def save(graph: ActorGraph, path: Path) -> Path:
    """Write a graph to a JSON file, or to ``graph.json`` in a folder, and say where; like graphs, like bytes.

    Raises:
        OutputError: The file cannot be written.
    """
    file = path if path.suffix == ".json" else path / FILE
    write_pieces(file, map(encoded, pieces(graph)))
    return file


def load(path: str | Path) -> ActorGraph:
    """The graph of a JSON file, of the folder that holds its ``graph.json``, of a project, or of a GEXF file.

    Raises:
        GraphError: There is no such file, or it is no graph of this version.
        StoreError: It is a project that cannot be opened, or has no graph.
    """
    file = Path(path)
    if file.suffix == ".gexf":
        from comention.exports.gexf_reading import read_gexf

        return read_gexf(file)
    file = file / FILE if file.is_dir() else file
    if is_database(file):
        return loads(saved_graph(file), where=file)
    try:
        return loads(file.read_bytes(), where=file)
    except OSError as error:
        hint = "Name the folder or the graph.json that `comention build` wrote, or a project."
        raise GraphError(f"{file} cannot be read: {error.strerror or error}.", hint) from error


@uncollected()
def loads(content: bytes, *, where: str | Path) -> ActorGraph:
    """The graph of what stands in a JSON file.

    Raises:
        GraphError: It is no graph of this version.
    """
    try:
        saved = json.loads(content.decode())
        if saved["format"] != FORMAT or saved["version"] != VERSION:
            raise GraphError(
                f"{where} has format {saved['format']!r}, version {saved['version']!r}.",
                f"This comention reads {FORMAT!r}, version {VERSION}: build the graph again.",
            )
        return _graph(saved)
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise GraphError(
            f"{where} is no graph of comention, or it is damaged.", "Build the graph again."
        ) from error


def dumps(graph: ActorGraph) -> str:
    """A graph as JSON text, one record a line so that versions compare well."""
    return "".join(pieces(graph))


def pieces(graph: ActorGraph) -> Iterator[str]:
    """The text of `dumps` piece by piece, for graphs of which one would rather not hold it all."""
    ids = {id: index for index, id in enumerate(graph.documents)}
    head = {"format": FORMAT, "version": VERSION, "passage": graph.passage, "window": graph.window}
    yield "{\n" + ",\n".join(f"{_json(name)}: {_json(value)}" for name, value in head.items())
    tables: dict[str, Iterable[Any]] = {
        "documents": map(_reference, graph.documents.values()),
        "actors": (_actor(actor, ids) for actor in graph.nodes),
        "passages": (_passage(passage, ids) for passage in graph.passages),
        "context": (_passage(passage, ids) for passage in graph.context),
        "links": (
            {"source": one, "target": other, **graph.network.get_edge_data(one, other), "passages": indices}
            for (one, other), indices in graph.edges.items()
        ),
    }
    for name, rows in tables.items():
        yield f",\n{_json(name)}: ["
        for number, row in enumerate(rows):
            yield f"{',' if number else ''}\n{_json(row)}"
        yield "\n]"
    yield "\n}\n"


def _reference(reference: Reference) -> dict[str, str]:
    fields = {name: getattr(reference, name) for name in Reference.__dataclass_fields__}
    return {name: value for name, value in fields.items() if value is not None}


def _actor(actor: Actor, ids: dict[str, int]) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        **({"press": True} if actor.press else {}),
        **({"wikidata": actor.wikidata} if actor.wikidata else {}),
        "aliases": actor.aliases,
        "mentions": [
            [ids[m.document], m.start, m.end, m.text, m.form, m.sentence, m.key] for m in actor.mentions
        ],
        "joins": [[j.first, j.second, j.score, j.reason, [ids[d] for d in j.documents]] for j in actor.joins],
        "refusals": [[r.other, r.score, r.reason, r.doubtful] for r in actor.refusals],
    }


def _passage(passage: Passage, ids: dict[str, int]) -> dict[str, Any]:
    return {
        "document": ids[passage.document.id],
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }


def _graph(saved: dict[str, Any]) -> ActorGraph:
    references = [Reference(**fields) for fields in saved["documents"]]
    return ActorGraph(
        nodes=[_read_actor(fields, references) for fields in saved["actors"]],
        documents=references,
        passages=[_read_passage(fields, references) for fields in saved["passages"]],
        context=[_read_passage(fields, references) for fields in saved["context"]],
        edges={(each["source"], each["target"]): tuple(each["passages"]) for each in saved["links"]},
        passage=saved["passage"],
        window=saved["window"],
        weights={
            (each["source"], each["target"]): {name: each[name] for name in WEIGHTS}
            for each in saved["links"]
        },
    )


def _read_passage(fields: dict[str, Any], references: Sequence[Reference]) -> Passage:
    return Passage(references[fields["document"]], fields["start"], fields["end"], fields["text"])


def _read_actor(fields: dict[str, Any], references: Sequence[Reference]) -> Actor:
    kind = Kind(fields["kind"])
    mentions = tuple(
        Mention(references[document].id, start, end, text, kind, Form(form), sentence, key)
        for document, start, end, text, form, sentence, key in fields["mentions"]
    )
    joins = tuple(
        Join(first, second, score, reason, tuple(references[document].id for document in documents))
        for first, second, score, reason, documents in fields["joins"]
    )
    refusals = tuple(Refusal(*refusal) for refusal in fields["refusals"])
    return Actor(
        fields["id"],
        fields["name"],
        kind,
        mentions,
        fields.get("wikidata"),
        joins,
        refusals,
        fields.get("press", False),
    )
