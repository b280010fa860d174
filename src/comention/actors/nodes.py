"""Mentions to names: what is compared with one another to tell who is who."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from comention.actors.gender import gender_before
from comention.actors.groups import group_name, is_acronym, is_definite
from comention.actors.name_parts import Parts, is_family, is_full, parts
from comention.domain import AnnotatedDocument, Kind, Mention
from comention.text import fold

# The share of a name's mentions that must be of one kind for the others to be taken for mistakes.
NEARLY_ALL = 0.75

Votes = dict[tuple[Kind, str], int]


class Node(NamedTuple):
    """A name as it is compared.

    A name of a table is its ``key``. A name that says little, a surname alone or an acronym, means what its
    ``document`` says; another means the same everywhere and has none. ``judged`` is the folded form of a
    mention where a judgement speaks of it, which then is a name by itself. ``gender`` is that of the word
    before it ("Mme") where the document has the name behind words of both.
    """

    kind: Kind
    key: str = ""
    name: str = ""
    document: str = ""
    judged: str = ""
    gender: str = ""

    @property
    def parts(self) -> Parts:
        """The words of a person's name."""
        return tuple(self.name.split()) or ("",)

    def within(self, document: str) -> "Node":
        """The name as it means what a document says."""
        return Node(self.kind, self.key, self.name, document, self.judged)

    @property
    def is_short(self) -> bool:
        """Whether this is a person's name that means what its document says."""
        return self.kind is Kind.PERSON and bool(self.document)

    @property
    def is_full(self) -> bool:
        """Whether this is a person's full name."""
        return self.kind is Kind.PERSON and not self.key and not self.document


class Reading(NamedTuple):
    """What a form is read as, wherever it stands.

    Attributes:
        node: The name, without a document.
        is_local: Whether it means what its document says, whatever that is.
        words: Those of a person's name.
        endings: Of a person's name of several words what it may end in, its own words without the first.
        is_family: Whether its words are one family name.
        begins: Of a group's name of several words the first, else nothing.
    """

    node: Node
    is_local: bool
    words: Parts
    endings: frozenset[Parts]
    is_family: bool
    begins: str


Named = Sequence[tuple[Mention, Node]]


class Forms:
    """How the forms of names are read in some documents.

    Args:
        read: The documents with their mentions.
        judged: The folded forms of which judgements speak.
        kinds: The kinds that some of them are judged to have.
    """

    def __init__(
        self, read: Sequence[AnnotatedDocument], judged: Collection[str], kinds: Mapping[str, Kind]
    ) -> None:
        found = Counter((m.text, m.kind, m.key) for annotated in read for m in annotated.mentions)
        votes = _votes(found)
        self._judged = judged
        self._elected = _elected(votes)
        self._ruled = {form: _ruled(votes[form], kind) for form, kind in kinds.items() if form in votes}
        self._readings = {said: self._reading(*said) for said in found}

    def named(self, annotated: AnnotatedDocument) -> Named:
        """The mentions of a document, each with its name."""
        read = [(m, self._readings[m.text, m.kind, m.key]) for m in annotated.mentions]
        endings = {ending for _, each in read for ending in each.endings}
        beginnings = {each.begins for _, each in read if each.begins}
        named = []
        for mention, (node, is_local, words, _, one_family, _) in read:
            local = (
                is_local
                or (one_family and words in endings)
                or (
                    node.name in beginnings and not node.key and is_definite(annotated.document.text, mention)
                )
            )
            named.append((mention, node.within(mention.document) if local else node))
        return _told_apart(annotated.document.text, named)

    def _reading(self, text: str, kind: Kind, key: str | None) -> Reading:
        """What a form is read as that was found under a kind and a key."""
        form, own = fold(text), (kind, key or "")
        voted = self._ruled.get(form) or (own if key else self._elected.get(form, own))
        return _reading(text, *voted, form if form in self._judged else "")


class Names:
    """The names in some documents, and where they stand.

    Args:
        read: The documents with their mentions.
        judged: The folded forms of which judgements speak.
        kinds: The kinds that some of them are judged to have.

    Attributes:
        by_document: By the id of a document its mentions, each with its name.
        mentions: By a name its mentions.
        nodes: The names in order.
        documents: By a name the ids of the documents that have it.
    """

    def __init__(
        self, read: Sequence[AnnotatedDocument], judged: Collection[str], kinds: Mapping[str, Kind]
    ) -> None:
        forms = Forms(read, judged, kinds)
        self._texts: dict[Node, str] = {}
        self.by_document: dict[str, Named] = {}
        self.mentions: dict[Node, list[Mention]] = defaultdict(list)
        for annotated in read:
            named = self.by_document[annotated.document.id] = forms.named(annotated)
            for mention, node in named:
                self.mentions[node].append(mention)
        self.nodes = sorted(self.mentions)
        self.documents = {node: {m.document for m in found} for node, found in self.mentions.items()}

    def text(self, node: Node) -> str:
        """The form that a name has most often."""
        if node not in self._texts:
            counts = Counter(mention.text for mention in self.mentions[node])
            self._texts[node] = " ".join(min(counts, key=lambda form: (-counts[form], form)).split())
        return self._texts[node]

    def share_a_sentence(self, one: Node, other: Node) -> bool:
        """Whether two names stand together in a sentence."""
        if self.documents[one].isdisjoint(self.documents[other]):
            return False
        places = {(mention.document, mention.sentence) for mention in self.mentions[one]}
        return any((mention.document, mention.sentence) in places for mention in self.mentions[other])


def _told_apart(text: str, named: Named) -> Named:
    """The mentions with their names; those of a surname behind "M." and behind "Mme" have two names."""
    stated = [gender_before(text, mention) if node.is_short else "" for mention, node in named]
    if not any(stated):
        return named
    both: dict[Node, set[str]] = defaultdict(set)
    for (_, node), gender in zip(named, stated, strict=True):
        both[node] |= {gender} - {""}
    return [
        (mention, node._replace(gender=gender) if len(both[node]) > 1 else node)
        for (mention, node), gender in zip(named, stated, strict=True)
    ]


def _reading(text: str, kind: Kind, key: str, judged: str) -> Reading:
    """What a form is read as that was found under a kind and a key; judgements may speak of it."""
    name = "" if key else " ".join(parts(text)) if kind is Kind.PERSON else group_name(text)
    node = Node(kind, key, name, judged=judged)
    words = parts(text) if kind is Kind.PERSON and not key else node.parts
    is_short = not is_full(words) if kind is Kind.PERSON else is_acronym(text)
    person = kind is Kind.PERSON and not key
    endings = frozenset(words[start:] for start in range(1, len(words) - 1) if person)
    group = group_name(text) if kind is Kind.GROUP and " " in text else ""
    return Reading(node, is_short and not key, words, endings, is_family(text), group.partition(" ")[0])


def _votes(found: Mapping[tuple[str, Kind, str | None], int]) -> Mapping[str, Votes]:
    """By a folded form, how often it was found under each kind and key."""
    votes: dict[str, Votes] = defaultdict(dict)
    for (text, kind, key), count in found.items():
        counts, own = votes[fold(text)], (kind, key or "")
        counts[own] = counts.get(own, 0) + count
    return votes


def _elected(votes: Mapping[str, Votes]) -> dict[str, tuple[Kind, str]]:
    """For names found under several kinds, that of nearly all their mentions, with its key if it has one."""
    several = ((name, counts) for name, counts in votes.items() if len(counts) > 1)
    return {
        name: elected
        for name, counts in several
        for elected, count in counts.items()
        if count >= NEARLY_ALL * sum(counts.values())
    }


def _ruled(votes: Votes, judged: Kind) -> tuple[Kind, str] | None:
    """The kind that a form is judged to have, with its key there, if that makes it another name.

    It does if the form was found under several kinds, or in a table as what no person is. Otherwise the
    whole actor is of that kind, whatever else it is called.
    """
    found = {kind for kind, _ in votes}
    if len(found) == 1 and not (Kind.PERSON in {judged, *found} and any(key for _, key in votes)):
        return None
    keys = sorted((-count, key) for (kind, key), count in votes.items() if kind is judged)
    return judged, keys[0][1] if keys else ""
