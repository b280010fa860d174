"""JSON-LD, read by rdflib."""

import pytest
import rdflib
from hypothesis import given
from rdflib.namespace import RDF, SDO
from tests.exports.hostile import few, measured

from comention.domain import Kind
from comention.exports import rows
from comention.exports.escaping import whole
from comention.exports.jsonld import SCHEMA, jsonld

ABOUT = rdflib.URIRef(SCHEMA + "observationAbout")  # newer than rdflib's list of terms
TYPES = {Kind.PERSON: SDO.Person, Kind.GROUP: SDO.Organization, Kind.STATE: SDO.Country}


def texts(read: rdflib.Graph, subject, predicate) -> set[str]:
    return {str(each) for each in read.objects(subject, predicate)}


def properties(read: rdflib.Graph, subject) -> dict:
    found = read.objects(subject, SDO.additionalProperty)
    return {str(read.value(each, SDO.name)): read.value(each, SDO.value).toPython() for each in found}


def plain(row: dict, *, but: tuple[str, ...]) -> dict:
    return {whole(k): whole(v) if isinstance(v, str) else v for k, v in row.items() if k not in but}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # of rdflib to itself
@few
@given(measured())
def test_rdflib_reads_every_actor_article_sentence_and_link(graph):
    read = rdflib.Graph().parse(data=jsonld(graph), format="json-ld")
    by_id = {str(value): subject for subject, value in read.subject_objects(SDO.identifier)}
    for actor, row in zip(graph.nodes, rows.nodes(graph), strict=True):
        found = by_id[whole(actor.id)]
        assert read.value(found, RDF.type) == TYPES[actor.kind]
        assert texts(read, found, SDO.name) == {whole(actor.name)}
        assert texts(read, found, SDO.alternateName) == {whole(f) for f in actor.aliases} - {
            whole(actor.name)
        }
        known = {"http://www.wikidata.org/entity/Q42"} if actor.wikidata == "Q42" else set()
        assert texts(read, found, SDO.sameAs) == known
        assert properties(read, found) == plain(row, but=("id", "name", "kind", "wikidata", "aliases"))
    for document in graph.documents.values():
        assert texts(read, by_id[whole(document.id)], SDO.datePublished) == {document.date} - {None}
    quotations = [str(read.value(each, SDO.text)) for each in read.subjects(RDF.type, SDO.Quotation)]
    assert sorted(quotations) == sorted(whole(each.text) for each in graph.passages)
    links = {
        frozenset(read.objects(each, ABOUT)): properties(read, each)
        for each in read.subjects(RDF.type, SDO.Observation)
    }
    assert links == {
        frozenset(by_id[whole(str(row[end]))] for end in ("source", "target")): plain(
            row, but=("source", "target")
        )
        for row in rows.edges(graph)
    }


@few
@given(measured())
def test_it_ends_no_script_of_a_page(graph):
    assert "</" not in jsonld(graph)
    assert "<!" not in jsonld(graph)
