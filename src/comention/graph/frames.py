"""A graph to tables: pandas frames for those who analyse, and HTML for a notebook."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from comention.graph.actorgraph import ActorGraph

SHOWN = 10
FRAME = 640  # pixels


def actors_frame(graph: "ActorGraph") -> "pd.DataFrame":
    """A row for each actor, those mentioned most first: its id and what its node says."""
    columns = ["id", "name", "kind", "press", "mentions", "documents", "stories", "outlets"]
    rows = [{"id": id, **data} for id, data in graph.network.nodes(data=True)]
    return _frame(rows, [*columns, "first", "last", "wikidata"])


def links_frame(graph: "ActorGraph") -> "pd.DataFrame":
    """A row for each link, those of most passages first: its ends by id and name, and what its edge says."""
    columns = ["source", "target", "source_name", "target_name", "weight", "documents", "stories", "outlets"]
    names = graph.network.nodes(data="name")
    rows = [
        {
            "source": first,
            "target": second,
            "source_name": names[first],
            "target_name": names[second],
            **graph.network.edges[first, second],
        }
        for first, second in graph.edges
    ]
    return _frame(rows, [*columns, "first", "last", "pmi", "npmi", "llr", "jaccard", "p", "q"])


def _frame(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> "pd.DataFrame":
    import pandas as pd  # when it is asked for: it takes as long to load as a small graph to build

    return pd.DataFrame(rows, columns=list(columns))


def html(graph: "ActorGraph") -> str:
    """For a notebook: the actors mentioned most, the strongest links, and the page; without the press."""
    from comention.views import framed

    nodes, edges = graph.network.nodes, graph.network.edges
    shown = graph.without_press().nodes[:SHOWN]
    actors = [(actor.name, actor.kind.lower(), len(actor.mentions), len(actor.documents)) for actor in shown]
    links = [
        (
            nodes[first]["name"],
            nodes[second]["name"],
            edges[first, second]["weight"],
            edges[first, second]["llr"],
        )
        for first, second in graph.strongest(SHOWN)
    ]
    return (
        f"<p>{escape(repr(graph))}</p>"
        + _table(("Actor", "Kind", "Mentions", "Documents"), actors)
        + _table(("Link", "", "Passages", "LLR"), links)
        + framed(graph, height=FRAME)
    )


def _table(headings: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    head = "".join(f"<th>{heading}</th>" for heading in headings)
    body = "".join(f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
