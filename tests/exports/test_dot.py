"""DOT, read by pydot."""

import re

import pydot
import pytest
from hypothesis import given
from tests.exports.hostile import few, measured

from comention.exports import rows
from comention.exports.dot import dot
from comention.exports.escaping import from_xml

SPECIAL = {'\\"': '"', "\\\\": "\\", "\\n": "\n"}


def text(quoted: str) -> str:
    """What a quoted text of DOT stands for."""
    assert quoted[0] == quoted[-1] == '"'
    return from_xml(re.sub(r"\\.", lambda match: SPECIAL[match[0]], quoted[1:-1]))


def said(row: dict) -> dict[str, str]:
    return {
        "label" if key == "name" else key: str(value).lower() if isinstance(value, bool) else str(value)
        for key, value in row.items()
    }


def values(attributes: dict) -> dict[str, str]:
    return {text(key) if key[0] == '"' else key: text(value) for key, value in attributes.items()}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pydot speaks to an older pyparsing
@few
@given(measured())
def test_pydot_reads_every_actor_and_link(graph):
    (read,) = pydot.graph_from_dot_data(dot(graph))
    nodes = {text(each.get_name()): values(each.get_attributes()) for each in read.get_nodes()}
    for row in rows.nodes(graph):
        assert nodes.pop(row.pop("id")) == said(row)
    assert nodes == {}
    links = [
        (text(each.get_source()), text(each.get_destination()), values(each.get_attributes()))
        for each in read.get_edges()
    ]
    assert links == [(row.pop("source"), row.pop("target"), said(row)) for row in rows.edges(graph)]
