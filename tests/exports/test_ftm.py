"""FollowTheMoney, by the names it publishes and, where its package is installed, by its own checks."""

import json

import pytest
from hypothesis import given
from tests.exports.hostile import few, graphs

from comention.domain import Actor, Kind
from comention.exports.ftm import ftm
from comention.graph import relate
from comention.resources.states import states

# The properties of FollowTheMoney 4 that we use, with the schemata that those that hold an entity's id want.
LEGAL = {"name": None, "alias": None, "wikidataId": None, "country": None}
LINK = {"role": None, "startDate": None, "endDate": None, "summary": None, "description": None}
ACTORS = {"Person", "Organization", "PublicBody"}
SCHEMATA = {
    **dict.fromkeys(ACTORS, LEGAL),
    "Article": dict.fromkeys(["title", "language", "publishedAt", "publisher", "sourceUrl"]),
    "UnknownLink": {"subject": ACTORS, "object": ACTORS, "proof": {"Article"}, **LINK},
    "Mention": {"document": {"Article"}, "resolved": ACTORS, "name": None, "detectedSchema": None},
}
REQUIRED = {"UnknownLink": ("subject", "object"), "Mention": ("document", "name"), "Article": ("title",)}


def entities(graph) -> list[dict]:
    return [json.loads(line) for line in ftm(graph).splitlines()]


def actor(id: str, kind: Kind, *, name: str = "A") -> dict:
    """An actor without a mention, as an entity."""
    (entity,) = entities(relate([], [Actor(id, name, kind, ())]))
    return entity


@few
@given(graphs())
def test_schemata_and_properties_are_those_that_are_published(graph):
    found = {entity["id"]: entity for entity in entities(graph)}
    assert len(found) == len(entities(graph))
    for entity in found.values():
        known, properties = SCHEMATA[entity["schema"]], entity["properties"]
        assert set(REQUIRED.get(entity["schema"], ("name",))) <= set(properties) <= set(known)
        for name, values in properties.items():
            assert values
            assert all(isinstance(value, str) and value for value in values)
            if wanted := known[name]:
                assert all(found[value]["schema"] in wanted for value in values)


@few
@given(graphs())
def test_every_actor_mention_and_link_is_an_entity(graph):
    count = dict.fromkeys(SCHEMATA, 0)
    for entity in entities(graph):
        count[entity["schema"]] += 1
    assert sum(count[schema] for schema in ACTORS) == len(graph.nodes)
    assert count["Article"] == len(graph.documents)
    assert count["UnknownLink"] == len(graph.edges)
    assert count["Mention"] == len({(a.id, m.document, m.text) for a in graph.nodes for m in a.mentions})


@few
@given(graphs())
def test_the_package_finds_every_entity_valid(graph):
    package = pytest.importorskip("followthemoney")
    for entity in entities(graph):
        schema = package.model.get(entity["schema"])
        schema.validate(entity)
        proxy = package.model.get_proxy(entity, cleaned=False)
        assert set(proxy.properties) == set(entity["properties"])
        for prop, value in proxy.itervalues():
            assert prop.type.validate(value)
        assert package.model.get_proxy(proxy.to_dict()).to_dict() == proxy.to_dict()


@pytest.mark.parametrize(
    ("id", "kind", "schema", "country"),
    [
        ("person:x", Kind.PERSON, "Person", None),
        ("state:IQ", Kind.STATE, "PublicBody", ["iq"]),
        ("state:X-ABK", Kind.STATE, "PublicBody", None),
        ("group:army-il", Kind.GROUP, "PublicBody", ["il"]),
        ("group:army-ground-fr", Kind.GROUP, "PublicBody", ["fr"]),
        ("group:ministry-defence-ru", Kind.GROUP, "PublicBody", ["ru"]),
        ("group:police-x-abk", Kind.GROUP, "PublicBody", None),
        ("group:cia", Kind.GROUP, "PublicBody", ["us"]),
        ("group:boeing", Kind.GROUP, "Organization", ["us"]),
        ("group:amnesty-international", Kind.GROUP, "Organization", None),
        ("group:army-of-me", Kind.GROUP, "Organization", None),
    ],
)
def test_states_and_their_institutions_are_public_bodies(id, kind, schema, country):
    entity = actor(id, kind)
    assert (entity["schema"], entity["properties"].get("country")) == (schema, country)


def test_the_package_knows_the_countries_that_are_named():
    types = pytest.importorskip("followthemoney.types")
    for code in states():
        for country in actor(f"state:{code}", Kind.STATE)["properties"].get("country", []):
            assert types.registry.country.validate(country)


def test_a_name_that_shows_nothing_gives_way_to_the_id():
    assert actor("person:x", Kind.PERSON, name="\x00\u200f")["properties"]["name"] == ["person:x"]
    assert actor("person:x", Kind.PERSON, name=" Ali\t\x07\n Hassan")["properties"]["name"] == ["Ali Hassan"]
