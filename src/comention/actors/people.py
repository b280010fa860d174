"""Who is who among the names of people: the same person has one full name and many short ones."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from comention.resources.words import leading_family_names, particles
from comention.text import fold, plain

Parts = tuple[str, ...]
# For each name, by document, the name of the person who is meant.
PeopleByDocument = dict[Parts, dict[str, Parts]]
# A surname alone is given to the one bearer that a corpus knows only if so many documents name that one
# in full.
KNOWN_IN = 2
# Particles that tell people apart: Mohamed Salah is not Mohamed Ben Salah.
_KINSHIP = frozenset(["ben", "bin", "ibn", "bint", "abou", "abu", "ould", "oum", "umm"])
_WORD = re.compile(r"[^\s'.-]+")


def parts(name: str) -> Parts:
    """The words of a name that tell people apart, folded, without articles and particles.

    >>> parts("Abou Mahdi al-Mouhandes"), parts("Marine Le Pen"), parts("Al Gore")
    (('abou', 'mahdi', 'mouhandes'), ('marine', 'pen'), ('al', 'gore'))
    """
    text = plain(name)
    words = [(match[0], text[match.end() : match.end() + 1], match.start()) for match in _WORD.finditer(text)]
    kept = [fold(word) for word, behind, start in words if not _is_particle(word, behind, first=start == 0)]
    return tuple(kept) or tuple(fold(name).split())


def _is_particle(word: str, behind: str, *, first: bool) -> bool:
    """Whether a word of a name is an article or a particle, and not an initial or a given name like it."""
    folded = fold(word)
    if folded not in particles() or folded in _KINSHIP:
        return False
    is_initial = len(word) == 1 and word.isupper() and behind in ". "
    is_given = first and word in ("Al", "El") and behind == " "
    return not (is_initial or is_given)


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
            document: _in_document(longest.get(name, name), by_document[document], by_surname)
            for document in documents
        }
        for name, documents in names.items()
    }


def _in_document(name: Parts, present: Collection[Parts], by_surname: Mapping[str, Counter[Parts]]) -> Parts:
    """The person whom a name means in a document that names some people in full."""
    longer = [person for person in present if len(person) > len(name) and person[-len(name) :] == name]
    if longer:
        return longer[0] if len(longer) == 1 else name
    if is_full(name):
        return name
    if name[0] in leading_family_names():
        bearers = [person for person in present if person[0] == name[0]]
        if bearers:
            return bearers[0] if len(bearers) == 1 else name
    known = by_surname[name[0]] if name[0] in by_surname else Counter()
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
    return all(word in rest for word in name) and not _KINSHIP.intersection(longer).difference(name)
