"""A graph and its page, as a project keeps them."""

from collections.abc import Iterable

from comention import config as settings
from comention import fingerprints
from comention.files import encoded
from comention.graph import ActorGraph
from comention.graph.changes import Changes
from comention.graph.storage import loads, pieces
from comention.history import last_run
from comention.store import PAGE, Project, pack, unpack
from comention.views import render


class Made:
    """A graph, as the file that it is written to and as itself; each is made when it is asked for.

    Args:
        project: Where it is kept.
        key: Of all that it was made of.
        packed: The file, where it was made before.
        graph: The graph, where it is new.
    """

    def __init__(
        self, project: Project, key: str, *, packed: bytes | None = None, graph: ActorGraph | None = None
    ) -> None:
        self._project, self._key, self._packed, self._graph = project, key, packed, graph
        self.is_new = graph is not None

    @property
    def packed(self) -> bytes:
        """What stands in its ``graph.json``, packed."""
        if self._packed is None:
            self._packed = pack(self.pieces)
        return self._packed

    @property
    def pieces(self) -> Iterable[bytes]:
        """What stands in its ``graph.json``."""
        return map(encoded, pieces(self.graph)) if self._packed is None else unpack(self._packed)

    @property
    def graph(self) -> ActorGraph:
        """The graph."""
        if self._graph is None:
            self._graph = unpacked(self.packed)
        return self._graph

    def changes(self) -> Changes | None:
        """What the last run brought; None for the first, which brought everything."""
        return last_run(self.graph, self._project.history)

    def page(self, config: settings.Render) -> bytes:
        """Its page; that of the last time where nothing has changed."""
        parts = fingerprints.rendering(config, self._key)
        key = fingerprints.key(parts)
        if (before := self._project.results.made(PAGE, key)) is not None:
            return b"".join(unpack(before))
        page = encoded(render(self.graph, config=config))
        if self._project.lasts:
            self._project.results.save(PAGE, key, pack([page]))
        return page


def unpacked(packed: bytes) -> ActorGraph:
    """The graph of a packed file."""
    return loads(b"".join(unpack(packed)), where="The graph of the project")
