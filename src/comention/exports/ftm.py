"""FollowTheMoney entities, for Aleph, OpenAleph and the OpenSanctions tools.

The names of schemata and properties are those of FollowTheMoney 4. Its package is no dependency: it brings
PyICU, which a compiler has to build.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Any

from comention.domain import Actor, Form, Kind, Reference
from comention.exports import rows
from comention.exports.dates import days_of
from comention.exports.rows import Row
from comention.graph import ActorGraph
from comention.resources.groups import groups
from comention.resources.institutions import heads, portfolios
from comention.resources.states import states

# The files of our groups whose groups are parts of a state.
_PUBLIC = frozenset({"institutions", "security"})
_LANGUAGES = {"en": "eng", "fr": "fra"}
_COUNTRY = re.compile("[A-Z]{2}", re.ASCII)
_WIKIDATA_ID = re.compile("Q[1-9][0-9]*", re.ASCII)
# What it is and whose, as in "army-ground-fr" or "police-x-abk".
_INSTITUTION = re.compile("(.+?)-((?:x-)?[a-z]+)")
_URL = re.compile(
    r"https?://(?:[a-z0-9-]+\.)+[a-z]{2,}(?::[0-9]{1,4})?(?:[/?#][^\s\x00-\x1f\x7f-\x9f]*)?", re.I | re.A
)
_LONGEST_NAME = 384

Entity = dict[str, Any]


def ftm(graph: ActorGraph) -> str:
    """The text of a file of entities, one a line; like graphs have like ids."""
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in _entities(graph))


def _entities(graph: ActorGraph) -> Iterator[Entity]:
    yield from map(_article, graph.documents.values())
    yield from map(_actor, graph.nodes)
    for actor in graph.nodes:
        yield from _mentions(actor)
    for row, indices in zip(rows.edges(graph), graph.edges.values(), strict=True):
        yield _link(graph, row, indices)


def _article(document: Reference) -> Entity:
    return _entity(
        _id("document", document.id),
        "Article",
        title=[_name(document.title or "", document.id)],
        language=[_LANGUAGES.get(document.lang, "")],
        publishedAt=[_date(document.date)],
        publisher=[_clean(document.source or "")],
        sourceUrl=[_matching(_URL, document.url)],
    )


def _actor(actor: Actor) -> Entity:
    name = _name(actor.name, actor.id)
    schema, country = _schema(actor)
    forms = {_clean(mention.text) for mention in actor.mentions if mention.form is Form.NAME}
    return _entity(
        _id("actor", actor.id),
        schema,
        name=[name],
        alias=sorted(forms - {name}),
        wikidataId=[_matching(_WIKIDATA_ID, actor.wikidata)],
        country=[_matching(_COUNTRY, country).lower()],
    )


def _mentions(actor: Actor) -> Iterator[Entity]:
    """One for each form of the actor in each document: FollowTheMoney knows no places in a text."""
    resolved, (schema, _) = _id("actor", actor.id), _schema(actor)
    for document, form in sorted({(mention.document, mention.text) for mention in actor.mentions}):
        yield _entity(
            _id("mention", actor.id, document, form),
            "Mention",
            document=[_id("document", document)],
            resolved=[resolved],
            name=[_name(form, actor.name)],
            detectedSchema=[schema],
        )


def _link(graph: ActorGraph, row: Row, indices: Iterable[int]) -> Entity:
    first, second = str(row["source"]), str(row["target"])
    passages = [graph.passages[index] for index in indices]
    documents = {passage.document.id: passage.document for passage in passages}
    dates = sorted(date for document in documents.values() if (date := _date(document.date)))
    attributes = "; ".join(f"{key}: {row[key]}" for key in row if key not in ("source", "target"))
    return _entity(
        _id("link", first, second),
        "UnknownLink",
        subject=[_id("actor", first)],
        object=[_id("actor", second)],
        role=["mentioned together"],
        startDate=dates[:1],
        endDate=dates[-1:],
        summary=[_clean(attributes)],
        description=[_clean(passage.text) for passage in passages],
        proof=[_id("document", id) for id in documents],
    )


def _schema(actor: Actor) -> tuple[str, str]:
    """What an actor is in FollowTheMoney, and the code of its state; a state acts as a public body does."""
    _, _, key = actor.id.partition(":")
    if actor.kind is Kind.PERSON:
        return "Person", ""
    if actor.kind is Kind.STATE:
        return "PublicBody", key
    if known := groups().get(key):
        return "PublicBody" if known.type in _PUBLIC else "Organization", known.country or ""
    country = _state_of(key)
    return ("PublicBody", country) if country else ("Organization", "")


def _state_of(key: str) -> str:
    """The code of the state in the key of an institution ("army-il"), or nothing."""
    found = _INSTITUTION.fullmatch(key)
    code = found[2].upper() if found and found[1] in _institutions() else ""
    return code if code in states() else ""


@cache
def _institutions() -> frozenset[str]:
    names = (heads(lang, complement=False).values() for lang in _LANGUAGES)
    ministries = (f"ministry-{name}" for lang in _LANGUAGES for name in portfolios(lang).values())
    return frozenset([*chain.from_iterable(names), *ministries])


def _entity(id: str, schema: str, **properties: Iterable[str]) -> Entity:
    """An entity with those of its properties that have a value, each value once."""
    known = {name: [each for each in dict.fromkeys(values) if each] for name, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: each for name, each in known.items() if each}}


def _id(*parts: str) -> str:
    """An id that depends on nothing but what it is the id of."""
    return hashlib.sha1(json.dumps(parts).encode("ascii")).hexdigest()


def _clean(text: str) -> str:
    """``text`` as FollowTheMoney keeps it: on one line, without characters that show nothing."""
    spaced = (" " if c.isspace() else "" if unicodedata.category(c)[0] == "C" else c for c in text)
    return " ".join("".join(spaced).split())


def _name(text: str, otherwise: str) -> str:
    """A name that shows something."""
    return (_clean(text) or _clean(otherwise) or "?")[:_LONGEST_NAME]


def _date(text: str | None) -> str:
    """A date of a year with which FollowTheMoney reckons, or nothing."""
    return text if text and text[0] in "12" and days_of(text) else ""


def _matching(pattern: re.Pattern[str], text: str | None) -> str:
    return text if text and pattern.fullmatch(text) else ""
