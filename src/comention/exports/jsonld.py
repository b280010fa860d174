"""JSON-LD in the terms of schema.org: actors with their Wikidata ids, articles, sentences and links."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from comention.domain import Actor, Kind, Passage, Reference
from comention.exports import rows
from comention.exports.escaping import whole
from comention.exports.rows import Row
from comention.graph import ActorGraph

SCHEMA = "https://schema.org/"
WIKIDATA = "http://www.wikidata.org/entity/"
_CONTEXT = {
    "@vocab": SCHEMA,
    "about": {"@type": "@id"},
    "isPartOf": {"@type": "@id"},
    "mentions": {"@type": "@id"},
    "observationAbout": {"@type": "@id"},
    "sameAs": {"@type": "@id"},
}
_TYPES = {Kind.PERSON: "Person", Kind.GROUP: "Organization", Kind.STATE: "Country"}
_WIKIDATA_ID = re.compile(r"Q[1-9][0-9]*", re.ASCII)
# Said elsewhere in an actor's record, or in its id.
_SAID = frozenset({"id", "name", "kind", "wikidata", "aliases", "source", "target"})


def jsonld(graph: ActorGraph) -> str:
    """The text of a JSON-LD document, a record a line; it may stand in a page's ``<script>`` as it is."""
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in _records(graph))
    head = json.dumps(_CONTEXT, ensure_ascii=False)
    return f'{{"@context": {head},\n"@graph": [\n{lines}\n]}}\n'.replace("</", "<\\/").replace(
        "<!", "\\u003c!"
    )


def _records(graph: ActorGraph) -> Iterator[dict[str, Any]]:
    yield from map(_article, graph.documents.values())
    for actor, row in zip(graph.nodes, rows.nodes(graph), strict=True):
        yield _actor(actor, row)
    for passage, actors in zip(graph.passages, rows.actors_in(graph), strict=True):
        yield _quotation(passage, actors)
    for row in rows.edges(graph):
        yield _observation(row)


def _article(document: Reference) -> dict[str, Any]:
    fields = {
        "name": document.title,
        "inLanguage": document.lang,
        "datePublished": document.date,
        "publisher": document.source and {"@type": "Organization", "name": whole(document.source)},
        "author": document.author and {"@type": "Person", "name": whole(document.author)},
        "url": document.url,
    }
    known = {
        name: whole(value) if isinstance(value, str) else value for name, value in fields.items() if value
    }
    return {
        "@id": _iri("document", document.id),
        "@type": "NewsArticle",
        "identifier": whole(document.id),
    } | known


def _actor(actor: Actor, row: Row) -> dict[str, Any]:
    known = _WIKIDATA_ID.fullmatch(actor.wikidata or "")
    return {
        "@id": _iri("actor", actor.id),
        "@type": _TYPES[actor.kind],
        "identifier": whole(actor.id),
        "name": whole(actor.name),
        "alternateName": [whole(form) for form in actor.aliases if form != actor.name],
        **({"sameAs": WIKIDATA + known[0]} if known else {}),
        "additionalProperty": _properties(row),
    }


def _quotation(passage: Passage, actors: list[str]) -> dict[str, Any]:
    place = f"{passage.start}-{passage.end}"
    return {
        "@id": f"{_iri('passage', passage.document.id)}:{place}",
        "@type": "Quotation",
        "text": whole(passage.text),
        "isPartOf": _iri("document", passage.document.id),
        "mentions": [_iri("actor", actor) for actor in actors],
    }


def _observation(row: Row) -> dict[str, Any]:
    """A link: how often two actors were observed together."""
    first, second = str(row["source"]), str(row["target"])
    return {
        "@id": f"{_iri('link', first)}:{quote(whole(second), safe='')}",
        "@type": "Observation",
        "observationAbout": [_iri("actor", first), _iri("actor", second)],
        "additionalProperty": _properties(row),
    }


def _properties(row: Row) -> list[dict[str, Any]]:
    return [
        {
            "@type": "PropertyValue",
            "name": whole(name),
            "value": whole(value) if isinstance(value, str) else value,
        }
        for name, value in row.items()
        if name not in _SAID
    ]


def _iri(sort: str, id: str) -> str:
    return f"urn:comention:{sort}:{quote(whole(id), safe='')}"
