"""Who is who among the names of people: the same person has one full name and many short ones."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from comention.resources.words import particles
from comention.text import fold

Parts = tuple[str, ...]
# For each name, by document, the name of the person who is meant.
PeopleByDocument = dict[Parts, dict[str, Parts]]
# A surname alone is given to the one bearer that a corpus knows only if so many documents name that one
# in full.
KNOWN_IN = 2


def parts(name: str) -> Parts:
    """The words of a name that tell people apart, folded, without particles.

    >>> parts("Abou Mahdi al-Mouhandes")
    ('mahdi', 'mouhandes')
    """
    words = fold(name).split()
    return tuple(word for word in words if word not in particles()) or tuple(words)


def is_full(name: Parts) -> bool:
    """Whether a name has a given name, or its initial, and a surname."""
    return len(name) > 1


def same_person(names: Mapping[Parts, Collection[str]]) -> PeopleByDocument:
    """For each name, in each document, the full name of the person who is meant.

    Args:
        names: Every name in a corpus, with the ids of the documents where it stands.

    Returns:
        By name and document id, the name that stands for the person: a full one where the document, or else
        the corpus, has exactly one that fits; otherwise the name itself. What fits two people fits nobody.
    """
    full = {name: frozenset(documents) for name, documents in names.items() if is_full(name)}
    longest = _longest(full)
    by_document: dict[str, set[Parts]] = defaultdict(set)
    by_surname: dict[str, Counter[Parts]] = defaultdict(Counter)
    for name, documents in full.items():
        by_surname[name[-1]][longest[name]] += len(documents)
        for document in documents:
            by_document[document].add(longest[name])
    return {
        name: {
            document: longest.get(name) or _meant(name, by_document[document], by_surname)
            for document in documents
        }
        for name, documents in names.items()
    }


def _meant(name: Parts, present: Collection[Parts], by_surname: Mapping[str, Counter[Parts]]) -> Parts:
    """The person whom a single name means in a document that names some people in full."""
    (word,) = name
    for bearers in ([p for p in present if p[-1] == word], [p for p in present if p[0] == word]):
        if bearers:
            return bearers[0] if len(bearers) == 1 else name
    known = by_surname[word] if word in by_surname else Counter()
    if len(known) == 1:
        ((bearer, documents),) = known.items()
        return bearer if documents >= KNOWN_IN else name
    return name


def _longest(full: Collection[Parts]) -> dict[Parts, Parts]:
    """For each full name the one longer form of it, if there is exactly one that is no further extended."""
    by_surname: dict[str, list[Parts]] = defaultdict(list)
    for name in full:
        by_surname[name[-1]].append(name)
    longest = {}
    for name in full:
        longer = [other for other in by_surname[name[-1]] if _extends(other, name)]
        longest[name] = longer[0] if len(longer) == 1 else name
    return {name: longest[other] for name, other in longest.items()}


def _extends(longer: Parts, name: Parts) -> bool:
    """Whether one name is another with more said: an initial spelt out, or a middle name.

    >>> _extends(("donald", "john", "trump"), ("donald", "trump"))
    True
    >>> _extends(("george", "h", "w", "bush"), ("george", "w", "bush"))
    False
    """
    if len(name) == len(longer):
        return (
            name != longer
            and len(name[0]) == 1 < len(longer[0])
            and longer[0][0] == name[0]
            and name[1:] == longer[1:]
        )
    if len(name) > len(longer) or any(len(word) == 1 for word in name) or name[0] != longer[0]:
        return False
    rest = iter(longer)
    return all(word in rest for word in name)
