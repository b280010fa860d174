"""What the recogniser found, cut down to names: no titles, articles or line breaks, and no offices."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from comention.domain import Form, Kind
from comention.mentions.candidates import Candidate, Trust
from comention.resources.context import context
from comention.resources.institutions import portfolio_names, stateless
from comention.resources.states import state_forms
from comention.resources.words import given_name_titles, particles, titles
from comention.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

KINDS = {"PER": Kind.PERSON, "PERSON": Kind.PERSON, "ORG": Kind.GROUP}
_WORD = re.compile(r"[^\s'\"(),;:/]+'?")
_LOWER_WORD = re.compile(r"(?<![\w'-])[a-zà-ÿœ]{2,}(?![\w-])")
_TAIL = re.compile(r"(?:'s|'|[\s,;:!?\-–—]+|(?<!\b[A-Z])\.)$")
_ARTICLES = frozenset(
    [
        "l",
        "le",
        "la",
        "les",
        "d",
        "de",
        "du",
        "des",
        "un",
        "une",
        "the",
        "a",
        "an",
        "qu",
        "n",
        "s",
        "c",
        "j",
        "m",
        "t",
    ]
)
# The share of a word's places behind an article from which it is no person's name.
OFTEN = 1 / 3
_WORD_BEFORE = re.compile(r"(?<![\w'-])(\w+) $")
_MOST_WORDS = {Kind.PERSON: 6, Kind.GROUP: 16}

Words = list[tuple[int, int]]


def named_candidates(doc: "Doc", text: str, lang: str) -> list[Candidate]:
    """The people and groups that the pipeline found in a document, of which ``text`` is the text.

    A single word that the document uses in lower case too is an ordinary word with a capital.
    """
    found = [
        Candidate(start, end, kind, trust=Trust.MODEL)
        for span in doc.ents
        for start, end in _lines(text, span)
        if (kind := _kind(span.label_, text[start:end], lang))
        for start, end in _trimmed(text, start, end, kind, lang)
    ]
    ordinary = frozenset(_LOWER_WORD.findall(text))
    elsewhere = Counter(span.text for span in doc.ents if span.label_ not in KINDS)
    return _agreed(
        text,
        [each for each in found if text[each.start : each.end].lower() not in ordinary],
        lang,
        elsewhere=elsewhere,
    )


def _kind(label: str, surface: str, lang: str) -> Kind | None:
    """The kind of a pipeline's label; of another label, a title with a name behind it is a person."""
    if label in KINDS:
        return KINDS[label]
    words = surface.split()
    titled = 0
    while titled < len(words) and fold(words[titled]) in titles(lang):
        titled += 1
    named = 0 < titled < len(words) and words[titled][0].isupper()
    return Kind.PERSON if named else None


def _lines(text: str, span: "Span") -> Iterator[tuple[int, int]]:
    """A span, or, of one that runs over a line break, the parts that share their line with other words."""
    pieces = list(re.finditer(r"[^\n]+", text[span.start_char : span.end_char]))
    for piece in pieces:
        start, end = span.start_char + piece.start(), span.start_char + piece.end()
        alone = text[start - 1 : start] == "\n" == text[end : end + 1]
        if len(pieces) == 1 or not alone:
            yield start, end


def _trimmed(text: str, start: int, end: int, kind: Kind, lang: str) -> Iterator[tuple[int, int]]:
    """The name within a stretch of text, if there is one."""
    words: Words = [(start + m.start(), start + m.end()) for m in _WORD.finditer(text[start:end])]
    while words and _is_no_start(text, words, kind, lang):
        words.pop(0)
    while words and kind is Kind.GROUP and _is_no_end(text[slice(*words[-1])], lang):
        words.pop()
    if not words or len(words) > _MOST_WORDS[kind]:
        return
    first = words[0][0]
    name = _TAIL.sub("", text[first : words[-1][1]])
    if _is_name(name, kind, lang):
        yield first, first + len(name)


def _is_no_start(text: str, words: Words, kind: Kind, lang: str) -> bool:
    """Whether the first word does not belong to the name: an article, or before a person a title."""
    surface = text[slice(*words[0])]
    folded = fold(surface)
    if not any(character.isalnum() for character in surface):
        return True
    if folded in _ARTICLES and (surface[0].islower() or surface.endswith("'") or kind is Kind.GROUP):
        return True
    if kind is Kind.GROUP:
        return False
    if folded in titles(lang):
        return len(words) != 2 or folded not in given_name_titles(lang)
    if folded in _nationalities(lang):
        return True
    return surface[0].islower() and folded.split(" ")[0] not in particles()


@cache
def _nationalities(lang: str) -> frozenset[str]:
    """The words before a name that tell where somebody comes from: "le Chinois [Xi Jinping]"."""
    ways = (Form.NATIONALITY, Form.ADJECTIVE)
    return frozenset(fold(form.text) for form in state_forms(lang) if form.form in ways)


def _is_no_end(surface: str, lang: str) -> bool:
    """Whether the last word of a group's name does not belong to it: "agency", "Spokesperson"."""
    return fold(surface) in _ARTICLES or (
        lang == "en" and (surface.islower() or fold(surface) in titles(lang))
    )


def _is_name(name: str, kind: Kind, lang: str) -> bool:
    """Whether a trimmed stretch can be a name at all."""
    if len(name) < 2 or not any(character.isupper() for character in name):
        return False
    folded = fold(name)
    if kind is Kind.PERSON:
        return not any(character.isdigit() for character in name) and folded not in titles(lang)
    office = fold(name.split()[0]) in titles(lang) and len(name.split()) > 1
    return not office and folded not in portfolio_names(lang) and folded not in stateless(lang)


def _agreed(
    text: str, found: Sequence[Candidate], lang: str, *, elsewhere: Mapping[str, int]
) -> list[Candidate]:
    """The candidates, a name always of the kind that it has most often; a person's surname is a person.

    ``elsewhere`` are the names that the document takes for something else, and how often: what is a place
    as often as not is nobody.
    """
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    places: dict[str, list[int]] = defaultdict(list)
    surnames = set()
    for candidate in found:
        name = text[candidate.start : candidate.end]
        places[name].append(candidate.start)
        if candidate.kind:
            votes[name][candidate.kind] += 1
        if candidate.kind is Kind.PERSON:
            surnames.update(name.split()[1:][-1:])
    agreed: dict[str, Kind | None] = {
        name: Kind.PERSON if name in surnames else kinds.most_common(1)[0][0]
        for name, kinds in votes.items()
        if name in surnames or kinds.total() > elsewhere.get(name, 0)
    }
    for name, kind in agreed.items():
        if kind is Kind.PERSON and " " not in name and name not in surnames:
            agreed[name] = _unless_articles(text, places[name], lang)
    return [
        replace(candidate, kind=kind)
        for candidate in found
        if (kind := agreed.get(text[candidate.start : candidate.end]))
    ]


def _unless_articles(text: str, places: Sequence[int], lang: str) -> Kind | None:
    """The kind of a word taken for a person: "les Gjs" are a group, and "un Gilet" is nobody."""
    before = [
        match[1] for place in places if (match := _WORD_BEFORE.search(text[max(0, place - 12) : place]))
    ]
    plural, singular = (
        sum(fold(word) in context(lang)[articles] for word in before)
        for articles in ("plural_articles", "singular_articles")
    )
    if plural + singular < min(len(places), max(2, OFTEN * len(places))):
        return Kind.PERSON  # once in a while a family is meant: "les Kennedy"
    return Kind.GROUP if plural > singular else None
