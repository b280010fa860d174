"""Counting co-mentions in SQL beside the usual loop, in one process: the same mentions, the same graph.

    python benchmarks/counting.py [--mentions N] [--actors N] [--passage sentence|document]
        [--rounds N] [--processor]

The loop is what one writes without us: mentions by passage, ``itertools.combinations`` of the actors of each,
and ``weight += 1`` on a networkx graph. Two comparisons: counting alone (mentions to weights), and the whole
stage (mentions to a networkx graph with a test of significance on each edge; the loop asks scipy for each).
Both run in turn; the ratio of the medians is what counts. The peak of memory is that of ours alone, in a
process of its own. On a busy machine ``--processor`` tells more than the clock.
"""

import argparse
import itertools
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np

from comention.graph.counting import Table, counts
from comention.graph.network import connect
from comention.graph.weights import weigh

BY_DOCUMENT = 20  # mentions
SENTENCES = 8


def made_up(size: int, passage: str, actors: int) -> Table:
    """Mentions of actors who are mentioned as unequally as words are used."""
    chance = np.random.default_rng(1)
    share = 1 / np.arange(1, actors + 1)
    starts = 10 * np.arange(size)  # none within another
    return {
        "actor": chance.choice(actors, size, p=share / share.sum()),
        "document": np.sort(chance.integers(0, max(1, size // BY_DOCUMENT), size)),
        "unit": np.zeros(size, np.int64) if passage == "document" else chance.integers(0, SENTENCES, size),
        "starts": starts,
        "ends": starts + 10,
    }


def passages(mentions: Table) -> dict[tuple[int, int], set[int]]:
    """The actors of each passage."""
    found: dict[tuple[int, int], set[int]] = {}
    rows = zip(*(mentions[name].tolist() for name in ("document", "unit", "actor")), strict=True)
    for document, unit, actor in rows:
        found.setdefault((document, unit), set()).add(actor)
    return found


def loop(mentions: Table) -> "nx.Graph[int]":
    """The weights as one usually counts them."""
    graph: nx.Graph[int] = nx.Graph()
    for actors in passages(mentions).values():
        for one, other in itertools.combinations(sorted(actors), 2):
            if graph.has_edge(one, other):
                graph[one][other]["weight"] += 1
            else:
                graph.add_edge(one, other, weight=1)
    return graph


def tested_loop(mentions: Table) -> "nx.Graph[int]":
    """The same with a test for each edge."""
    from scipy.stats import hypergeom

    graph, cut = loop(mentions), passages(mentions)
    alone: dict[int, int] = {}
    for actors in cut.values():
        for actor in actors:
            alone[actor] = alone.get(actor, 0) + 1
    for one, other, data in graph.edges(data=True):
        data["p"] = hypergeom.sf(data["weight"] - 1, len(cut), alone[one], alone[other])
    return graph


def ours(mentions: Table) -> "nx.Graph[int]":
    """Counted in SQL, tested, and made a graph."""
    found = counts(mentions)
    units = mentions["document"] * (mentions["unit"].max() + 1) + mentions["unit"]
    actors = int(mentions["actor"].max()) + 1
    alone = np.bincount(distinct(units * actors + mentions["actor"]) % actors)
    weights = weigh(
        found["passages"],
        alone[found["one"]],
        alone[found["other"]],
        total=len(distinct(units)),
        actors=int((alone > 0).sum()),
    )
    columns = (found["one"], found["other"], found["passages"], *weights.values())
    rows = zip(*(column.tolist() for column in columns), strict=True)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(np.flatnonzero(alone).tolist())
    edges = (
        (*ends, {"weight": k, "pmi": pmi, "npmi": npmi, "llr": llr, "jaccard": jaccard, "p": p, "q": q})
        for *ends, k, pmi, npmi, llr, jaccard, p, q in rows
    )
    connect(graph, edges)
    return graph


def distinct(numbers: np.ndarray) -> np.ndarray:
    """The numbers, each once."""
    ordered = np.sort(numbers)
    return ordered[np.diff(ordered, prepend=-1) != 0]


def weights_of(graph: "nx.Graph[int]") -> dict[tuple[int, int], int]:
    """The weight of each pair, the lower number first."""
    return {(min(one, other), max(one, other)): weight for one, other, weight in graph.edges(data="weight")}


def seconds(work: Callable[[], Any], clock: Callable[[], float]) -> tuple[float, Any]:
    """How long some work takes, and what it gives."""
    start = clock()
    done = work()
    return clock() - start, done


def peak() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform != "darwin" else 1024**2
    )


def main() -> None:
    """Print times, ratios and the peak of memory."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mentions", type=int, default=1_000_000)
    parser.add_argument("--actors", type=int, default=10_000)
    parser.add_argument("--passage", choices=["sentence", "document"], default="sentence")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--processor", action="store_true", help="Time of the processor, all threads together."
    )
    parser.add_argument("--memory", action="store_true", help="Only ours, and only its memory.")
    options = parser.parse_args()
    if options.memory:
        mentions = made_up(options.mentions, options.passage, options.actors)
        before = peak()
        made = ours(mentions)
        sys.stdout.write(
            f"{made.number_of_edges():,} links, {peak():,.0f} MB at most ({before:,.0f} before)\n"
        )
        return
    # First, for a process that is started by a large one is held to be as large.
    subprocess.run([sys.executable, __file__, "--memory", *sys.argv[1:]], check=True)
    mentions = made_up(options.mentions, options.passage, options.actors)
    clock = time.process_time if options.processor else time.perf_counter
    counted: list[tuple[float, float]] = []
    whole: list[float] = []
    for _ in range(options.rounds):
        slow, expected = seconds(lambda: loop(mentions), clock)
        fast, found = seconds(lambda: counts(mentions), clock)
        counted.append((slow, fast))
        if weights_of(expected) != {(a, b): w for a, b, w in zip(*map(list, found.values()), strict=True)}:
            raise SystemExit("They do not count the same.")
        whole.append(seconds(lambda: ours(mentions), clock)[0])
    tested, _ = seconds(lambda: tested_loop(mentions), clock)
    slow, fast = (statistics.median(column) for column in zip(*counted, strict=True))
    stage = statistics.median(whole)
    sys.stdout.write(
        f"{options.mentions:,} mentions, {expected.number_of_edges():,} links by {options.passage},"
        f" medians of {options.rounds} rounds (the tested loop ran once)\n"
        f"counting:   loop {slow:8.2f} s   ours {fast:6.2f} s   {slow / fast:6.1f} times as fast\n"
        f"with tests: loop {tested:8.2f} s   ours {stage:6.2f} s   {tested / stage:6.1f} times as fast\n"
    )


if __name__ == "__main__":
    main()
