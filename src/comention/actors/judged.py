"""Judgements brought to bear on names: which go together, which never, and what their actor is called."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from comention.actors.clusters import Clusters
from comention.actors.identity import ids, table_names
from comention.actors.judgement import KindJudgement, NotAnActor, Rename
from comention.actors.judgements import Judgements
from comention.actors.nodes import Names, Node
from comention.domain import AnnotatedDocument
from comention.text import fold

Called = Mapping[Node, Collection[str]]
OfName = TypeVar("OfName", Rename, KindJudgement, NotAnActor)
Said = TypeVar("Said")


class Judged:
    """What judgements say of the names in some documents.

    Args:
        judgements: The judgements, which do not contradict each other.
        read: The documents.
    """

    def __init__(self, judgements: Judgements, read: Sequence[AnnotatedDocument]) -> None:
        self._judgements = judgements
        self._given = _given(judgements, read)
        self.forms = frozenset(
            form for each in judgements for name in each.subjects for form in self._meant(name)
        )
        self.dropped = frozenset(self._of_forms(judgements.dropped))
        self.renamed = self._names_given()
        self.kinds = {form: each.kind for form, each in self._of_forms(judgements.kinds).items()}
        self.apart: dict[str, set[str]] = defaultdict(set)
        for each in judgements.different:
            for name in each.names:
                others = {form for other in each.names if other != name for form in self._alike(other)}
                for form in self._alike(name):
                    self.apart[form] |= others - {form}

    def _meant(self, name: str) -> frozenset[str]:
        """The folded name that a judgement speaks of, and those that were renamed to it."""
        folded = fold(name)
        return self._given.get(folded, frozenset()) | {folded}

    def _alike(self, name: str) -> frozenset[str]:
        """The folded names that are judged to be one actor's with a name."""
        one = self._judgements.classes
        of = {one[form] for form in self._meant(name) if form in one}
        return self._meant(name) | {form for form, each in one.items() if each in of}

    def _of_forms(self, judgements: Iterable[OfName]) -> dict[str, OfName]:
        """By a folded name, what is said of it; what is said of itself goes before its new name's."""
        said: dict[str, OfName] = {}
        for each in judgements:
            for form in self._meant(each.name) - {fold(each.name)}:
                said.setdefault(form, each)
        return said | {fold(each.name): each for each in judgements}

    def _names_given(self) -> dict[str, str]:
        """By a folded name, what its actor is to be called, which may have been renamed again."""
        renames = self._of_forms(self._judgements.renames)

        def last(rename: Rename) -> Rename:
            again = renames.get(fold(rename.to), rename)
            return again if fold(rename.name) in self._meant(rename.to) else rename

        return {form: last(rename).to for form, rename in renames.items()}

    def called(self, names: Names) -> Called:
        """By what judgements call each name: by its form, a name that its table gives, or an id."""
        return {node: self.called_by(node) for node in names.nodes}

    def called_by(self, node: Node) -> frozenset[str]:
        """By what judgements call a name; a form that is judged not to be its table's is only itself."""
        if not self.forms:
            return frozenset()
        shared = frozenset(map(fold, (*table_names(node.key).values(), *ids(node.kind, node.key, [node]))))
        own = (
            frozenset([node.judged])
            if shared & self.apart.get(node.judged, set())
            else shared | {node.judged}
        )
        return own & self.forms

    def join(self, clusters: Clusters, called: Called) -> None:
        """Join the names that are judged to be one actor's."""
        bearers: dict[str, list[Node]] = defaultdict(list)
        for node, forms in called.items():
            for form in sorted(forms):
                bearers[form].append(node)
        for each in sorted(self._judgements.same, key=lambda each: sorted(each.meaning)):
            forms = sorted({form for name in each.names for form in self._meant(name)})
            together = [node for form in forms for node in bearers[form]]
            for node in together[1:]:
                clusters.judge(together[0], node, each.reason)


def _given(judgements: Judgements, read: Iterable[AnnotatedDocument]) -> Mapping[str, frozenset[str]]:
    """By a folded name that a renaming gives, and that nobody else bears, the names that it replaces."""
    given: dict[str, frozenset[str]] = {}
    for rename in judgements.renames:
        given[fold(rename.to)] = given.get(fold(rename.to), frozenset()) | {fold(rename.name)}
    if given:
        mentions = [mention for annotated in read for mention in annotated.mentions]
        tables = {
            name for key in {m.key for m in mentions} if key for name in (key, *table_names(key).values())
        }
        for name in {*(mention.text for mention in mentions), *tables}:
            given.pop(fold(name), None)
    return given


def first_said(said: Mapping[str, Said], forms: Iterable[str]) -> Said | None:
    """What is said of the first of some names of which something is."""
    return next((said[form] for form in sorted(forms) if form in said), None)
