"""An actor graph as a pyvis network, with a page of our own."""

import json
from collections.abc import Hashable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyvis
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from comention import config as settings
from comention.views import html, style
from comention.views.layout import Dot, positions
from comention.views.payload import payload

if TYPE_CHECKING:
    from comention.graph.actorgraph import ActorGraph

LIBRARY = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
MILLION = 1_000_000
_NODE = ("label", "group", "x", "y", "size")


class ActorNetwork(Network):  # type: ignore[misc]
    """A pyvis network whose page works offline, shows where links come from, and trusts no text.

    Differs from its parent in that a node or an edge is added in constant time, that no graph it is
    given is changed, and in the page.

    Args:
        lang: The interface's language, "en" or "fr".
        title: The page's heading; where it is None, the interface's own.
        served: Whether the page may ask the server that it comes from for texts.
    """

    def __init__(self, *, lang: str = "en", title: str | None = None, served: bool = False) -> None:
        super().__init__(height="100%", heading=title or "", cdn_resources="in_line")
        self.lang = lang
        self.title = title
        self.served = served
        self.templateEnv = html.environment()
        self.path = html.TEMPLATE
        self.options = dict(style.OPTIONS)
        self.knowledge: dict[str, Any] = {}
        self._pairs: set[frozenset[Hashable]] = set()

    @classmethod
    def of(
        cls, graph: "ActorGraph", *, lang: str, config: settings.Render, served: bool = False
    ) -> "ActorNetwork":
        """The network of an actor graph, every actor in its place."""
        network = cls(lang=lang, title=config.title, served=served)
        network.knowledge = payload(graph, characters=0 if served else config.evidence * MILLION)
        radii = _radii(graph)
        places = _places(graph, radii, config.seed)
        for actor, radius, (x, y) in zip(graph.nodes, radii, places, strict=True):
            network.add_node(
                actor.id,
                label=actor.name,
                shape=style.SHAPES[actor.kind],
                group=str(actor.kind),
                value=len(actor.mentions),
                x=x,
                y=y,
                size=style.size(actor.kind, radius),
            )
        for (first, second), passages in graph.edges.items():
            network.add_edge(first, second, value=len(passages))
        return network

    def add_node(
        self,
        n_id: str | int,
        label: str | None = None,
        shape: str = "dot",
        color: str | None = None,
        **options: Any,
    ) -> None:
        """Add a node unless there is one of this id."""
        if n_id in self.node_map:
            return
        if color is not None:
            options["color"] = color
        node = Node(n_id, shape, label=label or str(n_id), font_color=self.font_color, **options)
        self.nodes.append(node.options)
        self.node_ids.append(n_id)
        self.node_map[n_id] = node.options

    def add_edge(self, source: str | int, to: str | int, **options: Any) -> None:
        """Add an edge unless its two nodes have one.

        Raises:
            ValueError: One of the nodes does not exist.
        """
        for end in (source, to):
            if end not in self.node_map:
                raise ValueError(f"There is no node {end!r}.")
        pair = frozenset((source, to))
        if pair not in self._pairs:
            self._pairs.add(pair)
            self.edges.append(Edge(source, to, self.directed, **options).options)

    def set_options(self, options: str) -> None:
        """Override options of vis-network, section by section, with those of a JSON object."""
        for section, values in json.loads(options[options.index("{") :]).items():
            known = self.options.get(section)
            both = isinstance(known, dict) and isinstance(values, dict)
            self.options[section] = known | values if both else values

    def from_nx(self, nx_graph: Any, *args: Any, **options: Any) -> None:
        """Add the nodes and edges of a networkx graph, which stays as it is."""
        super().from_nx(nx_graph.copy(), *args, **options)

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The text of the page; the parameters are those of pyvis and change nothing."""
        template = self.templateEnv.get_template(self.path)
        parts = html.parts(
            self._data(), lang=self.lang, title=self.title, drawing_library=LIBRARY, served=self.served
        )
        self.html = template.render(parts)
        return self.html

    def write_html(
        self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False
    ) -> None:
        """Write the page as UTF-8; the other parameters are those of pyvis and change nothing."""
        Path(name).write_text(self.generate_html(), encoding="utf-8")

    def _data(self) -> dict[str, Any]:
        """What the page is told: what is known of the actors, and a column for each property drawn."""
        numbers = {id: index for index, id in enumerate(self.node_ids)}
        edges = self.edges
        return {
            **self.knowledge,
            "nodes": {name: [node.get(name) for node in self.nodes] for name in _NODE},
            "edges": {
                "from": [numbers[edge["from"]] for edge in edges],
                "to": [numbers[edge["to"]] for edge in edges],
            },
            "shapes": {str(kind): shape for kind, shape in style.SHAPES.items()},
            "options": self.options,
        }


def _radii(graph: "ActorGraph") -> list[float]:
    """The radius of each actor, had all the form of a disc."""
    most = max((len(actor.mentions) for actor in graph.nodes), default=1)
    return [style.radius(len(actor.mentions), most) for actor in graph.nodes]


def _places(graph: "ActorGraph", radii: list[float], seed: int) -> list[tuple[int, int]]:
    """Where each actor stands."""
    dots = [
        Dot(style.reach(actor.kind, radius), style.label_width(actor.name) if rank < style.LABELS else 0)
        for rank, (actor, radius) in enumerate(zip(graph.nodes, radii, strict=True))
    ]
    numbers = {actor.id: index for index, actor in enumerate(graph.nodes)}
    edges = [
        (numbers[first], numbers[second], float(len(passages)))
        for (first, second), passages in graph.edges.items()
    ]
    return positions(dots, edges, seed=seed)
