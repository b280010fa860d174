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


class Reading(NamedTuple):
    """What a form is read as, wherever it stands.

    Attributes:
        node: The name, without a document.
        is_local: Whether it means what its document says, whatever that is.
        words: Those of a person's name.
        is_family: Whether its words are one family name.
        begins: Of a group's name of several words the first, else nothing.
    """

    node: Node
    is_local: bool
    words: Parts
    is_family: bool
    begins: str


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
        self._judged = judged
        votes = _votes(read)
        self._elected = _elected(votes)
        self._ruled = {form: _ruled(votes[form], kind) for form, kind in kinds.items() if form in votes}
        self._readings: dict[tuple[str, Kind, str | None], Reading] = {}

    def named(self, annotated: AnnotatedDocument) -> Iterator[tuple[Mention, Node]]:
        """The mentions of a document, each with its name."""
        read = [(mention, self._reading(mention)) for mention in annotated.mentions]
        people = {each.words for _, each in read if each.node.kind is Kind.PERSON and not each.node.key}
        endings = {name[start:] for name in people for start in range(1, len(name) - 1)}
        beginnings = {each.begins for _, each in read} - {""}
        named = []
        for mention, (node, is_local, words, one_family, _) in read:
            is_end = one_family and words in endings
            is_beginning = (
                node.name in beginnings and not node.key and is_definite(annotated.document.text, mention)
            )
            local = is_local or is_end or is_beginning
            named.append((mention, node._replace(document=mention.document) if local else node))
        yield from _told_apart(annotated.document.text, named)

    def _reading(self, mention: Mention) -> Reading:
        """What the form of a mention is read as."""
        said = mention.text, mention.kind, mention.key
        if said not in self._readings:
            form = fold(mention.text)
            own = (mention.kind, mention.key or "")
            voted = self._ruled.get(form) or (own if mention.key else self._elected.get(form, own))
            self._readings[said] = _reading(mention.text, *voted, form if form in self._judged else "")
        return self._readings[said]


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
        forms = Forms(read, judged, kinds)
        self._texts: dict[Node, str] = {}
        self.by_document: dict[str, list[tuple[Mention, Node]]] = {}
        self.mentions: dict[Node, list[Mention]] = defaultdict(list)
        for annotated in read:
            named = list(forms.named(annotated))
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


def _reading(text: str, kind: Kind, key: str, judged: str) -> Reading:
    """What a form is read as that was found under a kind and a key; judgements may speak of it."""
    name = "" if key else " ".join(parts(text)) if kind is Kind.PERSON else group_name(text)
    node = Node(kind, key, name, judged=judged)
    words = parts(text) if kind is Kind.PERSON and not key else node.parts
    is_short = not is_full(words) if kind is Kind.PERSON else is_acronym(text)
    group = group_name(text) if kind is Kind.GROUP and " " in text else ""
    return Reading(node, is_short and not key, words, is_family(text), group.partition(" ")[0])


def _votes(read: Sequence[AnnotatedDocument]) -> Mapping[str, Votes]:
    """By a folded form, how often it was found under each kind and key."""
    counts = Counter((m.text, m.kind, m.key or "") for annotated in read for m in annotated.mentions)
    votes: dict[str, Votes] = defaultdict(Counter)
    for (text, kind, key), count in counts.items():
        votes[fold(text)][kind, key] += count
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
