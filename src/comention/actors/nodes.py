"""Mentions to names: what is compared with one another to tell who is who."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from comention.actors.groups import group_name, is_acronym, is_short_for
from comention.actors.people import Parts, is_family, is_full, parts
from comention.domain import AnnotatedDocument, Kind, Mention
from comention.text import fold

# The share of a name's mentions that must be of one kind for the others to be taken for mistakes.
NEARLY_ALL = 0.75


class Node(NamedTuple):
    """A name as it is compared.

    A name of a table is its ``key``. A name that says little, a surname alone or an acronym, means what its
    ``document`` says; another means the same everywhere and has none. ``judged`` is the folded form of a
    mention where a judgement speaks of it, which then is a name by itself.
    """

    kind: Kind
    key: str = ""
    name: str = ""
    document: str = ""
    judged: str = ""

    @property
    def parts(self) -> Parts:
        """The words of a person's name."""
        return tuple(self.name.split()) or ("",)

    @property
    def is_full(self) -> bool:
        """Whether this is a person's full name."""
        return self.kind is Kind.PERSON and not self.key and not self.document


class Names:
    """The names in some documents, and where they stand.

    Args:
        read: The documents with their mentions.
        judged: The folded forms of which judgements speak.
        kinds: The kinds that judgements give some of them.
    """

    def __init__(
        self, read: Sequence[AnnotatedDocument], judged: Collection[str], kinds: Mapping[str, Kind]
    ) -> None:
        self._judged = judged
        self._kinds = kinds
        self._elected = _elected(read)
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

    def _named(self, annotated: AnnotatedDocument) -> Iterator[tuple[Mention, Node]]:
        """The mentions of a document, each with its name."""
        voted = [(mention, *self._vote(mention)) for mention in annotated.mentions]
        people = {parts(m.text) for m, kind, key in voted if kind is Kind.PERSON and not key}
        endings = {name[start:] for name in people for start in range(1, len(name) - 1)}
        long_groups = [group_name(m.text) for m, kind, _ in voted if kind is Kind.GROUP and " " in m.text]
        for mention, kind, key in voted:
            form = fold(mention.text)
            node = _node(mention, kind, key)
            if (node.parts in endings and is_family(mention.text)) or any(
                is_short_for(annotated.document.text, mention, name) for name in long_groups if not key
            ):
                node = node._replace(document=mention.document)
            yield mention, node._replace(judged=form if form in self._judged else "")

    def _vote(self, mention: Mention) -> tuple[Kind, str]:
        """The kind and key of a mention, as a judgement, its table or nearly all of its namesakes have it."""
        own = mention.kind, mention.key or ""
        form = fold(mention.text)
        if form in self._kinds:
            return self._kinds[form], own[1] if self._kinds[form] is own[0] else ""
        return own if mention.key else self._elected.get(form, own)


def _node(mention: Mention, kind: Kind, key: str) -> Node:
    """The name of a mention, if nothing in its document makes it a short one."""
    if key:
        return Node(kind, key=key)
    if kind is Kind.PERSON:
        name = parts(mention.text)
        return Node(kind, name=" ".join(name), document="" if is_full(name) else mention.document)
    return Node(kind, name=group_name(mention.text), document=mention.document * is_acronym(mention.text))


def _elected(read: Sequence[AnnotatedDocument]) -> dict[str, tuple[Kind, str]]:
    """For names found under several kinds, that of nearly all their mentions, with its key if it has one."""
    votes: dict[str, Counter[tuple[Kind, str]]] = defaultdict(Counter)
    for annotated in read:
        for mention in annotated.mentions:
            votes[fold(mention.text)][mention.kind, mention.key or ""] += 1
    return {
        name: elected
        for name, counts in votes.items()
        for elected, count in counts.most_common(1)
        if len(counts) > 1 and count >= NEARLY_ALL * counts.total()
    }
