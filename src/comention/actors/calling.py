"""By what a judgement can call the actors of a graph, and which of these words mean one of them alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from comention.actors.identity import ids, table_names
from comention.actors.nodes import Forms, Node
from comention.domain import Actor, AnnotatedDocument, Document, Kind, Mention, Reference
from comention.text import fold

_SURROGATE = re.compile("[\ud800-\udfff]")


class Called(NamedTuple):
    """What an actor is called.

    Attributes:
        anyhow: All that a judgement can call the actor, or a part of it, by: names, forms and ids, folded.
        alone: A name or an id that calls no other actor too, nor a part of one; None if there is none.
        of_kind: Such a word that calls the whole actor where its kind is judged; None if there is none.
        dropped: Such a word that calls the whole actor where it is judged to be none; None if there is none.
    """

    anyhow: frozenset[str]
    alone: str | None
    of_kind: str | None = None
    dropped: str | None = None


class _Words(NamedTuple):
    """The words of an actor.

    Attributes:
        said: Its forms, and what the tables call it, folded.
        telling: Its name, and the ids that its names may have: its own first, then the shorter.
    """

    said: frozenset[str]
    telling: Sequence[str]

    @property
    def heard(self) -> frozenset[str]:
        """All that a judgement can call the actor by."""
        return self.said.union(map(fold, self.telling))

    @property
    def lasting(self) -> Sequence[str]:
        """Those of `telling` that stay: not a name that a judgement gave, which no text and no table has."""
        name = self.telling[0]
        return self.telling if fold(name) in self.said else [word for word in self.telling if word != name]


def called(actors: Collection[Actor]) -> Mapping[str, Called]:
    """By the ids of some actors, what each is called.

    Resolution hears an id wherever a name in a document may have it: "person:pen" is each "Le Pen" whom no
    document calls by a full name, "person:pen-in-a" the one of a single document.
    """
    names = _names(actors)
    words = {actor.id: _words(actor, names[actor.id]) for actor in actors}
    heard = {id: each.heard for id, each in words.items()}
    bearers = Counter(chain.from_iterable(heard.values()))
    parted = _parted(actors)

    def is_own(word: str) -> bool:
        return bearers[fold(word)] == 1 and _is_text(word)

    found = {}
    for actor in actors:
        told = words[actor.id]
        of_kind = (word for word in told.lasting if fold(word) not in parted)
        whole = (word for word in told.lasting if word in (actor.name, actor.id))
        found[actor.id] = Called(
            heard[actor.id],
            alone=next(filter(is_own, told.telling), None),
            of_kind=next(filter(is_own, of_kind), None),
            dropped=next(filter(is_own, whole), None),
        )
    return found


def _names(actors: Iterable[Actor]) -> Mapping[str, set[Node]]:
    """By the ids of some actors, the names that resolution compares, as far as mentions alone tell them."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    owners: dict[str, list[str]] = defaultdict(list)
    for actor in actors:
        for mention in actor.mentions:
            mentions[mention.document].append(mention)
            owners[mention.document].append(actor.id)
    documents = (Document(reference=Reference(id=id, lang=""), text="") for id in mentions)
    read = [AnnotatedDocument(each, (), tuple(mentions[each.id])) for each in documents]
    forms = Forms(read, (), {})
    nodes: dict[str, set[Node]] = defaultdict(set)
    for each in read:
        for (_, node), id in zip(forms.named(each), owners[each.document.id], strict=True):
            nodes[id].add(node)
    return nodes


def _words(actor: Actor, nodes: Collection[Node]) -> _Words:
    """The words of an actor that has some names."""
    tables = chain.from_iterable(table_names(key).values() for key in {node.key for node in nodes})
    understood = {id for node in nodes for id in ids(node.kind, node.key, [node])}
    said = frozenset(map(fold, chain(actor.aliases, tables)))
    return _Words(said, (actor.name, *sorted(understood, key=lambda id: (id != actor.id, len(id), id))))


def _parted(actors: Iterable[Actor]) -> frozenset[str]:
    """The forms that a judgement of their kind would take out of their actor: of a table, or of two kinds."""
    found = {(mention.text, mention.kind, mention.key) for actor in actors for mention in actor.mentions}
    kinds: dict[str, set[Kind]] = defaultdict(set)
    for text, kind, _ in found:
        kinds[fold(text)].add(kind)
    keyed = {fold(text) for text, _, key in found if key}
    return frozenset(keyed | {form for form, each in kinds.items() if len(each) > 1})


def _is_text(word: str) -> bool:
    """Whether a file can hold a word: some of it may be no character."""
    return not _SURROGATE.search(word) and bool(fold(word))
