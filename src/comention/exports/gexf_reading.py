"""GEXF back to a graph, where comention wrote it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from comention.domain import Actor, Form, Kind, Mention, Passage, Reference
from comention.errors import GraphError
from comention.exports.escaping import from_xml
from comention.exports.gexf import EVIDENCE, MENTIONED, NAMESPACE
from comention.graph.actorgraph import ActorGraph
from comention.graph.tally import Link

_NAMES = {"": NAMESPACE}
Place = tuple[str, int, int]


def read_gexf(file: Path) -> ActorGraph:
    """The graph of a GEXF file that comention wrote, or that still has all that comention wrote into it.

    Raises:
        GraphError: There is no such file, or it has not what a graph needs.
    """
    try:
        root = ElementTree.parse(file).getroot()
        return _graph(root)
    except OSError as error:
        raise GraphError(f"{file} cannot be read: {error.strerror or error}.", "Name a GEXF file.") from error
    except (ValueError, KeyError, TypeError, ElementTree.ParseError) as error:
        raise GraphError(
            f"{file} is not what `comention export` writes, or a program has left out a part of it.",
            "Read the graph.json that it was made from, or export that anew.",
        ) from error


def _graph(root: Element) -> ActorGraph:
    saved = json.loads(from_xml(root.findtext("meta/description", "", _NAMES)))
    documents = {each["id"]: Reference(**each) for each in saved["documents"]}
    passages = {_place(row): _passage(row, documents) for row in saved["passages"]}
    together: dict[Link, list[Place]] = {}
    for edge in root.iterfind("graph/edges/edge", _NAMES):
        rows = json.loads(_values(edge)[EVIDENCE])
        passages.update({_place(row): _passage(row, documents) for row in rows})
        together[_link(edge)] = [_place(row) for row in rows]
    order = {place: index for index, place in enumerate(sorted(passages))}
    return ActorGraph(
        nodes=[_actor(node) for node in root.iterfind("graph/nodes/node", _NAMES)],
        documents=documents.values(),
        passages=[passages[place] for place in order],
        context=[_passage(row, documents) for row in saved["context"]],
        edges={link: tuple(sorted(order[place] for place in places)) for link, places in together.items()},
        passage=saved["passage"],
        window=saved["window"],
    )


def _link(edge: Element) -> Link:
    first, second = sorted(from_xml(edge.attrib[end]) for end in ("source", "target"))
    return first, second


def _place(row: Sequence[Any]) -> Place:
    document, start, end, _ = row
    return document, start, end


def _passage(row: Sequence[Any], documents: Mapping[str, Reference]) -> Passage:
    document, start, end, text = row
    return Passage(documents[document], start, end, text)


def _actor(node: Element) -> Actor:
    values = _values(node)
    kind = Kind(values["kind"])
    mentions = tuple(
        Mention(document, start, end, text, kind, Form(form), sentence, key)
        for document, start, end, text, form, sentence, key in json.loads(values[MENTIONED])
    )
    id, name = from_xml(node.attrib["id"]), from_xml(node.attrib["label"])
    return Actor(id, name, kind, mentions, values.get("wikidata"), press=values.get("press") == "true")


def _values(element: Element) -> dict[str, str]:
    return {
        from_xml(each.attrib["for"]): from_xml(each.attrib["value"])
        for each in element.iterfind("attvalues/attvalue", _NAMES)
    }
