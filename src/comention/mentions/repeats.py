"""Names found once in a document are found wherever they stand in it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from comention.domain import Kind
from comention.mentions.candidates import Candidate, Trust
from comention.resources.words import particles
from comention.text import BRACKETED, abbreviates, fold


def find_repeats(text: str, settled: Sequence[Candidate]) -> list[Candidate]:
    """Further places of the people and groups of a document.

    A person is looked for by the full name and by the surname alone; a group by its name and by the
    acronym that stands in brackets behind it.
    """
    names: dict[str, Candidate] = {}
    for candidate in settled:
        if candidate.kind in (Kind.PERSON, Kind.GROUP):
            for name, kind in _callable(text, candidate):
                names.setdefault(name, kind)
    if not names:
        return []
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
    return [replace(names[m[0]], start=m.start(), end=m.end()) for m in pattern.finditer(text)]


def _callable(text: str, candidate: Candidate) -> list[tuple[str, Candidate]]:
    """What a candidate may be called elsewhere in the document, and what is then found."""
    name = text[candidate.start : candidate.end]
    if candidate.kind is Kind.PERSON:
        return [(each, candidate) for each in (name, _surname(name)) if each]
    if not candidate.proper:
        return []
    calls = [(name, candidate)]
    acronym = BRACKETED.match(text, candidate.end)
    if acronym and abbreviates(acronym[1], name):
        calls.append((acronym[1], replace(candidate, trust=Trust.CONTEXT)))
    return calls


def _surname(name: str) -> str:
    """The last word of a full name with the particles before it, or an empty string."""
    words = name.split()
    if len(words) < 2:
        return ""
    first = len(words) - 1
    while first > 1 and fold(words[first - 1]) in particles():
        first -= 1
    surname = " ".join(words[first:])
    return surname if len(surname) > 2 and any(character.isupper() for character in surname) else ""
