"""Actors to graph: which are mentioned together, and in which passages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product

from comention import config as settings
from comention.domain import Actor, AnnotatedDocument, Mention, Passage, Span
from comention.graph.actorgraph import ActorGraph, Link

# The units of a document, sentences or paragraphs, and the actors' mentions in each of those that have some.
Units = Mapping[int, Mapping[str, Sequence[Mention]]]


def relate(
    documents: Iterable[AnnotatedDocument], actors: Iterable[Actor], *, config: settings.Relate | None = None
) -> ActorGraph:
    """The graph of the actors that are mentioned together; each link knows its passages.

    A mention within another's name ("israélienne" in "armée israélienne") is no company to it. A link's
    weight is the number of distinct passages: sentences, paragraphs, or the shortest windows that hold both
    actors, so that one co-mention is never counted twice however windows overlap.

    Args:
        documents: The documents, with their mentions.
        actors: What the mentions were resolved to.
        config: What "together" means.
    """
    chosen = config or settings.Relate()
    read = sorted(documents, key=lambda annotated: annotated.document.id)
    everyone = tuple(actors)
    owner = {(m.document, m.start, m.end): actor.id for actor in everyone for m in actor.mentions}
    passages: dict[tuple[str, int, int], Passage] = {}
    together: dict[Link, set[tuple[str, int, int]]] = defaultdict(set)
    for annotated in read:
        spans = _spans(annotated, chosen)
        units = _units(annotated, spans, owner)
        for index in units:
            passage = _passage(annotated, spans, index, index)
            passages[_place(passage)] = passage
        for link, first, last in _companions(units, chosen.window if chosen.passage == "window" else 1):
            passage = _passage(annotated, spans, first, last)
            passages[_place(passage)] = passage
            together[link].add(_place(passage))
    order = {place: index for index, place in enumerate(sorted(passages))}
    return ActorGraph(
        actors=everyone,
        documents=[annotated.document.reference for annotated in read],
        passages=[passages[place] for place in order],
        links={link: tuple(sorted(order[place] for place in places)) for link, places in together.items()},
        passage=chosen.passage,
        window=chosen.window,
    )


def _spans(annotated: AnnotatedDocument, config: settings.Relate) -> Sequence[Span]:
    """What is counted in a document: its sentences, or its paragraphs."""
    if config.passage != "paragraph":
        return annotated.sentences
    text = annotated.document.text
    ends = [span.end for span in annotated.sentences if _ends_paragraph(text[span.start : span.end])]
    borders = [0, *ends, len(text)]
    return [Span(start, end) for start, end in pairwise(borders) if start < end]


def _ends_paragraph(sentence: str) -> bool:
    return "\n" in sentence[len(sentence.rstrip()) :]


def _units(
    annotated: AnnotatedDocument, spans: Sequence[Span], owner: Mapping[tuple[str, int, int], str]
) -> Units:
    units: dict[int, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    index = 0
    for mention in annotated.mentions:
        while spans[index].end <= mention.start:
            index += 1
        actor = owner.get((mention.document, mention.start, mention.end))
        if actor:
            units[index][actor].append(mention)
    return units


def _companions(units: Units, window: int) -> Iterator[tuple[Link, int, int]]:
    """The pairs of actors with the first and last unit of each shortest stretch that holds both."""
    last: dict[str, int] = {}
    for index in sorted(units):
        here = units[index]
        for first, second in combinations(sorted(here), 2):
            if any(_apart(a, b) for a, b in product(here[first], here[second])):
                yield (first, second), index, index
        if window == 1:
            continue
        near = {other: place for other, place in last.items() if index - place < window and other not in here}
        for actor, (other, place) in product(here, near.items()):
            if last.get(actor, -1) < place:
                yield (min(actor, other), max(actor, other)), place, index
        last.update(dict.fromkeys(here, index))


def _apart(first: Mention, second: Mention) -> bool:
    return first.end <= second.start or second.end <= first.start


def _passage(annotated: AnnotatedDocument, spans: Sequence[Span], first: int, last: int) -> Passage:
    text = annotated.document.text[spans[first].start : spans[last].end]
    start = spans[first].start + len(text) - len(text.lstrip())
    text = text.strip()
    return Passage(annotated.document.reference, start, start + len(text), text)


def _place(passage: Passage) -> tuple[str, int, int]:
    return passage.document.id, passage.start, passage.end
