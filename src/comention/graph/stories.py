"""Documents to stories: reprints of one dispatch and updates of one article, which say a thing once."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from zlib import crc32

import networkx as nx
import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

from comention.domain import Document, Reference
from comention.graph.dates import apart, days
from comention.text import fold_in_place

# Five words in a row are seldom the same by chance, and a changed word spoils no more than five of them.
SHINGLE = 5
# Half of the shorter text stands in the longer one, for outlets cut and add; and so many shingles at least.
SHARED = 0.5
LEAST = 20
# What comes back later than this is a form filled in anew: the results of the next race, a yearly notice.
DAYS = 3
# 64 bands of two: two texts of which a third is common become candidates in 999 of 1000 cases.
PERMUTATIONS, ROWS, SEED = 128, 2, 1
# So many that agree are compared with each other; of more, as boilerplate makes, each with the first only.
CROWD = 50
# Odd and of many digits, so that each word changes all bits of what is made of it and those before.
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)

_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d+(?:[\s.,]\d+)*")


def stories(documents: Iterable[Document]) -> dict[str, str]:
    """For each document that is not the only one of its story, the id of the story's first document.

    Candidates are found by MinHash and locality-sensitive hashing (Broder, "On the resemblance and
    containment of documents", 1997), so that not every two documents are compared; whether they are one story
    is then seen by their texts. First is the earliest by date, then by id; what has no date comes last.
    """
    read = sorted(documents, key=lambda document: document.id)
    alike: nx.Graph[int] = nx.Graph()
    alike.add_edges_from(_alike(read))
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


def _alike(documents: Sequence[Document]) -> Iterator[tuple[int, int]]:
    """The pairs of documents that are one story, by number."""
    for first, second in sorted(_candidates(documents)):
        one, other = documents[first], documents[second]
        if _near(one, other) and _one_text(shingles(one.text), shingles(other.text)):
            yield first, second


@lru_cache(maxsize=64)  # candidates come sorted, and the shingles of all documents would fill the memory
def shingles(text: str) -> frozenset[str]:
    """The stretches of five words of a text, without regard to case, accents, punctuation and figures.

    >>> sorted(shingles("Le séisme a fait 12 morts."))
    ['le seisme a fait 0', 'seisme a fait 0 morts']
    """
    words = _words(text)
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(_FIGURE.sub("0", fold_in_place(text)))


def _candidates(documents: Sequence[Document]) -> set[tuple[int, int]]:
    """The pairs of documents whose sketches agree in a band, by number."""
    blank = MinHash(num_perm=PERMUTATIONS, seed=SEED, hashfunc=int)
    numbers, sketches = [], []
    for number, document in enumerate(documents):
        if hashes := _hashes(document.text):
            sketch = blank.copy()
            sketch.update_batch(hashes)
            numbers.append(number)
            sketches.append(sketch.hashvalues.astype(np.uint32))
    pairs: set[tuple[int, int]] = set()
    bands = np.array(sketches, dtype=np.uint32).reshape(-1, PERMUTATIONS).view(np.uint64)
    for band in bands.T:
        pairs.update(_agreeing(np.array(numbers), band))
    return pairs


def _hashes(text: str) -> list[int]:
    """A number of 32 bits for each shingle, in their order, made of the numbers of its words."""
    words = np.array([crc32(word.encode()) for word in _words(text)], dtype=np.uint64)
    count = max(0, len(words) - SHINGLE + 1)
    made = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE):
        made = made * _MULTIPLIER + words[place : place + count]
    hashes: list[int] = (made >> np.uint64(32)).tolist()
    return hashes


def _agreeing(numbers: NDArray[np.int64], band: NDArray[np.uint64]) -> Iterator[tuple[int, int]]:
    """The pairs of documents of the same value; where they are many, each with the first."""
    order = np.argsort(band, kind="stable")
    borders = np.flatnonzero(np.diff(band[order])) + 1
    starts, ends = np.append(0, borders), np.append(borders, len(band))
    several = ends - starts > 1
    for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
        bucket = numbers[order[start:end]].tolist()
        yield from combinations(bucket if len(bucket) <= CROWD else bucket[:1], 2)
        yield from ((bucket[0], number) for number in bucket[1:])


def _one_text(first: frozenset[str], second: frozenset[str]) -> bool:
    shared = len(first & second)
    return first == second or shared >= max(LEAST, SHARED * min(len(first), len(second)))


def _near(first: Document, second: Document) -> bool:
    """Whether two documents may be of the same few days; one without a date may be of any."""
    one, other = days(first.reference.date), days(second.reference.date)
    return one is None or other is None or apart(one, other) <= DAYS
