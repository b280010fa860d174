"""GraphML, read by networkx and by lxml."""

from io import BytesIO

import networkx as nx
from hypothesis import given
from lxml import etree
from tests.exports.hostile import few, measured

from comention.exports import rows
from comention.exports.escaping import from_xml, xml_token
from comention.exports.graphml import graphml

TOKEN = etree.XMLSchema(
    etree.fromstring(
        '<schema xmlns="http://www.w3.org/2001/XMLSchema"><element name="id" type="NMTOKEN"/></schema>'
    )
)


def values(data: dict) -> dict:
    return {
        from_xml(key): from_xml(value) if isinstance(value, str) else value for key, value in data.items()
    }


def shown(row: dict) -> dict:
    """What is left of a row in GraphML, where an empty text is none."""
    return {key: value for key, value in row.items() if value != ""}


@few
@given(measured())
def test_networkx_reads_every_actor_and_link(graph):
    read = nx.read_graphml(BytesIO(graphml(graph).encode()))
    nodes = {from_xml(id): values(data) for id, data in read.nodes(data=True)}
    for row in rows.nodes(graph):
        assert shown(nodes.pop(row.pop("id"))) == shown(row)
    assert nodes == {}
    links = {frozenset(map(from_xml, ends)): values(data) for *ends, data in read.edges(data=True)}
    for row in rows.edges(graph):
        assert shown(links.pop(frozenset([row.pop("source"), row.pop("target")]))) == shown(row)
    assert links == {}


@few
@given(measured())
def test_every_id_is_an_xml_token_and_every_value_has_a_key(graph):
    root = etree.fromstring(graphml(graph).encode())
    for id in root.xpath("//*[local-name()='node']/@id | //@source | //@target"):
        element = etree.Element("id")
        element.text = id
        TOKEN.assertValid(element)
    assert set(root.xpath("//@key")) <= set(root.xpath("//*[local-name()='key']/@id"))


def test_ids_of_ours_stay_as_they_are():
    for id in ("state:IQ", "group:hachd-al-chaabi", "person:qassem-soleimani"):
        assert xml_token(id) == id
