"""Mentions to names: what is compared with one another to tell who is who."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from comention.actors.gender import gender_before
from comention.actors.groups import group_name, is_acronym, is_definite
from comention.actors.name_parts import Parts, is_family, is_full, parts
from comention.domain import AnnotatedDocument, Kind, Mention
from comention.text import fold

# The share of a name's mentions that must be of one kind for the others to be taken for mistakes.
NEARLY_ALL = 0.75

Votes = Counter[tuple[Kind, str]]


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

    @property
    def is_short(self) -> bool:
        """Whether this is a person's name that means what its document says."""
        return self.kind is Kind.PERSON and bool(self.document)

    @property
    def is_full(self) -> bool:
        """Whether this is a person's full name."""
        return self.kind is Kind.PERSON and not self.key and not self.document


class Names:
    """The names in some documents, and where they stand.

    Args:
        read: The documents with their mentions.
        judged: The folded forms of which judgements speak.
        kinds: The kinds that some of them are judged to have.
    """

    def __init__(
        self, read: Sequence[AnnotatedDocument], judged: Collection[str], kinds: Mapping[str, Kind]
    ) -> None:
        self._judged = judged
        votes = _votes(read)
        self._elected = _elected(votes)
        self._ruled = {form: _ruled(votes[form], kind) for form, kind in kinds.items() if form in votes}
        self._texts: dict[Node, str] = {}
        self.by_document: dict[str, list[tuple[Mention, Node]]] = {}
        self.mentions: dict[Node, list[Mention]] = defaultdict(list)
        for annotated in read:
            named = list(self._named(annotated))
            self.by_document[annotated.document.id] = named
            for mention, node in named:
                self.mentions[node].append(mention)
        self.documents = {node: {m.document for m in found} for node, found in self.mentions.items()}

    def text(self, node: Node) -> str:
        """The form that a name has most often."""
        if node not in self._texts:
            counts = Counter(mention.text for mention in self.mentions[node])
            self._texts[node] = " ".join(min(counts, key=lambda form: (-counts[form], form)).split())
        return self._texts[node]

    def share_a_sentence(self, one: Node, other: Node) -> bool:
        """Whether two names stand together in a sentence."""
        places = {(mention.document, mention.sentence) for mention in self.mentions[one]}
        return any((mention.document, mention.sentence) in places for mention in self.mentions[other])

    def _named(self, annotated: AnnotatedDocument) -> Iterator[tuple[Mention, Node]]:
        """The mentions of a document, each with its name."""
        voted = [(mention, *self._vote(mention)) for mention in annotated.mentions]
        people = {parts(m.text) for m, kind, key in voted if kind is Kind.PERSON and not key}
        endings = {name[start:] for name in people for start in range(1, len(name) - 1)}
        long_groups = [group_name(m.text) for m, kind, _ in voted if kind is Kind.GROUP and " " in m.text]
        beginnings = {name.split()[0] for name in long_groups if name}
        named = []
        for mention, kind, key in voted:
            node = _node(mention, kind, key)
            is_end = node.parts in endings and is_family(mention.text)
            is_beginning = (
                not key and node.name in beginnings and is_definite(annotated.document.text, mention)
            )
            if is_end or is_beginning:
                node = node._replace(document=mention.document)
            form = self._form(mention)
            named.append((mention, node._replace(judged=form) if form else node))
        yield from _told_apart(annotated.document.text, named)

    def _form(self, mention: Mention) -> str:
        """The folded form of a mention, if judgements speak of it."""
        return form if self._judged and (form := fold(mention.text)) in self._judged else ""

    def _vote(self, mention: Mention) -> tuple[Kind, str]:
        """The kind and key of a mention, as a judgement, its table or nearly all of its namesakes have it."""
        form, own = fold(mention.text), (mention.kind, mention.key or "")
        return self._ruled.get(form) or (own if mention.key else self._elected.get(form, own))


def _told_apart(text: str, named: Sequence[tuple[Mention, Node]]) -> Iterator[tuple[Mention, Node]]:
    """The mentions with their names; those of a surname behind "M." and behind "Mme" have two names."""
    stated = [gender_before(text, mention) if node.is_short else "" for mention, node in named]
    if not any(stated):
        yield from named
        return
    both: dict[Node, set[str]] = defaultdict(set)
    for (_, node), gender in zip(named, stated, strict=True):
        both[node] |= {gender} - {""}
    for (mention, node), gender in zip(named, stated, strict=True):
        yield mention, node._replace(gender=gender) if len(both[node]) > 1 else node


def _node(mention: Mention, kind: Kind, key: str) -> Node:
    """The name of a mention, if nothing in its document makes it a short one."""
    if key:
        return Node(kind, key=key)
    if kind is Kind.PERSON:
        name = parts(mention.text)
        return Node(kind, name=" ".join(name), document="" if is_full(name) else mention.document)
    return Node(kind, name=group_name(mention.text), document=mention.document * is_acronym(mention.text))


def _votes(read: Sequence[AnnotatedDocument]) -> Mapping[str, Votes]:
    """By a folded form, how often it was found under each kind and key."""
    votes: dict[str, Votes] = defaultdict(Counter)
    for annotated in read:
        for mention in annotated.mentions:
            votes[fold(mention.text)][mention.kind, mention.key or ""] += 1
    return votes


def _elected(votes: Mapping[str, Votes]) -> dict[str, tuple[Kind, str]]:
    """For names found under several kinds, that of nearly all their mentions, with its key if it has one."""
    return {
        name: elected
        for name, counts in votes.items()
        for elected, count in counts.most_common(1)
        if len(counts) > 1 and count >= NEARLY_ALL * counts.total()
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
