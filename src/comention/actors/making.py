"""Names that go together to actors: what each is called, and why its names are its own."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from comention.actors.clusters import Clusters, Decision
from comention.actors.identity import ids, name_in, table_names
from comention.actors.judged import Called, Judged, first_said
from comention.actors.nodes import Names, Node
from comention.domain import Actor, Join, Kind, Mention, Refusal
from comention.resources.states import states
from comention.text import fold


class Draft(NamedTuple):
    """An actor before it has an id."""

    root: Node
    nodes: Sequence[Node]
    kind: Kind
    key: str
    name: str
    mentions: tuple[Mention, ...]

    @property
    def names(self) -> frozenset[str]:
        """What a judgement may call the actor as a whole, folded."""
        own = (self.name, *table_names(self.key).values(), *ids(self.kind, self.key, self.nodes))
        return frozenset(map(fold, own))


def make_actors(
    clusters: Clusters, names: Names, judged: Judged, called: Called, *, lang: str, local: Collection[str]
) -> tuple[Actor, ...]:
    """The actors of a corpus, those mentioned most first.

    Args:
        clusters: Which names go together.
        names: The names.
        judged: What judgements say of them.
        called: By what judgements call them.
        lang: The language of the names of states and known groups.
        local: The ids of the documents in that language.
    """
    owners = _owners(clusters)
    drafts = [_draft(clusters, names, nodes, owners, lang, local) for nodes in clusters.members()]
    kept = [judged_draft for each in drafts if (judged_draft := _without_dropped(each, judged)).mentions]
    own = _own_ids(kept)
    renamed = _renamed(kept, judged, called)
    joins, refusals = _joins(clusters, names), _refusals(clusters, own)
    made = [
        Actor(
            own[each.root],
            renamed.get(each.root, each.name),
            each.kind,
            each.mentions,
            states()[each.key.removeprefix("state:")].wikidata if each.key.startswith("state:") else None,
            (*_known_forms(each, names), *joins[each.root]),
            tuple(refusals[each.root]),
        )
        for each in kept
    ]
    return tuple(sorted(made, key=lambda actor: (-len(actor.mentions), actor.name, actor.id)))


def _owners(clusters: Clusters) -> Mapping[str, Node]:
    """By the key of a table, the root of the actor that has it; judgements may have made two of one.

    It is the one of which the judgements say the least, or that is called as in the table.
    """
    bearers: dict[str, set[Node]] = defaultdict(set)
    for nodes in clusters.members():
        for node in nodes:
            bearers[node.key].add(node)

    def rank(node: Node) -> tuple[bool, bool, Node]:
        known = {fold(name) for name in (node.key, *table_names(node.key).values())}
        return node.judged != "", node.judged not in known, node

    return {key: clusters.root(min(nodes, key=rank)) for key, nodes in bearers.items() if key}


def _draft(
    clusters: Clusters,
    names: Names,
    nodes: Sequence[Node],
    owners: Mapping[str, Node],
    lang: str,
    local: Collection[str],
) -> Draft:
    mentions = list(chain.from_iterable(names.mentions[node] for node in nodes))
    if len(nodes) > 1:
        mentions.sort(key=attrgetter("document", "start", "end"))
    counts: Counter[Kind] = Counter()
    for node in nodes:
        counts[node.kind] += len(names.mentions[node])
    found = min(counts, key=lambda kind: (-counts[kind], kind))
    root = clusters.root(nodes[0])
    kind = next(iter(clusters.judged_kinds(root)), found)
    keys = {node.key for node in nodes if node.key and node.kind is found}
    key = min((key for key in keys if owners[key] == root), default="")
    return Draft(root, nodes, kind, key, name_in(lang, key, mentions, local), tuple(mentions))


def _without_dropped(draft: Draft, judged: Judged) -> Draft:
    """An actor without the mentions that are judged to be none; without any where its own name is."""
    if not judged.dropped:
        return draft
    dropped = draft.names & judged.dropped
    kept = [m for m in draft.mentions if not dropped and fold(m.text) not in judged.dropped]
    return draft._replace(mentions=tuple(kept))


def _renamed(drafts: Sequence[Draft], judged: Judged, called: Called) -> dict[Node, str]:
    """By an actor's root the name that it is given: by its own name, else by another form of it."""
    if not judged.renamed:
        return {}
    own = {name for draft in drafts for name in draft.names}
    renamed = {}
    for draft in drafts:
        forms = {form for node in draft.nodes for form in called[node]} - own
        said = first_said(judged.renamed, draft.names) or first_said(judged.renamed, forms)
        if said:
            renamed[draft.root] = said
    return renamed


def _own_ids(drafts: Sequence[Draft]) -> dict[Node, str]:
    """The ids of the actors, no two the same: the shortest one that no other actor may have."""
    possible = {draft.root: ids(draft.kind, draft.key, draft.nodes) for draft in drafts}
    shared = Counter(id for each in possible.values() for id in set(each))
    wanted = {root: next((id for id in each if shared[id] == 1), each[-1]) for root, each in possible.items()}
    taken: Counter[str] = Counter()
    own = {}
    for root in sorted(wanted, key=lambda root: (wanted[root], not root.key, root)):
        taken[wanted[root]] += 1
        own[root] = wanted[root] if taken[wanted[root]] == 1 else f"{wanted[root]}-{taken[wanted[root]]}"
    return own


def _known_forms(draft: Draft, names: Names) -> Iterator[Join]:
    """The forms of an actor that a table knows, each with the name of the table's actor."""
    for key in sorted({node.key for node in draft.nodes} - {""}):
        nodes = sorted(node for node in draft.nodes if node.key == key)
        name = draft.name if key == draft.key else names.text(nodes[0])
        forms = {" ".join(mention.text.split()) for node in nodes for mention in names.mentions[node]}
        table = key.partition(":")[0]
        for form in sorted(form for form in forms if fold(form) != fold(name)):
            yield Join(name, form, 1.0, f"the table of {table}s knows this form")


def _joins(clusters: Clusters, names: Names) -> Mapping[Node, list[Join]]:
    """By an actor's root, why its names came together; what holds in several documents is said once.

    Left out is what `_known_forms` says, and what joins two names that look alike.
    """
    places: dict[tuple[Node, str, str, float, str], set[str]] = defaultdict(set)
    for one, other, match, _ in clusters.joins:
        first, second = names.text(one), names.text(other)
        documents = {one.document, other.document} - {""}
        if (one.key and one.key == other.key) or (first == second and not documents):
            continue
        places[clusters.root(one), first, second, match.score, match.reason] |= documents
    joins: dict[Node, list[Join]] = defaultdict(list)
    for (root, first, second, score, reason), documents in sorted(places.items()):
        joins[root].append(Join(first, second, score, reason, tuple(sorted(documents))))
    return joins


def _refusals(clusters: Clusters, own: Mapping[Node, str]) -> Mapping[Node, list[Refusal]]:
    """By an actor's root, the actors from which it was kept apart, each with the best reason."""
    best: dict[tuple[Node, Node], Decision] = {}
    for each in clusters.refusals:
        one, other = clusters.root(each.one), clusters.root(each.other)
        if one != other and one in own and other in own:
            for pair in ((one, other), (other, one)):
                best[pair] = max(best.get(pair, each), each, key=_weight)
    refusals: dict[Node, list[Refusal]] = defaultdict(list)
    for (one, other), (*_, match, doubtful) in sorted(best.items()):
        refusals[one].append(Refusal(own[other], match.score, match.reason, doubtful))
    return refusals


def _weight(decision: Decision) -> tuple[bool, float, str]:
    return decision.doubtful, decision.match.score, decision.match.reason
