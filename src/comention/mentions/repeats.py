"""Names found once in a document are found wherever they stand in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ahocorasick_rs import AhoCorasick

from comention.domain import Kind, Span
from comention.mentions.candidates import Candidate, Trust
from comention.resources.words import particles, titles
from comention.text import BRACKETED, abbreviates, fold

# A word with a capital right before a name, unless it begins a sentence.
_CAPITAL_WORD = re.compile(r"(?<![.!?…:\n])[ \u00a0](?:[\"(]?)([A-ZÀ-ÖØ-Þ][\w'.-]*) $")
# What makes a longer word of a name.
_WORD = re.compile(r"[\w-]")


def find_repeats(text: str, settled: Sequence[Candidate], lang: str) -> list[Candidate]:
    """Further places of the people and groups of a document.

    They are looked for by their name and by the acronym that stands in brackets behind it, a person by the
    surname alone too.

    Args:
        text: The plain text.
        settled: The mentions found so far.
        lang: The language of the text.
    """
    names: dict[str, Candidate] = {}
    for candidate in settled:
        if candidate.kind in (Kind.PERSON, Kind.GROUP):
            for name, kind in _callable(text, candidate):
                names.setdefault(name, kind)
    if not names:
        return []
    return [
        replace(names[text[start:end]], start=start, end=end)
        for start, end in _places(text, names)
        if names[text[start:end]].kind is Kind.GROUP
        or not _has_another_name_before(text[max(0, start - 40) : start], lang)
    ]


def _places(text: str, names: Iterable[str]) -> Iterator[Span]:
    """Where the names stand as whole words, the longest at each place, none over another."""
    found = AhoCorasick(list(names)).find_matches_as_indexes(text, overlapping=True)
    position = 0
    for start, end in sorted(((start, end) for _, start, end in found), key=lambda p: (p[0], -p[1])):
        joined = (start and _WORD.match(text, start - 1)) or _WORD.match(text, end)
        if start >= position and not joined:
            yield Span(start, end)
            position = end


def _has_another_name_before(before: str, lang: str) -> bool:
    """Whether a name has a capital word before it that may be the given name of somebody else."""
    word = _CAPITAL_WORD.search(before)
    return word is not None and fold(word[1]) not in titles(lang)


def _callable(text: str, candidate: Candidate) -> list[tuple[str, Candidate]]:
    """What a candidate may be called elsewhere in the document, and what is then found."""
    name = text[candidate.start : candidate.end]
    if not candidate.proper or name.islower():
        return []
    surname = _surname(name) if candidate.kind is Kind.PERSON else ""
    calls = [(each, candidate) for each in (name, surname) if each]
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
