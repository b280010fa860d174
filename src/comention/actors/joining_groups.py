"""Which names are one group's: acronyms, short forms and other spellings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from comention.actors.clusters import Clusters, by_root
from comention.actors.company import Company
from comention.actors.groups import bracketed, group_name, group_sounds, initials, is_definite, one_expansion
from comention.actors.joining_people import join_namesakes
from comention.actors.nodes import Named, Names, Node
from comention.actors.people import Match
from comention.domain import AnnotatedDocument, Document, Kind, Mention
from comention.resources.groups import LANGUAGES, group_forms

# In fewer documents an acronym may be expanded by chance of the corpus, and mean another group elsewhere.
EXPANDED_IN = 2
# Names of fewer sounds are alike by chance.
SOUNDS = 6


def join_groups(
    clusters: Clusters, names: Names, company: Company, read: Sequence[AnnotatedDocument]
) -> None:
    """Join the names that are one group's, in each document and then in all."""
    _join_spellings(clusters, names)
    _join_weak_forms(clusters, names, company, {each.document.id: each.document for each in read})
    expanded = [
        _join_in_document(clusters, each.document.text, names.by_document[each.document.id]) for each in read
    ]
    everywhere = one_expansion(
        {short: clusters.root(long) for short, long in each.items()} for each in expanded
    )
    left = []
    for node in names.nodes:
        if node.kind is Kind.GROUP and node.document and _is_alone(clusters, node):
            long, documents = everywhere.get(node.name, (node, 0))
            reason = "the acronym stands for one name wherever documents say for what"
            if documents >= EXPANDED_IN and clusters.join(node, long, Match(0.8, reason)):
                continue
            left.append(node)
            if documents == 1:
                doubt = Match(0.6, "one document says what the acronym stands for there")
                clusters.refuse(node, long, doubt, doubtful=True)
    join_namesakes(clusters, left)


def _is_alone(clusters: Clusters, node: Node) -> bool:
    return len(clusters.members_of(node)) == 1


def _join_spellings(clusters: Clusters, names: Names) -> None:
    """Join the names that sound alike, with one another and with that of a known group."""
    alike: dict[str, list[Node]] = defaultdict(list)
    known = _known(names)
    for node in names.nodes:
        if node.kind is Kind.GROUP and not (node.key or node.document):
            alike[group_sounds(node.name)].append(node)
    for heard, (first, *others) in alike.items():
        group = known.get(_known_by_sounds().get(heard, ""))
        if group:
            clusters.join(group, first, Match(0.95, "a name of the group in the table"))
        for other in others if len(heard) >= SOUNDS else ():
            clusters.join(first, other, Match(0.95, "the same sounds, spelt otherwise"))


def _known(names: Names) -> Mapping[str, Node]:
    """By the key of a known group its name."""
    return {node.key: node for node in names.mentions if node.kind is Kind.GROUP and node.key}


def _join_weak_forms(
    clusters: Clusters, names: Names, company: Company, documents: Mapping[str, Document]
) -> None:
    """Join a form that means a known group where a document names that group, where others do: "le Hachd".

    It has its article. No other group of the corpus has the form, several documents have the group, and both
    keep company.
    """
    known = _known(names)
    unknown = (node for node in names.nodes if node.kind is Kind.GROUP and not node.key)
    for short in unknown:
        lang = documents[min(names.documents[short])].lang
        groups = sorted(_weak_forms(lang).get(short.name, frozenset()) & known.keys())
        definite = any(is_definite(documents[each.document].text, each) for each in names.mentions[short])
        for group in (known[key] for key in groups if len(groups) == 1):
            others = names.documents[group]
            match = Match(0.8, "a short form of the group, which other documents name")
            near = company.is_shared(names.documents[short], others)
            if definite and len(others) >= EXPANDED_IN and near:
                clusters.join(group, short, match)
            else:
                clusters.refuse(group, short, match, doubtful=True)


@cache
def _weak_forms(lang: str) -> Mapping[str, frozenset[str]]:
    """By a short form of a language, the keys of the groups of the table that may be meant by it."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for form in group_forms(lang):
        if form.weak:
            bearers[group_name(form.text)].add(f"group:{form.key}")
    return {name: frozenset(keys) for name, keys in bearers.items()}


@cache
def _known_by_sounds() -> Mapping[str, str]:
    """By the sounds of a name that one group of the table alone bears, the key of that group."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for lang in LANGUAGES:
        for form in group_forms(lang):
            bearers[group_sounds(group_name(form.text))].add("" if form.weak else f"group:{form.key}")
    return {heard: min(keys) for heard, keys in bearers.items() if len(keys) == 1 and len(heard) >= SOUNDS}


def _join_in_document(clusters: Clusters, text: str, mentions: Named) -> Mapping[str, Node]:
    """What a document says of its acronyms and short forms: by an acronym, the name that it stands for."""
    groups = [(mention, node) for mention, node in mentions if node.kind is Kind.GROUP]
    stands_for = {
        node.name or group_name(m.text): node for m, node in groups if node.key and m.text.isupper()
    }
    for short, long in bracketed(text, groups):
        stands_for[short.name] = long
        clusters.join(short, long, Match(0.95, "one stands in brackets beside the other"))
    longer = _longer(groups)
    for mention, node in groups:
        if node.document and _is_alone(clusters, node):
            _join_short(clusters, node, list(_meant(text, mention, node, longer, stands_for)))
    return stands_for


def _longer(groups: Named) -> Mapping[tuple[str, str], list[Node]]:
    """The names of several words in a document, by their initials and by their first word."""
    longer: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for name, node in sorted({(group_name(mention.text), node) for mention, node in groups}):
        if " " in name:
            longer["initials", initials(name)].append(node)
            longer["beginning", name.split()[0]].append(node)
    return longer


def _meant(
    text: str,
    mention: Mention,
    short: Node,
    longer: Mapping[tuple[str, str], Sequence[Node]],
    stands_for: Mapping[str, Node],
) -> Iterator[tuple[Match, Node]]:
    """The longer names of a document that an acronym or a short form may mean."""
    if short.name in stands_for and stands_for[short.name] != short:
        yield Match(0.95, "the document says what the acronym stands for"), stands_for[short.name]
    if mention.text.isupper():
        for node in longer.get(("initials", short.name), ()):
            yield Match(0.9, "the initials of the longer name"), node
    elif is_definite(text, mention):
        for node in longer.get(("beginning", short.name), ()):
            yield Match(0.85, "how the longer name begins, which the document names"), node


def _join_short(clusters: Clusters, short: Node, meant: Iterable[tuple[Match, Node]]) -> None:
    found = by_root(clusters, (each for each in meant if not clusters.judged_apart(short, each[1])))
    for match, node in found.values():
        if len(found) == 1:
            clusters.join(short, node, match)
        else:
            reason = f"{match.reason}, and others too"
            clusters.refuse(short, node, Match(match.score, reason), doubtful=True)
