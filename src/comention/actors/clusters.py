"""Names to actors: names that fit go together, unless something says never."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from comention.actors.name_parts import Parts
from comention.actors.nodes import Node
from comention.actors.people import Match, compare
from comention.domain import Kind


class Decision(NamedTuple):
    """Two names that were taken, or not taken, for one actor's, and why; ``doubtful`` is left to a reader."""

    one: Node
    other: Node
    match: Match
    doubtful: bool = False


class Clusters:
    """Disjoint sets of names, each an actor in the making.

    Args:
        nodes: All names, each with what judgements call it.
        apart: By what a judgement calls a name, that from which it keeps it apart.
        kinds: By what a judgement calls a name, the kind that it is.
    """

    def __init__(
        self,
        nodes: Mapping[Node, Collection[str]],
        apart: Mapping[str, Collection[str]],
        kinds: Mapping[str, Kind],
    ) -> None:
        self._parent = {node: node for node in nodes}
        self._members = {node: [node] for node in self._parent}
        self._full = {node: [frozenset([node.parts])] if node.is_full else [] for node in self._parent}
        kind = {kind: frozenset([kind]) for kind in Kind}
        self._found = {node: kind[node.kind] for node in self._parent}
        self._keys = {node: frozenset([node.key] if node.key else ()) for node in self._parent}
        self._judged = nodes
        self._apart = apart
        self._kinds = kinds
        self.joins: list[Decision] = []
        self.refusals: list[Decision] = []

    def root(self, node: Node) -> Node:
        """The name that stands for the actor of a name."""
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def members(self) -> Iterator[list[Node]]:
        """The names of each actor."""
        return iter(self._members.values())

    def members_of(self, node: Node) -> list[Node]:
        """The names of a name's actor."""
        return self._members[self.root(node)]

    def objection(self, one: Node, other: Node) -> str | None:
        """Why two names can never be one actor's as things stand, or None."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return None
        if self.judged_apart(first, second):
            return "judged different"
        if len({*self.judged_kinds(first), *self.judged_kinds(second)}) > 1:
            return "judged of two kinds"
        found, others = self._found[first], self._found[second]
        if found.isdisjoint(others):
            return f"one is a {min(found).lower()}, the other a {min(others).lower()}"
        keys, known = self._keys[first], self._keys[second]
        if keys and known and keys.isdisjoint(known):
            return f"{min(keys)} and {min(known)} are two known actors"
        return self._conflict(first, second)

    def judged_apart(self, one: Node, other: Node) -> bool:
        """Whether a judgement says that two names are not one actor's."""
        if not self._apart:
            return False
        others = self._called(other)
        return any(not others.isdisjoint(self._apart.get(form, ())) for form in self._called(one))

    def judged_kinds(self, node: Node) -> list[Kind]:
        """The kinds that an actor's names are judged to be; one, unless judgements join what they part."""
        if not self._kinds:
            return []
        called = self._called(node)
        return [self._kinds[form] for form in sorted(called & self._kinds.keys())]

    def _called(self, node: Node) -> set[str]:
        """What judgements call an actor."""
        return {form for member in self.members_of(node) for form in self._judged[member]}

    def _conflict(self, first: Node, second: Node) -> str | None:
        """The full names of two actors that nobody bears both."""
        for names in self._full[first]:
            for others in self._full[second]:
                if not any(compare(name, other) for name in names for other in others):
                    return f"{' '.join(min(names))} and {' '.join(min(others))} are two full names"
        return None

    def join(self, one: Node, other: Node, match: Match) -> bool:
        """Make two names one actor's unless something says never, and whether they are one's now."""
        objection = self.objection(one, other)
        if objection:
            self.refuse(one, other, Match(match.score, objection))
        else:
            self._unite(one, other, match)
        return objection is None

    def judge(self, one: Node, other: Node, reason: str) -> None:
        """Make two names one actor's whatever the names themselves say, if no judgement says never."""
        first, second = self.root(one), self.root(other)
        if self.judged_apart(first, second):
            self.refuse(one, other, Match(1.0, "judged different"))
        elif first != second:
            together = frozenset[Parts]().union(*self._full[first], *self._full[second])
            self._full[first], self._full[second] = [together] if together else [], []
            self._unite(one, other, Match(1.0, reason))

    def refuse(self, one: Node, other: Node, match: Match, *, doubtful: bool = False) -> None:
        """Remember that two names were not taken for one actor's."""
        self.refusals.append(Decision(one, other, match, doubtful))

    def _unite(self, one: Node, other: Node, match: Match) -> None:
        first, second = self.root(one), self.root(other)
        if first == second:
            return
        self.joins.append(Decision(one, other, match))
        if len(self._members[first]) < len(self._members[second]):
            first, second = second, first
        self._parent[second] = first
        self._members[first] += self._members.pop(second)
        self._found[first] |= self._found.pop(second)
        self._keys[first] |= self._keys.pop(second)
        if others := self._full.pop(second):
            full = dict.fromkeys([*self._full[first], *others])
            judged = any(len(names) > 1 for names in full)
            self._full[first] = [frozenset[Parts]().union(*full)] if judged else list(full)


def by_root(clusters: Clusters, matches: Iterable[tuple[Match, Node]]) -> dict[Node, tuple[Match, Node]]:
    """Of the names that another one fits, the best of each actor."""
    best: dict[Node, tuple[Match, Node]] = {}
    for match, node in sorted(matches, key=lambda each: (-each[0].score, each[1])):
        best.setdefault(clusters.root(node), (match, node))
    return best
