"""In how many passages each actor is, each two are together, and anybody is: what weights are made of."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from comention.domain import Actor, Passage
from comention.graph.counting import Numbers, Table, counts, numbers, ordinals, places

Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """The passages of each link: with both actors, with the one, with the other; and with anybody."""

    together: Numbers
    first: Numbers
    second: Numbers
    total: int


def tally(
    actors: Sequence[Actor],
    passages: Sequence[Passage],
    links: Mapping[Link, Collection[int]],
    *,
    passage: str,
    window: int,
) -> Tally:
    """The counts behind some links, in their order.

    Sentences, paragraphs and documents are counted as they are. Windows overlap and are as short as two
    mentions allow, so they are no trials of which one could ask how many hold an actor. In their place stand
    the stretches of ``window`` sentences into which a document falls from its start; a link that is only
    across their borders has none, and nothing is claimed for it.
    """
    mentions = _tiles(actors, window) if passage == "window" else _in_passages(actors, passages)
    return tally_of(mentions, [actor.id for actor in actors], links, overlapping=passage == "window")


def tally_of(
    mentions: Table, actors: Sequence[str], links: Mapping[Link, Collection[int]], *, overlapping: bool
) -> Tally:
    """The counts behind some links where it is known already in which units actors are mentioned.

    Args:
        mentions: The mentions, by a unit that is counted: a passage, or a stretch in the place of windows.
        actors: The ids of the actors, by whose places they are numbered.
        links: The links, with their passages.
        overlapping: Whether passages overlap, so that units are counted in their place.
    """
    places_of = {id: place for place, id in enumerate(actors)}
    ends = [(places_of[first], places_of[second]) for first, second in links]
    units = _distinct(ordinals(mentions["document"], mentions["unit"]))
    unit = np.searchsorted(units, ordinals(mentions["document"], mentions["unit"]))
    mentioned = np.bincount(
        _distinct(unit * len(actors) + mentions["actor"]) % max(1, len(actors)), minlength=len(actors)
    )
    return Tally(
        together=_together(mentions, ends) if overlapping else _lengths(links),
        first=mentioned[[first for first, _ in ends]],
        second=mentioned[[second for _, second in ends]],
        total=len(units),
    )


def _lengths(links: Mapping[Link, Collection[int]]) -> Numbers:
    return np.array([len(indices) for indices in links.values()], dtype=np.int64)


def _together(mentions: Table, ends: Sequence[tuple[int, int]]) -> Numbers:
    found = counts(mentions)
    pairs = zip(found["one"].tolist(), found["other"].tolist(), strict=True)
    counted = dict(zip(pairs, found["passages"].tolist(), strict=True))
    return np.array([counted.get((min(pair), max(pair)), 0) for pair in ends], dtype=np.int64)


def _tiles(actors: Sequence[Actor], window: int) -> Table:
    """The mentions by the stretch of sentences in which they start."""
    ids = sorted({mention.document for actor in actors for mention in actor.mentions})
    mentions = places(actors, {id: number for number, id in enumerate(ids)})
    unit = mentions.pop("sentence") // window
    return {**mentions, "unit": unit}


def _in_passages(actors: Sequence[Actor], passages: Sequence[Passage]) -> Table:
    """The mentions by the passage in which they start, which are numbered as units of one document."""
    documents = {id: number for number, id in enumerate(sorted({p.document.id for p in passages}))}
    begins = ordinals(
        numbers(documents[passage.document.id] for passage in passages),
        numbers(passage.start for passage in passages),
    )
    mentions = places(actors, documents)
    unit = np.searchsorted(np.sort(begins), ordinals(mentions["document"], mentions["starts"]), side="right")
    return {"actor": mentions["actor"], "document": np.zeros_like(unit), "unit": unit}


def _distinct(numbers: Numbers) -> Numbers:
    ordered = np.sort(numbers)  # many times as fast as np.unique
    return np.asarray(ordered[np.diff(ordered, prepend=-1) != 0])
