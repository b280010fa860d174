"""By what a judgement can call the actors of a graph, and which of these words mean one of them alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from comention.actors.identity import ids, table_names
from comention.actors.nodes import Forms, Node
from comention.domain import Actor, AnnotatedDocument, Document, Kind, Mention, Reference
from comention.text import NAMES, fold


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


def called(actors: Collection[Actor]) -> Mapping[str, Called]:
    """By the ids of some actors, what each is called.

    Resolution hears an id wherever a name in a document may have it: "person:pen" is each "Le Pen" whom no
    document calls by a full name, "person:pen-in-a" the one of a single document.
    """
    names = _names(actors)
    heard = {actor.id: _heard(actor, names[actor.id]) for actor in actors}
    bearers = Counter(word for words in heard.values() for word in words)
    parted = _parted(actors)
    found = {}
    for actor in actors:
        own = [each for each in _own(actor, names[actor.id]) if bearers[fold(each)] == 1 and _is_text(each)]
        lasting = [each for each in own if each != actor.name or not _is_given(actor, names[actor.id])]
        found[actor.id] = Called(
            heard[actor.id],
            next(iter(own), None),
            next((each for each in lasting if fold(each) not in parted), None),
            next((each for each in lasting if each in (actor.name, actor.id)), None),
        )
    return found


def _names(actors: Iterable[Actor]) -> Mapping[str, list[Node]]:
    """By the ids of some actors, the names that resolution compares, as far as mentions alone tell them."""
    owned: dict[str, tuple[list[Mention], list[str]]] = {}
    for actor in actors:
        for mention in actor.mentions:
            mentions, owners = owned.setdefault(mention.document, ([], []))
            mentions.append(mention)
            owners.append(actor.id)
    documents = (Document(reference=Reference(id=id, lang=""), text="") for id in owned)
    read = [AnnotatedDocument(each, (), tuple(owned[each.id][0])) for each in documents]
    forms = Forms(read, (), {})
    pairs = {
        (node, id)
        for each in read
        for (_, node), id in zip(forms.named(each), owned[each.document.id][1], strict=True)
    }
    nodes: dict[str, list[Node]] = defaultdict(list)
    for node, id in sorted(pairs):
        nodes[id].append(node)
    return nodes


def _heard(actor: Actor, nodes: Iterable[Node]) -> frozenset[str]:
    words = {actor.name, *actor.aliases}
    for node in nodes:
        words |= {*table_names(node.key).values(), *_ids(node)}
    return frozenset(map(fold, words))


def _parted(actors: Iterable[Actor]) -> frozenset[str]:
    """The forms that a judgement of their kind would take out of their actor: of a table, or of two kinds."""
    kinds: dict[str, set[Kind]] = defaultdict(set)
    keyed = set()
    for actor in actors:
        for mention in actor.mentions:
            kinds[fold(mention.text)].add(mention.kind)
            if mention.key:
                keyed.add(fold(mention.text))
    return frozenset(keyed | {form for form, found in kinds.items() if len(found) > 1})


def _is_given(actor: Actor, nodes: Iterable[Node]) -> bool:
    """Whether a judgement gave an actor its name, which no text and no table has."""
    tables = {name for node in nodes for name in table_names(node.key).values()}
    return fold(actor.name) not in set(map(fold, (*actor.aliases, *tables)))


def _is_text(word: str) -> bool:
    """Whether a file can hold a word: some of it may be no character."""
    return not re.search("[\ud800-\udfff]", word) and bool(fold(word))


def _own(actor: Actor, nodes: Iterable[Node]) -> list[str]:
    """The words that may call an actor alone, those that say most to a reader first."""
    understood = sorted({id for node in nodes for id in _ids(node)}, key=lambda id: (len(id), id))
    return [actor.name, *(id for id in understood if id == actor.id), *understood]


@lru_cache(maxsize=NAMES)
def _ids(node: Node) -> tuple[str, ...]:
    return ids(node.kind, node.key, [node])
