"""Graphs of made-up actors, of any size and with sentences behind every link."""

from collections.abc import Iterator

import numpy as np

from comention.domain import Actor, Form, Kind, Mention, Passage, Reference
from comention.graph.actorgraph import ActorGraph

TOPIC = 40  # actors
SENTENCES = 8  # in a document
ELSEWHERE = 0.08  # of the links lead out of their topic
SYLLABLES = ("ba", "ké", "lo", "mir", "na", "sou", "tal", "vé", "zar", "dji", "or", "el")
KINDS = (Kind.PERSON, Kind.PERSON, Kind.GROUP, Kind.STATE)
OUTLETS = ("La Gazette", "Le Courrier", "The Harbour Post")


def graph(actors: int, links: int, *, seed: int = 1) -> ActorGraph:
    """A graph of about so many links in topics, where a few actors are named everywhere, most seldom."""
    chance = np.random.default_rng(seed)
    named = names(actors, chance)
    kinds = [KINDS[number] for number in chance.integers(0, len(KINDS), actors)]
    documents: list[Reference] = []
    passages: list[Passage] = []
    mentions: list[list[Mention]] = [[] for _ in range(actors)]
    behind: dict[tuple[str, str], list[int]] = {}
    ids = [f"{kind.lower()}:a{number:06}" for number, kind in enumerate(kinds)]
    for number, who in enumerate(sentences(actors, links, chance)):
        if number % SENTENCES == 0:
            documents.append(document(len(documents)))
        start = 1000 * (number % SENTENCES)
        text = f"{' et '.join(named[actor] for actor in who)} se sont exprimés devant la presse à Genève."
        at = start
        for actor in who:
            name = named[actor]
            mention = Mention(
                documents[-1].id, at, at + len(name), name, kinds[actor], Form.NAME, number % SENTENCES
            )
            mentions[actor].append(mention)
            at += len(name) + len(" et ")
        if len(who) == 2:
            behind.setdefault((ids[min(who)], ids[max(who)]), []).append(number)
        passages.append(Passage(documents[-1], start, start + len(text), text))
    return ActorGraph(
        nodes=[
            Actor(id, name, kind, tuple(found))
            for id, name, kind, found in zip(ids, named, kinds, mentions, strict=True)
        ],
        documents=documents,
        passages=passages,
        edges={tuple(sorted(pair)): tuple(indices) for pair, indices in behind.items()},
    )


def names(count: int, chance: np.random.Generator) -> list[str]:
    """So many names of one to three words."""
    words = ["".join(row).capitalize() for row in chance.choice(SYLLABLES, (3 * count, 3))]
    lengths = chance.integers(1, 4, count)
    return [" ".join(words[3 * index : 3 * index + length]) for index, length in enumerate(lengths.tolist())]


def document(number: int) -> Reference:
    """The reference of a made-up document."""
    return Reference(
        id=f"d{number:06}",
        lang="fr",
        title=f"Article {number}",
        date=f"{2015 + number % 9}-{1 + number % 12:02}-{1 + number % 28:02}",
        source=OUTLETS[number % len(OUTLETS)],
    )


def sentences(actors: int, links: int, chance: np.random.Generator) -> Iterator[tuple[int, ...]]:
    """The actors of each sentence: every actor alone, and every link, some again and again."""
    for actor in range(actors):
        yield (actor,)
    pairs = linked(actors, links, chance)
    strengths = np.minimum(chance.zipf(2.2, len(pairs)), 50)
    for row in chance.permutation(np.repeat(np.arange(len(pairs)), strengths)).tolist():
        one, other = pairs[row]
        yield (one, other)


def linked(actors: int, links: int, chance: np.random.Generator) -> list[tuple[int, int]]:
    """About so many pairs of actors, most of them of one topic."""
    topics = max(1, actors // TOPIC)
    size = 3 * links
    # The square of a number between 0 and 1 is more often small: so the first of a topic are named most.
    one, other = (np.minimum(actors - 1, (chance.random(size) ** 2 * actors)).astype(int) for _ in range(2))
    within = other - other % topics + one % topics
    other = np.where((chance.random(size) < ELSEWHERE) | (within >= actors), other, within)
    found = np.column_stack([np.minimum(one, other), np.maximum(one, other)])[one != other]
    _, first = np.unique(found[:, 0] * actors + found[:, 1], return_index=True)
    return [(a, b) for a, b in found[np.sort(first)[:links]].tolist()]
