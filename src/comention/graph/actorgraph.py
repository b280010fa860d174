"""The graph of actors: a plain networkx graph together with the passages behind every link."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from comention.domain import Actor, Evidence, Kind, Passage, Reference
from comention.graph.context import Neighbours, neighbours, place
from comention.graph.dates import days, per_period
from comention.graph.evidence import of_actor, of_link
from comention.graph.finding import bearers, find
from comention.graph.network import WEIGHTS, Weights, network, weights_of
from comention.graph.ranking import strongest, surprising
from comention.graph.structure import Community, Hop, Measures, communities, measures, strongest_path
from comention.graph.tally import Link, tally

if TYPE_CHECKING:
    import pandas as pd

    from comention.config import Render
    from comention.graph.changes import Changes

Method = Literal["significance", "disparity", "top", "threshold"]


class ActorGraph:
    """Actors, the links between them, and the evidence for both.

    ``network`` is an undirected ``networkx.Graph``, frozen (its copies are not). A node is an actor's id with
    ``name``, ``kind``, ``press``, ``mentions``, ``documents``, ``stories`` and ``outlets`` (counts; reprints
    are one story), and, where known, ``first`` and ``last`` (dates) and ``wikidata``. An edge has ``weight``,
    the number of distinct passages that mention both actors, the same counts and dates of the documents they
    come from, and the weights ``pmi``, ``npmi``, ``llr``, ``jaccard``, ``p`` and ``q`` of
    `comention.graph.weights`.

    Args:
        nodes: All actors, linked or not.
        documents: The references of the documents read, by id.
        passages: Every passage in which an actor is mentioned, in reading order.
        edges: For two actor ids in alphabetical order, the indices of the passages that mention both.
        context: What stands directly before or after a passage and is none itself, in reading order.
        passage: What "together" meant: "sentence", "paragraph", "window" or "document".
        window: For "window", how many sentences.
        weights: The weights of each link where they are known already.
    """

    def __init__(
        self,
        *,
        nodes: Iterable[Actor],
        documents: Iterable[Reference],
        passages: Iterable[Passage],
        edges: Mapping[Link, tuple[int, ...]],
        context: Iterable[Passage] = (),
        passage: str = "sentence",
        window: int = 1,
        weights: Weights | None = None,
    ) -> None:
        ranked = sorted(nodes, key=lambda actor: (-len(actor.mentions), actor.name, actor.id))
        self.nodes: tuple[Actor, ...] = tuple(ranked)
        self.documents: dict[str, Reference] = {document.id: document for document in documents}
        self.passages: tuple[Passage, ...] = tuple(passages)
        self.context: tuple[Passage, ...] = tuple(context)
        strongest_first = sorted(edges.items(), key=lambda item: (-len(item[1]), item[0]))
        self.edges: dict[Link, tuple[int, ...]] = dict(strongest_first)
        self.passage, self.window = passage, window
        self._by_id = {actor.id: actor for actor in self.nodes}
        if weights is None:
            counted = tally(self.nodes, self.passages, self.edges, passage=passage, window=window)
            told = weights_of(counted, actors=len(self.nodes))
        else:
            told = (weights[link] for link in self.edges)
        self.network = network(self.nodes, self.documents, self.passages, self.edges, told)

    def __repr__(self) -> str:
        counts = f"{len(self.nodes)} actors, {len(self.edges)} links, {len(self.documents)} documents"
        return f"<ActorGraph: {counts}>"

    @cached_property
    def weights(self) -> Weights:
        """For each link the weights of its edge by name: ``pmi`` ... ``q``."""
        edges = {link: self.network.get_edge_data(*link) for link in self.edges}
        return {link: {name: edge[name] for name in WEIGHTS} for link, edge in edges.items()}

    def find(self, name: str) -> Actor:
        """The actor that bears ``name``: its id, its display name or one of its surface forms.

        Case, accents and hyphens do not matter; of several actors it is the first of `bearers`.

        Raises:
            UnknownActor: No actor bears it, or several have its words; the hint gives the nearest names.
        """
        return self._by_id.get(name) or find(self.nodes, name)

    def bearers(self, name: str) -> list[Actor]:
        """All actors that bear a name, the one with most mentions by it first; of an id, its actor alone."""
        return [self._by_id[name]] if name in self._by_id else bearers(self.nodes, name)

    def evidence(self, first: str, second: str | None = None) -> list[Evidence]:
        """The passages that mention an actor, or two actors together, in reading order.

        Args:
            first: An id, a name or a surface form.
            second: The same, for the other actor of a link.

        Raises:
            UnknownActor: No actor bears one of the names.
        """
        one = self.find(first)
        return of_actor(self, one) if second is None else of_link(self, one, self.find(second))

    def around(self, passage: Passage) -> tuple[Passage | None, Passage | None]:
        """What stands directly before and after a passage of the graph; None where its document ends."""
        return self._neighbours.get(place(passage), (None, None))

    @cached_property
    def _neighbours(self) -> Neighbours:
        return neighbours(self.passages, self.context)

    @property
    def actors(self) -> "pd.DataFrame":
        """The actors as a pandas DataFrame, those mentioned most first; a new one each time."""
        from comention.graph.frames import actors_frame

        return actors_frame(self)

    @property
    def links(self) -> "pd.DataFrame":
        """The links as a pandas DataFrame, those of most passages first; a new one each time."""
        from comention.graph.frames import links_frame

        return links_frame(self)

    def _repr_html_(self) -> str:
        from comention.graph.frames import html

        return html(self)

    @property
    def undated(self) -> int:
        """The number of documents without a date that can be read: they are in the graph, and in no slice."""
        return sum(days(reference.date) is None for reference in self.documents.values())

    def between(
        self, start: str | None = None, end: str | None = None, *, undated: bool = False
    ) -> "ActorGraph":
        """The graph of the documents of a time, as they alone would have given it; its weights are its own.

        A document is of that time if every day that its date may mean is: one of "2021" is between 2021 and
        2022, but not between 2021-07 and 2022. So slices that do not overlap share no document.

        Args:
            start: The first year, month or day; from the beginning where it is None.
            end: The last one, to its end ("2022-01" to the 31st); to the end where it is None.
            undated: Whether documents without a date are of every time; else they are of none.

        Raises:
            ConfigError: A border is no date, or the end is before the start.
        """
        from comention.graph.slices import between

        return between(self, start, end, undated=undated)

    def series(
        self, first: str, second: str | None = None, *, by: Literal["year", "month", "day"] = "month"
    ) -> dict[str | None, int]:
        """How many passages mention an actor, or two together, in each year, month or day, in their order.

        A date that is known less well stands for itself ("2021" among months); None, the last, are passages
        of documents without a date.

        Raises:
            UnknownActor: No actor bears one of the names.
        """
        return per_period((each.passage.document.date for each in self.evidence(first, second)), by)

    def strongest(self, count: int = 20, *, by: str = "llr", press: bool = False) -> list[Link]:
        """The strongest links by a weight, those of more passages first where it is the same.

        Args:
            count: How many at most.
            by: A weight of an edge; of "p" and "q" the smallest are the strongest.
            press: Whether the links of papers and agencies that are cited are among them.

        Raises:
            ConfigError: There is no such weight.
        """
        return strongest(self.network, count, by=by, press=press)

    def surprising(self, count: int = 20, *, press: bool = False) -> list[Link]:
        """The most exclusive links (NPMI) of those that are hardly chance and stand in three stories."""
        return surprising(self.network, count, press=press)

    def diff(self, other: "ActorGraph") -> "Changes":
        """What changed from this graph to another: links that are new, gone, stronger or weaker.

        Raises:
            ConfigError: The two do not mean the same by "together".
        """
        from comention.graph.changes import diff

        return diff(self, other)

    def report(self, *, before: "ActorGraph | None" = None, count: int = 10) -> str:
        """Markdown that says who matters, which links surprise, and what changed since ``before``."""
        from comention.graph.report import report

        return report(self, changes=before.diff(self) if before else None, count=count)

    def kinds(self, *kinds: Kind | str) -> "ActorGraph":
        """The graph of the actors of some kinds; what it says of them and their links stays."""
        from comention.graph.slices import of_kinds

        return of_kinds(self, kinds)

    def without_press(self) -> "ActorGraph":
        """The graph without the papers and agencies that are there as sources."""
        from comention.graph.slices import of_actors

        return of_actors(self, {actor.id for actor in self.nodes if not actor.press})

    def top(self, count: int) -> "ActorGraph":
        """The graph of the actors that are mentioned most, so many at most."""
        from comention.graph.slices import top

        return top(self, count)

    def ego(self, name: str, *, steps: int = 1) -> "ActorGraph":
        """The graph of an actor and those that so many links lead to, with the links among all of them."""
        from comention.graph.slices import ego

        return ego(self, self.find(name), steps=steps)

    def backbone(
        self, *, alpha: float = 0.05, method: Method = "significance", count: int = 3, least: float = 2
    ) -> "ActorGraph":
        """The graph with those links only that matter; all actors stay.

        Args:
            alpha: For "significance" and "disparity", how likely chance may be.
            method: "significance", "disparity", "top" or "threshold", as `comention.graph.backbone` explains.
            count: For "top", how many links of each actor.
            least: For "threshold", how many passages.
        """
        from comention.graph.backbone import backbone
        from comention.graph.slices import of_links

        return of_links(self, backbone(self.network, method, alpha=alpha, count=count, least=least))

    def communities(self, *, seed: int = 1, press: bool = False) -> list[Community]:
        """The communities of the linked actors, the largest first, each named by its strongest actors."""
        return communities(self.network, seed=seed, press=press)

    def measures(self, *, seed: int = 1) -> dict[str, Measures]:
        """How central each actor is: degree, strength, betweenness, PageRank, and whether by a bridge."""
        return measures(self.network, seed=seed)

    def path(self, first: str, second: str) -> list[Hop]:
        """The strongest path between two actors, with the evidence of each hop; empty where there is none."""
        return strongest_path(self, self.find(first).id, self.find(second).id)

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
        from comention.views import write

        return write(self, Path(path), config=config)
