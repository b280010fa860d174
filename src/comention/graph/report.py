"""A graph to a text that one reads: who matters, which links surprise and what changed, with evidence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from comention.domain import Actor, Evidence
from comention.graph.changes import Change, Changes
from comention.graph.tally import Link
from comention.wording import counted

if TYPE_CHECKING:
    from comention.graph.actorgraph import ActorGraph

LONGEST = 300
_MARKS = re.compile(r"([\\`*_\[\]<>|#~])")


def report(graph: "ActorGraph", *, changes: Changes | None = None, count: int = 10) -> str:
    """The report as Markdown; the press that is only cited is in none of its lists."""
    lines = [
        *_head(graph),
        *_section("Who is mentioned most", _actors(graph, count)),
        *_section("The strongest links", _links(graph, graph.strongest(count))),
        *_section("The most surprising links", _links(graph, graph.surprising(count))),
        *_section("Who belongs together", _communities(graph, count)),
    ]
    if changes is not None:
        lines += _changes(changes, count)
    return "\n".join(lines) + "\n"


def changes_report(changes: Changes, *, count: int) -> str:
    """What changed as Markdown, so many links of each sort at most."""
    about = ["", plain(changes.about)] if changes.about else []
    lines = ["# What changed", *about, *(_changes(changes, count) or ["", "Nothing."])]
    return "\n".join(lines) + "\n"


def _changes(changes: Changes, count: int) -> list[str]:
    actors = [actor for actor in changes.actors if not actor.press][:count]
    return _section("New actors", map(_new, actors)) + [
        line
        for heading, found in (
            ("New links", changes.new),
            ("Links that are gone", changes.gone),
            ("Links that are stronger", changes.stronger),
            ("Links that are weaker", changes.weaker),
        )
        for line in _section(heading, _changed(found[:count]))
    ]


def _head(graph: "ActorGraph") -> Iterator[str]:
    dates = sorted(reference.date for reference in graph.documents.values() if reference.date)
    time = f", {dates[0]} to {dates[-1]}" if dates else ""
    undated = f"; {graph.undated:,} without a date" if graph.undated else ""
    yield "# Who is mentioned with whom"
    yield ""
    yield f"{counted(len(graph.documents), 'document')}{time}{undated}."
    yield f"{counted(len(graph.nodes), 'actor')}, {counted(len(graph.edges), 'link')}."


def _section(heading: str, rows: Iterable[str]) -> list[str]:
    found = list(rows)
    return ["", f"## {heading}", "", *found] if found else []


def _actors(graph: "ActorGraph", count: int) -> Iterator[str]:
    for actor in graph.without_press().nodes[:count]:
        node = graph.network.nodes[actor.id]
        counts = f"{_found(node['mentions'], node['documents'])}, {_stories(node['stories'])}"
        yield f"* **{plain(actor.name)}** ({actor.kind.lower()}): {counts}"
        yield from _quoted(graph.evidence(actor.id))


def _links(graph: "ActorGraph", links: Sequence[Link]) -> Iterator[str]:
    for link in links:
        edge = graph.network.edges[link]
        counts = f"{counted(edge['weight'], 'passage')}, {_stories(edge['stories'])}"
        weights = ", ".join(f"{name} {edge[name]:g}" for name in ("llr", "npmi", "q"))
        yield f"* **{_pair(graph, link)}**: {counts}, {weights}"
        yield from _quoted(graph.evidence(*link))


def _communities(graph: "ActorGraph", count: int) -> Iterator[str]:
    for community in graph.communities()[:count]:
        yield f"* {plain(community.name)}: {counted(len(community.actors), 'actor')}"


def _new(actor: Actor) -> str:
    counts = _found(len(actor.mentions), len(actor.documents))
    return f"* **{plain(actor.name)}** ({actor.kind.lower()}): {counts}"


def _changed(changes: Sequence[Change]) -> Iterator[str]:
    for change in changes:
        counts = f"{counted(change.before, 'passage')} before, {change.after:,} after"
        yield f"* **{_pair(change.graph, change.link)}**: {counts}"
        yield from _quoted(change.evidence)


def _found(mentions: int, documents: int) -> str:
    return f"{counted(mentions, 'mention')}, {counted(documents, 'document')}"


def _stories(count: int) -> str:
    return counted(count, "story", "stories")


def _pair(graph: "ActorGraph", link: Link) -> str:
    return " – ".join(plain(graph.network.nodes[id]["name"]) for id in link)


def _quoted(evidence: Sequence[Evidence]) -> Iterator[str]:
    """The first passage, and where it stands."""
    for each in evidence[:1]:
        text = " ".join(each.passage.text.split())
        cut = text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} ..."
        reference = each.passage.document
        known = (reference.date, reference.source, reference.title or reference.id)
        yield f"  > {plain(cut)} ({plain(', '.join(part for part in known if part))})"


def plain(text: str) -> str:
    r"""Text from the news on one line, with no sign that Markdown or a terminal would obey.

    >>> print(plain("*a*\n<b>"))
    \*a\* \<b\>
    """
    printable = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(text.split()))
    return _MARKS.sub(r"\\\1", printable)
