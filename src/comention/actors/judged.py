"""Judgements brought to bear on names: which go together, which never, and what their actor is called."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from comention.actors.clusters import Clusters
from comention.actors.identity import table_names
from comention.actors.judgements import Judgements
from comention.actors.nodes import Names, Node
from comention.text import fold

Called = Mapping[Node, Collection[str]]


class Judged:
    """What judgements say of the names in some documents.

    Args:
        judgements: The judgements, which do not contradict each other.
    """

    def __init__(self, judgements: Judgements) -> None:
        self._judgements = judgements
        # A name that a renaming gives is one by which later judgements call the actor.
        self._given = {fold(each.to): fold(each.name) for each in judgements.renames}
        self.forms = frozenset(self._meant(name) for each in judgements for name in each.subjects)
        self.kinds = {self._meant(each.name): each.kind for each in judgements.kinds}
        self.dropped = frozenset(self._meant(each.name) for each in judgements.dropped)
        self.renamed = {self._meant(each.name): each.to for each in judgements.renames}
        self.apart: dict[str, set[str]] = defaultdict(set)
        for each in judgements.different:
            meant = {self._meant(name) for name in each.names}
            for name in meant:
                self.apart[name] |= meant - {name}

    def _meant(self, name: str) -> str:
        """The folded name that a judgement speaks of."""
        folded = fold(name)
        return self._given.get(folded, folded)

    def called(self, names: Names) -> Called:
        """By what judgements call each name: by its form, the id of a table or a name in the table."""
        return {node: self._called(node) for node in sorted(names.mentions)}

    def _called(self, node: Node) -> frozenset[str]:
        if not self.forms:
            return frozenset()
        by_table = {node.key, *table_names(node.key).values()} if node.key else set()
        return frozenset({node.judged, *map(fold, by_table)} & self.forms)

    def join(self, clusters: Clusters, called: Called) -> None:
        """Join the names that are judged to be one actor's."""
        bearers: dict[str, list[Node]] = defaultdict(list)
        for node, forms in called.items():
            for form in sorted(forms):
                bearers[form].append(node)
        for each in self._judgements.same:
            together = [node for name in each.names for node in bearers[self._meant(name)]]
            for node in together[1:]:
                clusters.judge(together[0], node, each.reason)


def first_said(said: Mapping[str, str], forms: Iterable[str]) -> str | None:
    """What is said of the first of some names of which something is."""
    return next((said[form] for form in sorted(forms) if form in said), None)
