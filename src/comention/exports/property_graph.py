"""The graph as a property graph: actors, documents and passages, and what ties them."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from comention.domain import Kind, Passage
from comention.exports import rows
from comention.exports.rows import Row
from comention.graph import ActorGraph

ACTOR, DOCUMENT, PASSAGE = "Actor", "Document", "Passage"


@dataclass(frozen=True, slots=True)
class Nodes:
    """Nodes of one sort: their labels, the first of which tells their ids apart, and their properties."""

    labels: tuple[str, ...]
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Relationships:
    """Relationships of one sort; each row has the ids of its ``source`` and ``target`` beside properties."""

    type: str
    source: str
    target: str
    rows: list[Row]


def all_nodes(graph: ActorGraph) -> Iterator[Nodes]:
    """Actors, by kind, documents and passages."""
    actors = rows.nodes(graph)
    for kind in Kind:
        bearers = [row for row, actor in zip(actors, graph.nodes, strict=True) if actor.kind == kind]
        yield Nodes((ACTOR, kind.capitalize()), bearers)
    yield Nodes((DOCUMENT,), rows.uniform(asdict(document) for document in graph.documents.values()))
    yield Nodes(
        (PASSAGE,),
        rows.uniform(
            {"id": passage_id(each), "start": each.start, "end": each.end, "text": each.text}
            for each in graph.passages
        ),
    )


def all_relationships(graph: ActorGraph) -> Iterator[Relationships]:
    """Who is mentioned with whom, who in which passage, and which passage stands in which document."""
    yield Relationships("MENTIONED_WITH", ACTOR, ACTOR, rows.edges(graph))
    yield Relationships(
        "MENTIONED_IN",
        ACTOR,
        PASSAGE,
        [
            {"source": actor, "target": passage_id(passage)}
            for passage, actors in zip(graph.passages, rows.actors_in(graph), strict=True)
            for actor in actors
        ],
    )
    yield Relationships(
        "PART_OF",
        PASSAGE,
        DOCUMENT,
        [{"source": passage_id(each), "target": each.document.id} for each in graph.passages],
    )


def passage_id(passage: Passage) -> str:
    """What tells a passage from every other: its document, and where it begins and ends."""
    return f"{passage.document.id}#{passage.start}-{passage.end}"
