"""What the recogniser found, cut down to names: no titles, articles or line breaks, and no offices."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from comention.domain import Kind
from comention.mentions.candidates import Candidate, Trust
from comention.resources.words import particles, titles
from comention.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

KINDS = {"PER": Kind.PERSON, "PERSON": Kind.PERSON, "ORG": Kind.GROUP}
_WORD = re.compile(r"[^\s'\"(),;:/]+'?")
_ARTICLES = frozenset({"l", "le", "la", "les", "d", "de", "du", "des", "un", "une", "the", "a", "an", "qu", "n", "s", "c", "j", "m", "t"})
_MOST_WORDS = {Kind.PERSON: 6, Kind.GROUP: 16}


def named_candidates(doc: "Doc", lang: str) -> list[Candidate]:
    """The people and groups that the pipeline found in a document."""
    found = [
        Candidate(start, end, kind, trust=Trust.MODEL)
        for span in doc.ents
        if (kind := KINDS.get(span.label_))
        for start, end in _lines(doc.text, span)
        for start, end in _trimmed(doc.text, start, end, kind, lang)
    ]
    return _of_one_kind(doc.text, found)


def _lines(text: str, span: "Span") -> Iterator[tuple[int, int]]:
    """A span, or, of one that runs over a line break, the parts that share their line with other words."""
    pieces = list(re.finditer(r"[^\n]+", text[span.start_char : span.end_char]))
    for piece in pieces:
        start, end = span.start_char + piece.start(), span.start_char + piece.end()
        alone = text[:start].endswith("\n") and text[end:].startswith("\n")
        if len(pieces) == 1 or not alone:
            yield start, end


def _trimmed(text: str, start: int, end: int, kind: Kind, lang: str) -> Iterator[tuple[int, int]]:
    """The name within a stretch of text, if there is one."""
    words = [(start + m.start(), start + m.end()) for m in _WORD.finditer(text[start:end])]
    while words and _is_no_part(text, words[0], kind, lang):
        words.pop(0)
    if not words or len(words) > _MOST_WORDS[kind]:
        return
    first, last = words[0][0], words[-1][1]
    name = text[first:last]
    name = re.sub(r"('s|'|[\s.,;:!?\-–—]+)$", "", name) if not re.search(r"\b[A-Z]\.$", name) else name
    if _is_name(name, kind, lang):
        yield first, first + len(name)


def _is_no_part(text: str, word: tuple[int, int], kind: Kind, lang: str) -> bool:
    """Whether the first word of a name does not belong to it: an article, or before a person a title."""
    surface = text[slice(*word)]
    folded = fold(surface)
    if folded in _ARTICLES and (surface.islower() or surface.endswith("'") or kind is Kind.GROUP):
        return True
    if not any(character.isalnum() for character in surface):
        return True
    if kind is Kind.PERSON:
        return folded in titles(lang) or (surface[0].islower() and not _is_particle(folded))
    return False


def _is_particle(folded: str) -> bool:
    return folded.split(" ")[0] in particles()


def _is_name(name: str, kind: Kind, lang: str) -> bool:
    """Whether a trimmed stretch can be a name at all."""
    if len(name) < 2 or not any(character.isupper() for character in name):
        return False
    if kind is Kind.PERSON:
        return not any(character.isdigit() for character in name) and fold(name) not in titles(lang)
    return fold(name.split()[0]) not in titles(lang) or len(name.split()) == 1


def _of_one_kind(text: str, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with one kind for one name: the kind that it was given most often."""
    candidates = list(found)
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for candidate in candidates:
        if candidate.kind:
            votes[text[candidate.start : candidate.end]][candidate.kind] += 1
    return [
        Candidate(c.start, c.end, votes[text[c.start : c.end]].most_common(1)[0][0], trust=Trust.MODEL)
        for c in candidates
    ]
