"""Mentions to actors: who is who, within a document and across all."""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from comention.actors.groups import expansions, group_name, one_expansion
from comention.actors.people import Parts, PeopleByDocument, is_full, parts, same_person
from comention.domain import Actor, AnnotatedDocument, Kind, Mention
from comention.resources.groups import Group, groups
from comention.resources.states import states
from comention.text import fold

# The share of a name's mentions that must be of one kind for the others to be taken for mistakes.
NEARLY_ALL = 0.75


class Identity(NamedTuple):
    """What an actor is before it has an id: a kind, and the key of a table or else a name."""

    kind: Kind
    key: str | None = None
    name: str = ""


def resolve(documents: Iterable[AnnotatedDocument], *, lang: str | None = None) -> tuple[Actor, ...]:
    """The actors of a corpus, each with all its mentions; those mentioned most come first.

    What the documents do not decide stays apart: a wrong merge is worse than a missed one. Neither ids nor
    names depend on the order of the documents.

    Args:
        documents: The documents with their mentions.
        lang: The language of the names of states and known groups; that of most documents where it is None.
    """
    read = sorted(documents, key=lambda annotated: annotated.document.id)
    mentions: dict[Identity, list[Mention]] = defaultdict(list)
    for mention, identity in _identified(read):
        mentions[identity].append(mention)
    language = lang or _main_language(read)
    local = {each.document.id for each in read if each.document.lang == language}
    actors = [_actor(identity, found, language, local) for identity, found in mentions.items()]
    return tuple(
        sorted(_with_own_ids(actors), key=lambda actor: (-len(actor.mentions), actor.name, actor.id))
    )


def _main_language(read: Sequence[AnnotatedDocument]) -> str:
    counts = Counter(annotated.document.lang for annotated in read)
    return min(counts, key=lambda lang: (-counts[lang], lang), default="en")


def _identified(read: Sequence[AnnotatedDocument]) -> Iterator[tuple[Mention, Identity]]:
    """Every mention with the identity of its actor."""
    elected = _elected(read)

    def voted(mention: Mention) -> tuple[Kind, str | None]:
        own = mention.kind, mention.key
        return own if mention.key else elected.get(fold(mention.text), own)

    people = _people(read, voted)

    def identity(mention: Mention) -> Identity:
        kind, key = voted(mention)
        if key:
            return Identity(kind, key=key)
        if kind is Kind.PERSON:
            return Identity(kind, name=" ".join(people[parts(mention.text)][mention.document]))
        return Identity(kind, name=group_name(mention.text))

    expanded = [{short: identity(mention) for short, mention in expansions(each).items()} for each in read]
    everywhere = one_expansion(expanded)
    for annotated, here in zip(read, expanded, strict=True):
        for mention in annotated.mentions:
            own = identity(mention)
            short = group_name(mention.text)
            yield mention, own if own.key else here.get(short) or everywhere.get(short) or own


def _elected(read: Sequence[AnnotatedDocument]) -> dict[str, tuple[Kind, str | None]]:
    """For names found under several kinds, that of nearly all their mentions, with its key if it has one."""
    votes: dict[str, Counter[tuple[Kind, str | None]]] = defaultdict(Counter)
    for annotated in read:
        for mention in annotated.mentions:
            votes[fold(mention.text)][mention.kind, mention.key] += 1
    return {
        name: elected
        for name, counts in votes.items()
        for elected, count in counts.most_common(1)
        if len(counts) > 1 and count >= NEARLY_ALL * counts.total()
    }


def _people(
    read: Sequence[AnnotatedDocument], voted: Callable[[Mention], tuple[Kind, str | None]]
) -> PeopleByDocument:
    names: dict[Parts, set[str]] = defaultdict(set)
    for annotated in read:
        for mention in annotated.mentions:
            if voted(mention) == (Kind.PERSON, None):
                names[parts(mention.text)].add(mention.document)
    return same_person(names)


def _actor(identity: Identity, mentions: Sequence[Mention], lang: str, local: Container[str]) -> Actor:
    """An actor; ``local`` are the documents in the language of its name."""
    kind, key = identity.kind, identity.key
    ordered = tuple(sorted(mentions, key=lambda mention: (mention.document, mention.start, mention.end)))
    if key and kind is Kind.STATE:
        state = states()[key.removeprefix("state:")]
        return Actor(key, state.names.get(lang, state.names["en"]), kind, ordered, state.wikidata)
    group = groups().get(key.removeprefix("group:")) if key else None
    own = [mention for mention in ordered if mention.document in local]
    name = _table_name(group, own, lang) if group else display_name(own or ordered)
    return Actor(key or f"{kind.lower()}:{_slug(name)}", name[:1].upper() + name[1:], kind, ordered)


def _table_name(group: Group, own: Sequence[Mention], lang: str) -> str:
    """A known group's name in a language, unless the documents in it only ever call it otherwise ("NASA")."""
    name = group.names.get(lang, group.names["en"])
    used = {fold(mention.text) for mention in own}
    return name if not used or fold(name) in used else display_name(own)


def display_name(mentions: Sequence[Mention]) -> str:
    """The form that names an actor best: of a person a full name, then the most frequent, longest, first.

    >>> from comention.domain import Form
    >>> forms = ("Ali Taleb", "Taleb", "Taleb")
    >>> display_name([Mention("d", i, i, form, Kind.PERSON, Form.NAME, 0) for i, form in enumerate(forms)])
    'Ali Taleb'
    """
    counts = Counter(mention.text for mention in mentions)
    full = [form for form in counts if mentions[0].kind is Kind.PERSON and is_full(parts(form))]
    best = min(full or counts, key=lambda form: (-counts[form], -len(form), form))
    return " ".join(best.split())


def _slug(name: str) -> str:
    return "-".join(fold(name).split())


def _with_own_ids(actors: Iterable[Actor]) -> list[Actor]:
    """The actors, of which no two have one id."""
    taken: Counter[str] = Counter()
    unique = []
    for actor in sorted(actors, key=_by_table_first):
        taken[actor.id] += 1
        own = actor.id if taken[actor.id] == 1 else f"{actor.id}-{taken[actor.id]}"
        unique.append(Actor(own, actor.name, actor.kind, actor.mentions, actor.wikidata))
    return unique


def _by_table_first(actor: Actor) -> tuple[str, bool, str, str, int]:
    first = actor.mentions[0]
    return actor.id, first.key is None, actor.name, first.document, first.start
