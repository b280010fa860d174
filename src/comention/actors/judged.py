"""Judgements brought to bear on names: which go together, which never, and what their actor is called."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from comention.actors.clusters import Clusters
from comention.actors.identity import ids, table_names
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
        self._given: dict[str, frozenset[str]] = {}
        for rename in judgements.renames:
            self._given[fold(rename.to)] = self._meant(rename.name)
        self.forms = frozenset(
            form for each in judgements for name in each.subjects for form in self._meant(name)
        )
        self.kinds = {form: each.kind for each in judgements.kinds for form in self._meant(each.name)}
        self.dropped = frozenset(form for each in judgements.dropped for form in self._meant(each.name))
        self.renamed = {form: each.to for each in judgements.renames for form in self._meant(each.name)}
        self.apart: dict[str, set[str]] = defaultdict(set)
        for each in judgements.different:
            for name in each.names:
                others = {form for other in each.names if other != name for form in self._meant(other)}
                for form in self._meant(name):
                    self.apart[form] |= others - {form}

    def _meant(self, name: str) -> frozenset[str]:
        """The folded name that a judgement speaks of, and the one that was renamed to it."""
        folded = fold(name)
        return self._given.get(folded, frozenset()) | {folded}

    def called(self, names: Names) -> Called:
        """By what judgements call each name: by its form, a name that its table gives, or an id."""
        return {node: self._called(node) for node in sorted(names.mentions)}

    def _called(self, node: Node) -> frozenset[str]:
        if not self.forms:
            return frozenset()
        own = {node.judged, *table_names(node.key).values(), *ids(node.kind, node.key, [node])}
        return frozenset(map(fold, own)) & self.forms

    def join(self, clusters: Clusters, called: Called) -> None:
        """Join the names that are judged to be one actor's."""
        bearers: dict[str, list[Node]] = defaultdict(list)
        for node, forms in called.items():
            for form in sorted(forms):
                bearers[form].append(node)
        for each in self._judgements.same:
            forms = sorted({form for name in each.names for form in self._meant(name)})
            together = [node for form in forms for node in bearers[form]]
            for node in together[1:]:
                clusters.judge(together[0], node, each.reason)


def first_said(said: Mapping[str, str], forms: Iterable[str]) -> str | None:
    """What is said of the first of some names of which something is."""
    return next((said[form] for form in sorted(forms) if form in said), None)
