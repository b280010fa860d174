"""What an actor is called: an id that more documents leave as it is, and the name that a reader is shown."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from comention.actors.name_parts import Parts, generation, is_full, parts, sounds, without_generation
from comention.actors.nodes import Node
from comention.domain import Kind, Mention
from comention.resources.groups import groups
from comention.resources.states import states
from comention.text import fold

_WORD = re.compile(r"[^\W_]+")


def table_names(key: str) -> dict[str, str]:
    """By language, the names of a state or a known group; none for a key of no table.

    >>> table_names("state:IQ")["fr"]
    'Irak'
    """
    if not key:
        return {}
    sort, _, name = key.partition(":")
    entry = states().get(name) if sort == "state" else groups().get(name)
    return dict(entry.names) if entry else {}


def ids(kind: Kind, key: str, nodes: Collection[Node]) -> tuple[str, ...]:
    """The ids that the actor of some names may have, the shorter first; they do not depend on counts.

    The key of its table; of a person the sounds of the given and the family name, so that spellings and
    middle names that come to be known change nothing; of a group its longest name. Behind those of a name
    that means what its document says, that document.
    """
    if key:
        sort, _, name = key.partition(":")
        return (f"{kind.lower()}:{name}" if sort != kind.lower() else key,)
    possible = _person_ids(nodes) if kind is Kind.PERSON else _group_ids(nodes)
    if all(node.document for node in nodes):
        document = "-".join(_WORD.findall(fold(min(node.document for node in nodes))))
        possible = (*possible, f"{possible[-1]}-in-{document}")
    return tuple(f"{kind.lower()}:{each}" for each in possible)


def _person_ids(nodes: Collection[Node]) -> tuple[str, ...]:
    name = min(
        {node.parts for node in nodes if node.is_full}
        or {node.parts if node.name else parts(node.judged or node.key.partition(":")[2]) for node in nodes},
        key=lambda name: (any(len(word) == 1 for word in name), len(name), sounds(name)),
    )
    return tuple("-".join(words) for words in (_ends(name), sounds(name)))


def _group_ids(nodes: Collection[Node]) -> tuple[str, ...]:
    """The longest name; a form that a judgement keeps from its table's actor is one too."""
    names = (node.name or node.judged or fold(node.key) for node in nodes)
    return ("-".join(min(names, key=lambda name: (-len(name), name)).split()),)


def _ends(name: Parts) -> Parts:
    """The sounds of the given and the family name, with what tells namesakes of a family apart."""
    heard = sounds(without_generation(name))
    ends = (heard[0], heard[-1]) if len(heard) > 1 else heard
    return (*ends, *sorted(generation(name))) if len(heard) < len(name) else ends


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


def name_in(lang: str, key: str, mentions: Sequence[Mention], local: Collection[str]) -> str:
    """What an actor is called in a language.

    A state by its name there; a known group too, unless the documents in the language only ever call it
    otherwise ("NASA"); another one by the form that names it best.

    Args:
        lang: The language.
        key: The key of a table, or nothing.
        mentions: All mentions of the actor.
        local: The ids of the documents in the language.
    """
    names = table_names(key)
    name = names.get(lang, names.get("en", ""))
    if not (name and key.startswith("state:")):
        own = [mention for mention in mentions if mention.document in local]
        if not name or (own and not _is_used(name, own)):
            name = display_name(own or mentions)
    return name[:1].upper() + name[1:]


def _is_used(name: str, mentions: Sequence[Mention]) -> bool:
    """Whether one of some mentions has a name, folded."""
    folded = fold(name)
    return any(fold(form) == folded for form in {mention.text for mention in mentions})
