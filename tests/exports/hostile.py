"""Graphs whose names, ids, dates and attributes are as bad as they come."""

import math
from collections import defaultdict
from itertools import combinations

from hypothesis import settings
from hypothesis import strategies as st

from comention.domain import Actor, Form, Kind, Mention, Passage, Reference
from comention.exports.escaping import whole
from comention.graph import ActorGraph

NASTY = (
    "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t", "\r", "\n", "\r\n", "'", '"', "\\", "\\u0022", "\\N",
    "</script>", "<!--", "]]>", "&amp;", "<", ">", ",", ";\n", "|", "{", "}", "[", "`", "$", "%", "#", " ",
    "a b", "é", "\x00", "\x07", "\x0b", "\x1f", "\x7f", "\x85", "\u2028", "\u202e", "\u200f", "\ufeff",
    "\ufffe", "\uffff", "\ud800", "\udfff", "\U0001f600", "_x0041_", "_x005F_", "_", "x", "state:IQ", "--",
)  # fmt: skip
# Each of these graphs has more bad texts in it than most property tests see.
few = settings(max_examples=40)
DATES = (None, "2021", "2021-07", "2024-02-29", "2021-07-31", "2021-08-01", "2021-02-30", "3021-01-01")

texts = st.lists(st.sampled_from(NASTY) | st.text(max_size=3), max_size=4).map("".join)
named = texts.filter(bool)
attributes = st.dictionaries(
    st.sampled_from(["surprise", "rank", "community", "flag", "odd name`"]),
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(-1, 1) | texts | st.just(math.nan),
    max_size=3,
)


@st.composite
def references(draw: st.DrawFn, number: int) -> Reference:
    some = st.none() | named
    return Reference(
        id=f"{draw(texts)}{number}",
        lang=draw(st.sampled_from(["fr", "en", "xx"])),
        title=draw(some),
        date=draw(st.sampled_from(DATES)),
        source=draw(some),
        url=draw(some | st.sampled_from(["https://example.org/a?b=c&d", "javascript:alert(1)"])),
    )


@st.composite
def graphs(draw: st.DrawFn) -> ActorGraph:
    """Up to four actors in up to three documents, a passage a sentence; some sentences mention nobody."""
    ids = draw(st.lists(named, max_size=4, unique_by=whole))
    kinds = {id: draw(st.sampled_from(list(Kind))) for id in ids}
    forms = {id: f"«{draw(texts)}»" for id in ids}
    mentions: dict[str, list[Mention]] = {id: [] for id in ids}
    documents = [draw(references(number)) for number in range(draw(st.integers(0, 3)))]
    passages, context, links = [], [], defaultdict(list)
    for document in sorted(documents, key=lambda each: each.id):
        start = 0
        for sentence in range(draw(st.integers(1, 3))):
            named_here = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3)) if ids else []
            text = " ".join(forms[id] for id in named_here)
            place = start
            for id in named_here:
                form = draw(st.sampled_from([Form.NAME, Form.EPITHET]))
                end = place + len(forms[id])
                mentions[id].append(Mention(document.id, place, end, forms[id], kinds[id], form, sentence))
                place = end + 1
            for pair in combinations(sorted(set(named_here)), 2):
                links[pair].append(len(passages))
            if text:
                passages.append(Passage(document, start, start + len(text), text))
            start += len(text) + 2
        if text := draw(texts):
            context.append(Passage(document, start, start + len(text), text))
    actors = [
        Actor(id, draw(named), kinds[id], tuple(each), draw(st.sampled_from([None, "Q42", "Q4\n2"])))
        for id, each in mentions.items()
    ]
    indices = {pair: tuple(each) for pair, each in links.items()}
    return ActorGraph(nodes=actors, documents=documents, passages=passages, edges=indices, context=context)


@st.composite
def measured(draw: st.DrawFn) -> ActorGraph:
    """A graph whose nodes and edges have more attributes than those of today."""
    graph = draw(graphs())
    for *_, data in [*graph.network.nodes(data=True), *graph.network.edges(data=True)]:
        data.update(draw(attributes))
    return graph


def pairs(graph: ActorGraph) -> dict[frozenset[str], dict]:
    """The links of a graph by the ids of their actors, with their defined attributes."""
    return {
        frozenset(link): {
            name: value for name, value in graph.network.edges[link].items() if value is not None
        }
        for link in graph.edges
    }
