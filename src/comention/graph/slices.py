"""A graph to a part of it: of some documents, some actors or some links. The whole stays as it is."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from comention.config import at_least
from comention.domain import Actor, Kind, Passage, Reference
from comention.errors import ConfigError
from comention.graph.actorgraph import ActorGraph
from comention.graph.context import place
from comention.graph.dates import Days, days
from comention.graph.network import Weights
from comention.graph.stories import retold
from comention.graph.structure import around
from comention.graph.tally import Link


def between(graph: ActorGraph, start: str | None, end: str | None, *, undated: bool) -> ActorGraph:
    """The graph of the documents of a time; `ActorGraph.between` says which these are.

    Raises:
        ConfigError: A border is no date, or the end is before the start.
    """
    opening, closing = _border(start), _border(end)
    if opening and closing and closing.last < opening.first:
        raise ConfigError(f"{end} is before {start}.", "Say the earlier date first.")

    def within(reference: Reference) -> bool:
        date = days(reference.date)
        if date is None:
            return undated
        return (not opening or opening.first <= date.first) and (not closing or date.last <= closing.last)

    return of_documents(graph, within)


def _border(text: str | None) -> Days | None:
    date = days(text)
    if text is not None and date is None:
        raise ConfigError(f"{text!r} is no date.", "Say a year, a month or a day, such as 2022-01.")
    return date


def of_documents(graph: ActorGraph, keep: Callable[[Reference], bool]) -> ActorGraph:
    """The graph that these documents alone would have given, with its own weights."""
    kept = {each.id: each for each in retold(filter(keep, graph.documents.values()))}
    return _made(
        graph,
        nodes=[part for actor in graph.nodes if (part := _in_documents(actor, kept)).mentions],
        documents=kept.values(),
        places=[number for number, passage in enumerate(graph.passages) if passage.document.id in kept],
        edges=graph.edges,
    )


def of_actors(graph: ActorGraph, ids: Collection[str]) -> ActorGraph:
    """These actors, the links among them and what mentions them; every weight stays as it was."""
    kept = [actor for actor in graph.nodes if actor.id in ids]
    starts: dict[str, list[int]] = {}
    for document, start in sorted((m.document, m.start) for actor in kept for m in actor.mentions):
        starts.setdefault(document, []).append(start)
    return _made(
        graph,
        nodes=kept,
        documents=graph.documents.values(),
        places=[
            number
            for number, passage in enumerate(graph.passages)
            if _any_within(starts.get(passage.document.id, []), passage.start, passage.end)
        ],
        edges=[link for link in graph.edges if link[0] in ids and link[1] in ids],
        weights=graph.weights,
    )


def of_kinds(graph: ActorGraph, kinds: Iterable[Kind | str]) -> ActorGraph:
    """The graph of the actors of some kinds.

    Raises:
        ConfigError: There is no such kind.
    """
    wanted = {str(kind) for kind in kinds}
    if unknown := sorted(wanted - {*Kind}):
        raise ConfigError(f"There is no kind {unknown[0]!r}.", f"Say {', '.join(Kind)}.")
    return of_actors(graph, {actor.id for actor in graph.nodes if actor.kind in wanted})


def top(graph: ActorGraph, count: int) -> ActorGraph:
    """The graph of the actors that are mentioned most.

    Raises:
        ConfigError: There is no such number.
    """
    at_least("count", count, 0)
    return of_actors(graph, {actor.id for actor in graph.nodes[:count]})


def ego(graph: ActorGraph, actor: Actor, *, steps: int) -> ActorGraph:
    """The graph of an actor and those that so many links lead to.

    Raises:
        ConfigError: There is no such number of steps.
    """
    at_least("steps", steps, 0)
    return of_actors(graph, around(graph.network, actor.id, steps=steps))


def of_links(graph: ActorGraph, links: Collection[Link]) -> ActorGraph:
    """All actors with these links only; every weight stays as it was."""
    return _made(
        graph,
        nodes=graph.nodes,
        documents=graph.documents.values(),
        places=range(len(graph.passages)),
        edges=[link for link in graph.edges if link in links],
        weights=graph.weights,
    )


def _made(
    graph: ActorGraph,
    *,
    nodes: Collection[Actor],
    documents: Collection[Reference],
    places: Collection[int],
    edges: Collection[Link],
    weights: Weights | None = None,
) -> ActorGraph:
    """The graph of some actors, documents, passages (by number) and those of the links that have one."""
    numbers = {old: new for new, old in enumerate(places)}
    kept = {link: tuple(numbers[i] for i in graph.edges[link] if i in numbers) for link in edges}
    known = {actor.id for actor in nodes}
    references = {reference.id: reference for reference in documents}
    passages = [graph.passages[number] for number in places]
    return ActorGraph(
        nodes=[_among(actor, known) for actor in nodes],
        documents=documents,
        passages=[_told(passage, references) for passage in passages],
        context=[_told(piece, references) for piece in _beside(graph, passages)],
        edges={link: indices for link, indices in kept.items() if indices},
        passage=graph.passage,
        window=graph.window,
        weights=weights,
    )


def _in_documents(actor: Actor, documents: Collection[str]) -> Actor:
    """What some documents say of an actor."""
    joins = [
        replace(join, documents=tuple(id for id in join.documents if id in documents))
        for join in actor.joins
        if not join.documents or any(id in documents for id in join.documents)
    ]
    mentions = tuple(mention for mention in actor.mentions if mention.document in documents)
    return replace(actor, mentions=mentions, joins=tuple(joins))


def _among(actor: Actor, known: Collection[str]) -> Actor:
    """An actor that is told apart from those only that are known."""
    refusals = tuple(refusal for refusal in actor.refusals if refusal.other in known)
    return actor if refusals == actor.refusals else replace(actor, refusals=refusals)


def _told(passage: Passage, references: Mapping[str, Reference]) -> Passage:
    reference = references[passage.document.id]
    return passage if passage.document is reference else passage._replace(document=reference)


def _beside(graph: ActorGraph, kept: Collection[Passage]) -> list[Passage]:
    """What stands beside the passages that are kept and is none of them, in reading order."""
    pieces = {place(piece): piece for passage in kept for piece in graph.around(passage) if piece}
    return [pieces[each] for each in sorted(pieces.keys() - map(place, kept))]


def _any_within(starts: list[int], first: int, last: int) -> bool:
    at = bisect_left(starts, first)
    return at < len(starts) and starts[at] < last
