"""GraphML, for yEd, Cytoscape, igraph and networkx: written by networkx."""

import networkx as nx

from comention.exports import rows
from comention.exports.escaping import xml_text, xml_token
from comention.exports.rows import Row, Value
from comention.graph import ActorGraph


def graphml(graph: ActorGraph) -> str:
    """The text of a GraphML file."""
    network: nx.Graph[str] = nx.Graph()
    for node in rows.nodes(graph):
        network.add_node(xml_token(str(node.pop("id"))), **_safe(node))
    for edge in rows.edges(graph):
        ends = [xml_token(str(edge.pop(end))) for end in ("source", "target")]
        network.add_edge(*ends, **_safe(edge))
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    return "\n".join([declaration, *nx.generate_graphml(network)]) + "\n"


def _safe(row: Row) -> dict[str, Value]:
    return {
        xml_text(name): xml_text(value) if isinstance(value, str) else value for name, value in row.items()
    }
