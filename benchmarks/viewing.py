"""What is measured of a page: how soon it shows a picture, how fluent it is, how soon it follows a change."""

import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.browser import opened
from pyvis.network import Network

from comention.graph.actorgraph import ActorGraph
from comention.views import render

Figures = dict[str, Any]


def ours(graph: ActorGraph, limit: float) -> str:
    """Our page of a graph."""
    return render(graph)


def pyvis(graph: ActorGraph, limit: float) -> str | None:
    """The page of pyvis as one makes it without reading on; None where adding edges takes too long."""
    start = time.perf_counter()
    network = Network(cdn_resources="in_line")
    for actor in graph.nodes:
        network.add_node(actor.id, label=actor.name, value=len(actor.mentions))
    for (one, other), passages in graph.edges.items():
        network.add_edge(one, other, value=len(passages))
        if time.perf_counter() - start > limit:
            return None
    page: str = network.generate_html()
    return page


def opening(page: str | None, seconds: float, path: Path, limit: float, rounds: int) -> Figures:
    """How soon a page shows a picture that stays, and what it asks for."""
    if page is None:
        return {"python": None, "first picture": None}
    path.write_text(page, encoding="utf-8")
    times: list[float | None] = []
    while len(times) < rounds and None not in times:
        with opened(path) as shown:
            times.append(shown.stable(limit))
            asked, errors = len(shown.requests), len(shown.errors)
    found = None if None in times else median(filter(None, times))
    size = path.stat().st_size / 1e6
    return {"python": seconds, "first picture": found, "megabytes": size, "requests": asked, "errors": errors}


def fluency(path: Path, drawn: int, limit: float, rounds: int) -> Figures:
    """Frames a second with so many of our actors drawn."""
    with opened(path) as shown:
        shown.stable(limit)
        shown.changes([f"comention.store.set({{budget: {drawn}}})"])
        pans, zooms = zip(*((shown.pan(), shown.zoom()) for _ in range(rounds)), strict=True)
    return {"pan": median(pans), "zoom": median(zooms)}


def responses(
    path: Path, states: Mapping[str, Sequence[str]], words: Sequence[str], limit: float, rounds: int
) -> Figures:
    """Milliseconds until the page has followed each change of its state, and a keystroke of a search."""
    found = {}
    with opened(path) as shown:
        shown.stable(limit)
        for name, steps in states.items():
            changes = [f"comention.store.set({step})" for step in steps] * rounds
            found[name] = median(shown.changes(changes))
            shown.page.evaluate("comention.store.set(comention.first)")
        field = "document.getElementById('find')"
        typing = f"{field}.value = {{}}; {field}.dispatchEvent(new Event('input'))"
        keystrokes = [typing.format(json.dumps(typed)) for typed in words]
        found["search, a keystroke"] = median(shown.changes(keystrokes * rounds))
    return found
