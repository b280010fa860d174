"""The graph of actors: a plain networkx graph together with the passages behind every link."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from comention.domain import Actor, Evidence, Passage, Reference, Span
from comention.errors import UnknownActor, did_you_mean
from comention.text import fold, shown

if TYPE_CHECKING:
    from comention.config import Render

Link = tuple[str, str]


class ActorGraph:
    """Actors, the links between them, and the evidence for both.

    ``network`` is an undirected ``networkx.Graph``. A node is an actor's id with ``name``, ``kind``,
    ``mentions`` and ``documents`` (counts), and, where known, ``first`` and ``last`` (dates) and
    ``wikidata``. An edge has ``weight``, the number of distinct passages that mention both actors,
    ``documents``, the number of documents they come from, and ``first`` and ``last``.

    Args:
        actors: All actors, linked or not.
        documents: The references of the documents read, by id.
        passages: Every passage in which an actor is mentioned, in reading order.
        links: For two actor ids in alphabetical order, the indices of the passages that mention both.
        passage: What "together" meant: "sentence", "paragraph" or "window".
        window: For "window", how many sentences.
    """

    def __init__(
        self,
        *,
        actors: Iterable[Actor],
        documents: Iterable[Reference],
        passages: Iterable[Passage],
        links: Mapping[Link, tuple[int, ...]],
        passage: str = "sentence",
        window: int = 1,
    ) -> None:
        self.actors: tuple[Actor, ...] = tuple(
            sorted(actors, key=lambda actor: (-len(actor.mentions), actor.name, actor.id))
        )
        self.documents: dict[str, Reference] = {document.id: document for document in documents}
        self.passages: tuple[Passage, ...] = tuple(passages)
        self.links: dict[Link, tuple[int, ...]] = dict(
            sorted(links.items(), key=lambda item: (-len(item[1]), item[0]))
        )
        self.passage = passage
        self.window = window
        self._by_id = {actor.id: actor for actor in self.actors}
        self.network = self._network()

    def _network(self) -> "nx.Graph[str]":
        network: nx.Graph[str] = nx.Graph()
        for actor in self.actors:
            network.add_node(
                actor.id,
                name=actor.name,
                kind=str(actor.kind),
                mentions=len(actor.mentions),
                documents=len(actor.documents),
                **({"wikidata": actor.wikidata} if actor.wikidata else {}),
                **self._first_and_last(actor.documents),
            )
        for (first, second), indices in self.links.items():
            documents = {self.passages[index].document.id for index in indices}
            network.add_edge(
                first,
                second,
                weight=len(indices),
                documents=len(documents),
                **self._first_and_last(documents),
            )
        return network

    def _first_and_last(self, documents: Iterable[str]) -> dict[str, str]:
        dates = sorted(date for id in documents if (date := self.documents[id].date))
        return {"first": dates[0], "last": dates[-1]} if dates else {}

    def __repr__(self) -> str:
        return (
            f"<ActorGraph: {len(self.actors)} actors, {len(self.links)} links, "
            f"{len(self.documents)} documents>"
        )

    def find(self, name: str) -> Actor:
        """The actor that a reader means by ``name``: its id, its display name or one of its surface forms.

        Case, accents and hyphens do not matter. Where several actors bear the name, it is the first of
        `bearers`; where none does, the one in whose name alone its words stand.

        Raises:
            UnknownActor: No actor bears it, or several have its words; the hint gives the nearest names.
        """
        if bearers := self.bearers(name):
            return bearers[0]
        wanted = fold(name)
        within = (
            [actor for actor in self.actors if f" {wanted} " in f" {fold(actor.name)} "] if wanted else []
        )
        if len(within) == 1:
            return within[0]
        raise UnknownActor(f"No actor is called {name!r}.", self._nearest(name, within))

    def bearers(self, name: str) -> list[Actor]:
        """All actors that bear a name, the one that is most likely meant first; of an id, its actor alone.

        That is the one with most mentions under the name, where the display name counts for every mention:
        "Soleimani" is the general whom two hundred sentences call so, rather than somebody of whom a single
        one says no more, and of two groups "LPS" it is the one in the news. Between equals the display name
        decides, then the order of ``actors``.
        """
        if name in self._by_id:
            return [self._by_id[name]]
        weights = {actor.id: _weight(actor, fold(name)) for actor in self.actors}
        bearers = [actor for actor in self.actors if any(weights[actor.id])]
        return sorted(bearers, key=lambda actor: weights[actor.id], reverse=True)

    def _nearest(self, name: str, within: Iterable[Actor]) -> str:
        """A hint: who has the words of a name, else who is called nearly so, else how to see who is there."""
        if names := [shown(actor.name) for actor in within]:
            return f"Did you mean {' or '.join(names[:3])}?"
        forms = {fold(form): form for actor in self.actors for form in reversed(actor.aliases)}
        known = forms | {fold(actor.name): actor.name for actor in self.actors}
        near = did_you_mean(name, map(shown, sorted(known.values())))
        return near or "`comention actors GRAPH` tells who is there."

    def evidence(self, first: str, second: str | None = None) -> list[Evidence]:
        """The passages that mention an actor, or two actors together, in reading order.

        Args:
            first: An id, a name or a surface form.
            second: The same, for the other actor of a link.

        Raises:
            UnknownActor: No actor bears one of the names.
        """
        one = self.find(first)
        if second is None:
            return [Evidence(self.passages[i], self._spans(one, i)) for i in self._mentioning(one)]
        two = self.find(second)
        indices = self.links.get((min(one.id, two.id), max(one.id, two.id)), ())
        return [Evidence(self.passages[i], self._spans(one, i), self._spans(two, i)) for i in indices]

    def save(self, path: str | Path) -> Path:
        """Write the graph as JSON to a ``.json`` file, or to ``graph.json`` in a folder, and say where.

        Raises:
            OutputError: The file cannot be written.
        """
        from comention.graph.storage import save

        return save(self, Path(path))

    def export(self, path: str | Path) -> Path:
        """Write the graph for another tool, as the suffix says (``.gexf``, ``.csv`` ...), and say where.

        Raises:
            OutputError: The suffix is unknown, a library for it is missing, or the file cannot be written.
        """
        from comention.exports import export

        return export(self, path)

    def to_html(self, path: str | Path, *, config: "Render | None" = None) -> Path:
        """Write the graph as a page that opens without a network, and say where.

        Args:
            path: An ``.html`` file, or the folder for a ``graph.html``.
            config: How the page looks.

        Raises:
            OutputError: The file cannot be written.
        """
        from comention.config import Render
        from comention.files import write_text
        from comention.views import render

        file = Path(path)
        file = file if file.suffix in (".html", ".htm") else file / "graph.html"
        write_text(file, render(self, config=config or Render()))
        return file

    def _mentioning(self, actor: Actor) -> list[int]:
        return [
            index
            for index, passage in enumerate(self.passages)
            if passage.document.id in actor.documents and self._spans(actor, index)
        ]

    def _spans(self, actor: Actor, index: int) -> tuple[Span, ...]:
        passage = self.passages[index]
        return tuple(
            Span(mention.start - passage.start, mention.end - passage.start)
            for mention in actor.mentions
            if mention.document == passage.document.id
            and passage.start <= mention.start
            and mention.end <= passage.end
        )


def _weight(actor: Actor, wanted: str) -> tuple[int, bool]:
    """How many mentions of an actor a folded name stands for, and whether it is the actor's own."""
    if fold(actor.name) == wanted:
        return len(actor.mentions), True
    return sum(count for form, count in actor.aliases.items() if fold(form) == wanted), False
