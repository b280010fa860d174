"""GEXF 1.3, for Gephi: the graph with its evidence and, on the timeline, the days of its documents.

The XML is ours because networkx's writer of GEXF 1.3 stamps the day on which it runs, which would give other
bytes each day, and writes an attribute and a namespace that the format does not have.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from comention.domain import Actor, Passage
from comention.exports import rows
from comention.exports.dates import days_of
from comention.exports.escaping import xml_text, xml_token
from comention.exports.rows import Row, Value
from comention.graph import ActorGraph

NAMESPACE = "http://gexf.net/1.3"
# The attributes that reading back needs: where an actor is mentioned, and what a link rests on.
MENTIONED, EVIDENCE = "mentioned", "evidence"
_TYPES: Mapping[type, str] = {bool: "boolean", int: "long", float: "double", str: "string"}
_DAY = timedelta(days=1)


def gexf(graph: ActorGraph) -> bytes:
    """The bytes of a GEXF file."""
    root = Element("gexf", {"xmlns": NAMESPACE, "version": "1.3"})
    meta = SubElement(root, "meta")
    SubElement(meta, "creator").text = "comention"
    SubElement(meta, "description").text = xml_text(_description(graph))
    dated = any(document.date and days_of(document.date) for document in graph.documents.values())
    mode = "dynamic" if dated else "static"
    body = SubElement(root, "graph", defaultedgetype="undirected", mode=mode, timeformat="date")
    nodes, edges = _nodes(graph), _edges(graph)
    _declare(body, "node", nodes, but=("id", "name"))
    _declare(body, "edge", edges, but=("source", "target", "weight"))
    _add_nodes(SubElement(body, "nodes"), graph, nodes)
    _add_edges(SubElement(body, "edges"), graph, edges)
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _description(graph: ActorGraph) -> str:
    """What reading back needs besides the actors and links, as JSON."""
    linked = {index for indices in graph.edges.values() for index in indices}
    return _json(
        {
            "format": "comention-graph",
            "passage": graph.passage,
            "window": graph.window,
            "documents": [asdict(document) for document in graph.documents.values()],
            "passages": [_place(p) for index, p in enumerate(graph.passages) if index not in linked],
            "context": [_place(p) for p in graph.context],
        }
    )


def _nodes(graph: ActorGraph) -> list[Row]:
    return [
        row | {MENTIONED: _mentions(actor)} for row, actor in zip(rows.nodes(graph), graph.nodes, strict=True)
    ]


def _mentions(actor: Actor) -> str:
    return _json([[m.document, m.start, m.end, m.text, m.form, m.sentence, m.key] for m in actor.mentions])


def _edges(graph: ActorGraph) -> list[Row]:
    return [
        row | {EVIDENCE: _json([_place(graph.passages[index]) for index in indices])}
        for row, indices in zip(rows.edges(graph), graph.edges.values(), strict=True)
    ]


def _place(passage: Passage) -> list[Any]:
    return [passage.document.id, passage.start, passage.end, passage.text]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _declare(body: Element, scope: str, records: Sequence[Row], *, but: Sequence[str]) -> None:
    """Name the attributes that nodes or edges have, and their types."""
    attributes = SubElement(body, "attributes", {"class": scope, "mode": "static"})
    for name, kind in rows.columns(records).items():
        if name not in but:
            title = xml_text(name)
            SubElement(attributes, "attribute", id=title, title=title, type=_TYPES[kind])


def _add_nodes(parent: Element, graph: ActorGraph, records: Iterable[Row]) -> None:
    for row, actor in zip(records, graph.nodes, strict=True):
        rest = dict(row)
        node = SubElement(
            parent,
            "node",
            id=xml_token(str(rest.pop("id"))),
            label=xml_text(str(rest.pop("name", actor.name))),
        )
        _add_spells(node, graph, actor.documents)
        _add_values(node, rest)


def _add_edges(parent: Element, graph: ActorGraph, records: Iterable[Row]) -> None:
    for number, (row, indices) in enumerate(zip(records, graph.edges.values(), strict=True)):
        rest = dict(row)
        source, target = (xml_token(str(rest.pop(end))) for end in ("source", "target"))
        edge = SubElement(parent, "edge", id=str(number), source=source, target=target)
        if "weight" in rest:
            edge.set("weight", _value(rest.pop("weight")))
        _add_spells(edge, graph, {graph.passages[index].document.id for index in indices})
        _add_values(edge, rest)


def _add_values(element: Element, row: Row) -> None:
    values = SubElement(element, "attvalues")
    for name, value in row.items():
        SubElement(values, "attvalue", {"for": xml_text(name), "value": _value(value)})


def _value(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else xml_text(str(value))


def _add_spells(element: Element, graph: ActorGraph, documents: Iterable[str]) -> None:
    """The stretches of days of some documents; without a date there is none, and Gephi always shows it."""
    dates = (graph.documents[id].date for id in documents)
    spells = _spells(days for date in dates if date and (days := days_of(date)))
    if spells:
        parent = SubElement(element, "spells")
        for first, last in spells:
            SubElement(parent, "spell", start=first.isoformat(), end=last.isoformat())


def _spells(stretches: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Stretches of days, those that touch or overlap made one."""
    merged: list[tuple[date, date]] = []
    for first, last in sorted(stretches):
        if merged and first - _DAY <= merged[-1][1]:
            first, last = merged[-1][0], max(merged.pop()[1], last)
        merged.append((first, last))
    return merged
