"""Gephi's format, read by networkx and against the structure of GEXF 1.3, and read back by us."""

import re
from datetime import date
from io import BytesIO

import networkx as nx
import pytest
from hypothesis import given
from lxml import etree
from tests.exports.hostile import few, graphs, measured, pairs
from tests.strategies import actors_of, annotated

from comention.errors import GraphError
from comention.exports import rows
from comention.exports.escaping import from_xml
from comention.exports.gexf import gexf
from comention.graph import load, relate

# Of each element of GEXF 1.3 that we use: the attributes it must and may have, and its children in order.
STRUCTURE = {
    "gexf": ({"version"}, set(), "meta graph"),
    "meta": (set(), {"lastmodifieddate"}, "creator description"),
    "creator": (set(), set(), ""),
    "description": (set(), set(), ""),
    "graph": (set(), {"defaultedgetype", "mode", "timeformat"}, "attributes attributes nodes edges"),
    "attributes": ({"class"}, {"mode"}, "attribute*"),
    "attribute": ({"id", "title", "type"}, set(), ""),
    "nodes": (set(), {"count"}, "node*"),
    "node": ({"id"}, {"label"}, "spells? attvalues"),
    "edges": (set(), {"count"}, "edge*"),
    "edge": ({"source", "target"}, {"id", "weight"}, "spells? attvalues"),
    "attvalues": (set(), set(), "attvalue*"),
    "attvalue": ({"for", "value"}, set(), ""),
    "spells": (set(), set(), "spell+"),
    "spell": (set(), {"start", "end"}, ""),
}


def check(element) -> None:
    """Whether an element and all within it are as the format wants them."""
    name = etree.QName(element)
    assert name.namespace == "http://gexf.net/1.3"
    must, may, children = STRUCTURE[name.localname]
    assert must <= set(element.attrib) <= must | may
    pattern = re.sub(r"(\w+)(\W?)", r"(?:\1 )\2", children).replace(" (", "(").replace(") ", ")")
    pattern = "".join(
        f"(?:{part.rstrip('*?+')} ){part[len(part.rstrip('*?+')) :]}" for part in children.split()
    )
    assert re.fullmatch(pattern, "".join(f"{etree.QName(child).localname} " for child in element))
    for child in element:
        check(child)


@few
@given(measured())
def test_it_has_the_structure_of_gexf(graph):
    root = etree.fromstring(gexf(graph))
    check(root)
    ns = {"g": "http://gexf.net/1.3"}
    for scope in ("node", "edge"):
        declared = set(root.xpath(f"//g:attributes[@class='{scope}']/g:attribute/@id", namespaces=ns))
        assert set(root.xpath(f"//g:{scope}//g:attvalue/@for", namespaces=ns)) <= declared
    assert set(root.xpath("//g:attribute/@type", namespaces=ns)) <= {"string", "long", "double", "boolean"}
    for day in root.xpath("//g:spell/@start | //g:spell/@end", namespaces=ns):
        date.fromisoformat(day)


def values(data: dict) -> dict:
    """What networkx read, with escapes undone, without what is not an attribute of ours."""
    ours = {
        from_xml(key): from_xml(value) if isinstance(value, str) else value for key, value in data.items()
    }
    return {key: value for key, value in ours.items() if key not in ("spells", "id", "mentioned", "evidence")}


@few
@given(measured())
def test_networkx_reads_every_actor_and_link(graph):
    read = nx.read_gexf(BytesIO(gexf(graph)))
    nodes = {from_xml(id): values(data) for id, data in read.nodes(data=True)}
    for row in rows.nodes(graph):
        assert nodes.pop(row.pop("id")) == {"label": row.pop("name")} | row
    assert nodes == {}
    links = {frozenset(map(from_xml, ends)): values(data) for *ends, data in read.edges(data=True)}
    for row in rows.edges(graph):
        assert links.pop(frozenset([row.pop("source"), row.pop("target")])) == row
    assert links == {}


@few
@given(graphs())
def test_what_is_written_is_read_back(tmp_path_factory, graph):
    path = graph.export(tmp_path_factory.mktemp("gexf") / "g.gexf")
    read = load(path)
    assert path.read_bytes() == gexf(read)
    assert read.documents == graph.documents
    assert read.passages == graph.passages
    assert read.context == graph.context
    assert read.edges == graph.edges
    assert pairs(read) == pairs(graph)
    for one, other in zip(read.nodes, graph.nodes, strict=True):
        assert (one.id, one.name, one.kind, one.mentions) == (
            other.id,
            other.name,
            other.kind,
            other.mentions,
        )
        assert one.wikidata == other.wikidata


def spells(**dates: str | None) -> list[tuple[str, str]]:
    """The spells of the link of two actors that documents of some dates name."""
    documents = [annotated(id, [["A", "B"]], date=date) for id, date in dates.items()]
    root = etree.fromstring(gexf(relate(documents, actors_of(documents))))
    return [(each.get("start"), each.get("end")) for each in root.findall(".//{*}edge//{*}spell")]


def test_a_link_is_on_the_timeline_on_the_days_of_its_documents():
    assert spells(a="2021", b="2023-02", c="2024-01-05") == [
        ("2021-01-01", "2021-12-31"),
        ("2023-02-01", "2023-02-28"),
        ("2024-01-05", "2024-01-05"),
    ]


def test_days_that_touch_or_overlap_are_one_stretch():
    assert spells(a="2021-07", b="2021-07-03", c="2021-08-01") == [("2021-07-01", "2021-08-01")]


def test_what_has_no_date_or_none_that_exists_has_no_place_on_the_timeline():
    assert spells(a=None, b="2021-02-30", c="when") == []
    documents = [annotated("d", [["A", "B"]])]
    assert b'mode="static" timeformat' in gexf(relate(documents, actors_of(documents)))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "<gexf",
        "<gexf/>",
        '<gexf xmlns="http://gexf.net/1.3"><meta><description>A graph</description></meta></gexf>',
        '<gexf xmlns="http://gexf.net/1.3"><meta><description>{"documents": []}</description></meta></gexf>',
    ],
)
def test_a_gexf_of_others_is_said_to_be_none_of_ours(tmp_path, content):
    path = tmp_path / "other.gexf"
    path.write_text(content)
    with pytest.raises(GraphError, match=r"other.gexf is not what"):
        load(path)


def test_what_a_program_leaves_out_is_missed(tmp_path):
    documents = [annotated("d", [["A", "B"]])]
    text = gexf(relate(documents, actors_of(documents))).decode()
    path = tmp_path / "poor.gexf"
    path.write_text(re.sub(r'<attvalue for="evidence".*?/>', "", text))
    with pytest.raises(GraphError, match=r"left out"):
        load(path)
    with pytest.raises(GraphError, match=r"none.gexf cannot be read"):
        load(tmp_path / "none.gexf")
