"""Which names are one person's: full names with one another, then the short ones with the full."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from comention.actors.blocking import candidates
from comention.actors.clusters import Clusters, by_root
from comention.actors.company import Company
from comention.actors.gender import Gender
from comention.actors.name_parts import Parts, without_generation
from comention.actors.nodes import Names, Node
from comention.actors.people import SURE, Match, compare, fits, says_less
from comention.actors.spelling import consonants, sound
from comention.text import NAMES

# A surname alone is given to the one bearer that a corpus knows only if so many documents name that one
# in full.
KNOWN_IN = 2
# So many times as many documents must name that bearer as name others of the family.
FAR_MORE = 5
# Less than this, and no company that two names keep makes up for it.
POSSIBLE = 0.6
# Names that sound alike and say as much are joined before others are looked at.
ALIKE = 0.95

Partners = dict[Node, list[tuple[Match, Node]]]


def join_full_names(clusters: Clusters, names: Names, company: Company, gender: Gender) -> None:
    """Join the full names that are one person's; what fits two people fits nobody."""
    partners = _partners(clusters, [node for node in names.nodes if node.is_full], gender)
    for node in sorted(partners, key=lambda node: (-len(node.parts), node)):
        for match, other in sorted(partners[node], key=lambda each: (-each[0].score, each[1])):
            reason = _hindrance(clusters, names, company, (node, match, other), partners)
            if reason:
                clusters.refuse(node, other, Match(match.score, reason), doubtful=True)
            else:
                clusters.join(node, other, match)


def _partners(clusters: Clusters, full: Sequence[Node], gender: Gender) -> Partners:
    """By a name, those that fit it and say as much or more; those that sound alike are joined at once."""
    bearers: dict[Parts, list[Node]] = defaultdict(list)
    for node in full:
        bearers[node.parts].append(node)
    partners: Partners = defaultdict(list)
    for one, other in candidates(bearers):
        match = compare(one, other)
        if match is None:
            continue
        for first, second in ((a, b) for a in bearers[one] for b in bearers[other]):
            if match.score >= ALIKE and len(one) == len(other):
                clusters.join(first, second, match)
            elif clusters.judged_apart(first, second):
                clusters.refuse(first, second, Match(match.score, "judged different"))
            elif gender.agree(first, second):
                if not says_less(other, one):
                    partners[first].append((match, second))
                if not says_less(one, other):
                    partners[second].append((match, first))
    return partners


def _hindrance(
    clusters: Clusters,
    names: Names,
    company: Company,
    proposed: tuple[Node, Match, Node],
    partners: Partners,
) -> str | None:
    """Why two full names that fit may yet be two people's, or None."""
    node, match, other = proposed
    for name in (node, other):
        rival = _two_people(clusters, partners.get(name, ()), least=min(SURE, match.score))
        if rival:
            one, two = map(names.text, rival)
            return f"{names.text(name)} may be {one} or {two}"
    if clusters.root(node) == clusters.root(other):
        return None
    if match.score < POSSIBLE:
        return match.reason
    if names.share_a_sentence(node, other):
        return f"{match.reason}, and one sentence names both"
    if match.score >= SURE:
        return None
    here, there = names.documents[node], names.documents[other]
    if not here.isdisjoint(there):
        return None if says_less(node.parts, other.parts) else f"{match.reason}, and one document names both"
    return None if company.is_shared(here, there) else f"{match.reason}, and they keep no company in common"


def _two_people(
    clusters: Clusters, fitting: Iterable[tuple[Match, Node]], *, least: float
) -> tuple[Node, Node] | None:
    """Two of the names that fit one so well, if they are two people's."""
    found = [node for match, node in fitting if match.score >= max(least, POSSIBLE)]
    return next(
        (
            (one, other)
            for one, other in combinations(found, 2)
            if clusters.root(one) != clusters.root(other) and compare(one.parts, other.parts) is None
        ),
        None,
    )


def join_short_names(clusters: Clusters, names: Names, company: Company, gender: Gender) -> None:
    """Give each short name, in each document, to the one person who is meant by it there.

    It is the one that the document names in full; where it names none, the one that several other documents
    do. A short name of two people is nobody's.
    """
    left: list[Node] = []
    for named in names.by_document.values():
        here = {node for _, node in named}
        shorts = sorted(node for node in here if node.is_short)
        words = _by_word(node for node in here if node.is_full) if shorts else {}
        for short in shorts:
            possible = _possible(clusters, short, words)
            people = by_root(clusters, _fitting(short, possible, gender))
            if not people:
                left.append(short)
                _refuse_given_names(clusters, short, possible)
            elif len(people) == 1:
                ((match, node),) = people.values()
                clusters.join(short, node, match)
            else:
                _refuse_all(clusters, names, short, people.values())
    known = Known(clusters, names, gender)
    join_namesakes(clusters, [short for short in left if not _give_known(clusters, short, known, company)])


def _by_word(full: Iterable[Node]) -> dict[str, list[Node]]:
    """By the consonants of a word, and by the initials, the full names that have it."""
    words = defaultdict(list)
    for node in full:
        for word in _words(node.parts):
            words[word].append(node)
    return words


@lru_cache(maxsize=NAMES)
def _words(name: Parts) -> frozenset[str]:
    """The consonants of a name's words, and its initials."""
    return frozenset(["".join(word[0] for word in name), *(consonants(sound(word)) for word in name)])


def _possible(clusters: Clusters, short: Node, words: Mapping[str, Sequence[Node]]) -> list[Node]:
    """The full names that share a word with a short one, and may be the same person's."""
    sharing = {
        node
        for word in (
            short.name,
            consonants(sound(short.parts[-1])),
            consonants(sound(short.parts[-1], family=True)),
        )
        for node in words.get(word, ())
    }
    apart = {node for node in sharing if clusters.judged_apart(short, node)}
    for node in sorted(apart):
        clusters.refuse(short, node, Match(1.0, "judged different"))
    return sorted(sharing - apart)


def _fitting(short: Node, full: Iterable[Node], gender: Gender) -> list[tuple[Match, Node]]:
    """The full names that a short one fits."""
    return [
        (match, node)
        for node in full
        if (match := fits(short.parts, node.parts)) and gender.agree(short, node)
    ]


def _refuse_given_names(clusters: Clusters, short: Node, full: Iterable[Node]) -> None:
    """Remember whom a given name alone may mean, which others bear too."""
    for node in full:
        if short.parts == node.parts[:1]:
            clusters.refuse(short, node, Match(0.6, "the given name alone"), doubtful=True)


def _refuse_all(
    clusters: Clusters, names: Names, short: Node, people: Collection[tuple[Match, Node]]
) -> None:
    """Remember that a short name fits several people of its document."""
    for match, node in people:
        others = " or ".join([names.text(other) for _, other in people if other != node][:3])
        reason = f"{names.text(short)} may be {names.text(node)} or {others}: its document names both"
        clusters.refuse(short, node, Match(match.score, reason), doubtful=True)


class Bearer(NamedTuple):
    """A person whom a corpus knows, with the name that a short one fits, and the documents that have it."""

    match: Match
    node: Node
    documents: set[str]


class Known:
    """Whom a corpus knows by their full names.

    Args:
        clusters: Which of these names are one person's.
        names: The names.
        gender: Whether women or men bear them.
    """

    def __init__(self, clusters: Clusters, names: Names, gender: Gender) -> None:
        self._clusters, self._names, self._gender = clusters, names, gender
        self._families: dict[str, list[Node]] = defaultdict(list)
        for node in (node for node in names.nodes if node.is_full):
            self._families[_family(node)].append(node)
        self._bearers: dict[tuple[Parts, str | None], list[Bearer]] = {}

    def bearers(self, short: Node) -> list[Bearer]:
        """The people of a family whom a short name may mean, those of most documents first."""
        family = self._families.get(_family(short))
        if not family:
            return []
        called = short.parts, self._gender.of(short)
        if called not in self._bearers:
            self._bearers[called] = self._find(short, family)
        return [each for each in self._bearers[called] if not self._clusters.judged_apart(short, each.node)]

    def _find(self, short: Node, family: Sequence[Node]) -> list[Bearer]:
        documents: dict[Node, set[str]] = defaultdict(set)
        for node in family:
            documents[self._clusters.root(node)] |= self._names.documents[node]
        people = by_root(self._clusters, _fitting(short, family, self._gender))
        found = [Bearer(match, node, documents[root]) for root, (match, node) in people.items()]
        return sorted(found, key=lambda each: (-len(each.documents), each.node))


def _family(node: Node) -> str:
    return sound(without_generation(node.parts)[-1], family=True)


def _give_known(clusters: Clusters, short: Node, known: Known, company: Company) -> bool:
    """Join a short name with the one person of that family whom the corpus knows; whether there is one.

    Other documents name that person in full, far more of them than anybody else of the family, and in
    the company of somebody who stands beside the short name too.
    """
    bearers = known.bearers(short)
    if not bearers:
        return False
    match, node, documents = bearers[0]
    others = sum(len(other.documents) for other in bearers[1:])
    others_do = "1 other document names" if len(documents) == 1 else f"{len(documents)} other documents name"
    found = f"{match.reason}; {others_do} that person"
    if len(documents) < max(KNOWN_IN, FAR_MORE * others):
        doubt = f"{found}, and {others} somebody else of that family name" if others else found
    elif not company.is_shared({short.document}, documents):
        doubt = f"{found}, in other company"
    else:
        return clusters.join(short, node, Match(0.8, found))
    clusters.refuse(short, node, Match(0.5, doubt), doubtful=True)
    return False


def join_namesakes(clusters: Clusters, left: Iterable[Node]) -> None:
    """Join the short names of several documents that are one name, of which no document says more."""
    by_name: dict[tuple[str, str], Node] = {}
    for node in sorted(left):
        first = by_name.setdefault((node.name, node.gender), node)
        if first != node:
            clusters.join(first, node, Match(0.9, "the same name, of which no document says more"))
