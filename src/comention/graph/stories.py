"""Documents to stories: reprints of one dispatch and updates of one article, which say a thing once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from comention.domain import Document, Reference
from comention.graph.counting import Numbers
from comention.graph.dates import days
from comention.sketches import SHINGLE, bands, sketch, words

# Half of the shorter text stands in the longer one, for outlets cut and add; and so many shingles at least.
SHARED = 0.5
LEAST = 20
# What comes back later than this is a form filled in anew: the results of the next race, a yearly notice.
DAYS = 3
# So many that agree are compared with each other; of more, as boilerplate makes, each with the first only.
CROWD = 50
# Without a date a document may be of any day.
_EVER = 0, 10_000_000


def stories(documents: Iterable[Document], sketches: Mapping[str, bytes] | None = None) -> dict[str, str]:
    """For each document that is not the only one of its story, the id of the story's first document.

    Candidates are found by MinHash and locality-sensitive hashing (Broder, "On the resemblance and
    containment of documents", 1997), so that not every two documents are compared; whether they are one story
    is then seen by their texts. First is the earliest by date, then by id; what has no date comes last.

    Args:
        documents: The documents.
        sketches: By their ids the sketches of their texts, where they are known already.
    """
    read = sorted(documents, key=lambda document: document.id)
    known = sketches or {each.id: sketch(each.text) for each in read}
    alike: nx.Graph[int] = nx.Graph()
    alike.add_edges_from(_alike(read, [known[each.id] for each in read]))
    shingles.cache_clear()  # or the last texts would be held for as long as the process lives
    found = {}
    for group in nx.connected_components(alike):
        first = _first(read[number].reference for number in group)
        found.update({read[number].id: first for number in group})
    return found


def retold(references: Iterable[Reference]) -> list[Reference]:
    """Some of the references whose stories are known, with the stories that they make without the rest."""
    kept = list(references)
    groups: dict[str, list[Reference]] = {}
    for reference in kept:
        groups.setdefault(reference.story or reference.id, []).append(reference)
    named = {story: _first(group) if len(group) > 1 else None for story, group in groups.items()}
    return [replace(each, story=named[each.story]) if each.story else each for each in kept]


def _first(references: Iterable[Reference]) -> str:
    return min(references, key=lambda each: (each.date or "~", each.id)).id


def _alike(documents: Sequence[Document], sketches: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """The pairs of documents that are one story, by number."""
    for first, second in _candidates(documents, sketches):
        if _one_text(shingles(documents[first].text), shingles(documents[second].text)):
            yield first, second


@lru_cache(maxsize=64)  # candidates come sorted, and the shingles of all documents would fill the memory
def shingles(text: str) -> frozenset[str]:
    """The stretches of five words of a text, without regard to case, accents, punctuation and figures.

    >>> sorted(shingles("Le séisme a fait 12 morts."))
    ['le seisme a fait 0', 'seisme a fait 0 morts']
    """
    found = words(text)
    return frozenset(" ".join(found[at : at + SHINGLE]) for at in range(len(found) - SHINGLE + 1))


def _candidates(documents: Sequence[Document], sketches: Sequence[bytes]) -> Sequence[tuple[int, int]]:
    """The pairs of documents of the same few days whose sketches agree in a band, by number, sorted."""
    numbers = np.array([number for number, made in enumerate(sketches) if made], dtype=np.int64)
    dated = [_days(document) for document in documents]
    firsts, lasts = np.array(dated, dtype=np.int64).reshape(-1, 2).T
    found: set[tuple[int, int]] = set()
    for band in bands([sketches[number] for number in numbers]):
        one, other = _agreeing(numbers, band)
        near = np.maximum(firsts[one] - lasts[other], firsts[other] - lasts[one]) <= DAYS
        found.update(zip(one[near].tolist(), other[near].tolist(), strict=True))
    return sorted(found)


def _days(document: Document) -> tuple[int, int]:
    """The first and the last day of which a document may be, as numbers."""
    known = days(document.reference.date)
    return (known.first.toordinal(), known.last.toordinal()) if known else _EVER


def _agreeing(numbers: Numbers, band: NDArray[np.uint64]) -> tuple[Numbers, Numbers]:
    """The pairs of documents of the same value; where they are many, each with the first."""
    order = np.argsort(band, kind="stable")
    values, members = band[order], numbers[order]
    starts = np.flatnonzero(np.diff(values, prepend=values[:1] + np.uint64(1)) != 0)
    sizes = np.diff(starts, append=len(values))
    firsts, few = np.repeat(members[starts], sizes), np.repeat(sizes <= CROWD, sizes)
    ones, others = [firsts[members != firsts]], [members[members != firsts]]
    for step in range(1, min(CROWD, int(sizes.max(initial=0)))):
        same = (values[step:] == values[:-step]) & few[step:]
        ones.append(members[:-step][same])
        others.append(members[step:][same])
    return np.concatenate(ones), np.concatenate(others)


def _one_text(first: frozenset[str], second: frozenset[str]) -> bool:
    shared = len(first & second)
    return first == second or shared >= max(LEAST, SHARED * min(len(first), len(second)))
