"""Actors and links to the passages that say so, with the places where the actors are mentioned."""

from typing import TYPE_CHECKING

from comention.domain import Actor, Evidence, Passage, Span

if TYPE_CHECKING:
    from comention.graph.actorgraph import ActorGraph


def of_actor(graph: "ActorGraph", actor: Actor) -> list[Evidence]:
    """The passages that mention an actor, in reading order."""
    near = (passage for passage in graph.passages if passage.document.id in actor.documents)
    return [Evidence(passage, spans) for passage in near if (spans := _spans(actor, passage))]


def of_link(graph: "ActorGraph", one: Actor, two: Actor) -> list[Evidence]:
    """The passages that mention two actors together, in reading order."""
    indices = graph.edges.get((min(one.id, two.id), max(one.id, two.id)), ())
    passages = [graph.passages[index] for index in indices]
    return [Evidence(passage, _spans(one, passage), _spans(two, passage)) for passage in passages]


def _spans(actor: Actor, passage: Passage) -> tuple[Span, ...]:
    return tuple(
        Span(mention.start - passage.start, mention.end - passage.start)
        for mention in actor.mentions
        if mention.document == passage.document.id
        and passage.start <= mention.start
        and mention.end <= passage.end
    )
