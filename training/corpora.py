"""Annotated corpora to training samples: texts with the people, groups, places and other names in them."""

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from comention.domain import Form
from comention.resources.states import state_forms
from comention.resources.words import given_name_titles, particles, titles
from comention.text import fold, plain

LABELS = ("LOC", "MISC", "ORG", "PER")

# Blanks that stand in tokenised text only; French sets one before ":;!?" and within its quotation marks.
_LOOSE = re.compile(
    r"(?<=\S)[ ]+(?=[.,)\]…](?![.\d]))|(?<=[(\[])[ ]+|(?<=\b[cdjlmnst]')[ ]+|(?<=\bqu')[ ]+", re.I
)
_ORDINAL = re.compile(r"(?<=\d)[ ]+(?=(?:er|re|e|ème)\b)")
_EDGES = " \n\t\"'(),;:"
_ARTICLE = re.compile(r"(?:l'|les? |la |du |des |une? )\s*(?=\S)")
# What a name is most likely, where two of its labels cover the same characters.
_ORDER = ("PER", "LOC", "ORG", "MISC")

_WINER = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Event": "MISC", "Product": "MISC"}
# Common nouns that POPCORN's heuristic took for names since they are capitalised.
_COMMON = frozenset(
    {"agence", "armee", "armees", "autorites", "etat", "etats", "gouvernement", "gendarmerie", "justice"}
    | {"mairie", "ministere", "ouvriers", "parlement", "police", "policiers", "pompiers", "prefecture"}
    | {"republique", "senat", "service", "services"}
)
# Behind these words stands what a minister is in charge of, which is no name, or the rest of a ministry's.
_MINISTER = re.compile(
    r"\b(?:ministres?|secrétaires? d'état)(?: \w+){0,2}? (?:à |à la |à l'|aux? |chargée? )?"
    r"(?:de |de la |de l'|d'|du |des )?$",
    re.IGNORECASE,
)
_MINISTRY = re.compile(r"\bministères?(?: \w+)? (?:de |de la |de l'|d'|du |des )$", re.IGNORECASE)
# Buildings and grounds, which some corpora take for organisations and our guide for places.
_PLACE = re.compile(
    r"(?:aérodrome|aéroport|base|basilique|cathédrale|centrale|clinique|collège|église|gare|hôpital|hôtel|lycée|mosquée"
    r"|musée|prison|stade|station|théâtre|usine)\b",
    re.IGNORECASE,
)
_NO_GROUP = re.compile(r"(?:services? d|famille |époux |frères )", re.IGNORECASE)


class Labelled(NamedTuple):
    """Some characters of a text and what they name."""

    start: int
    end: int
    label: str


class Sample(NamedTuple):
    """A text with its names in reading order, none over another."""

    text: str
    spans: tuple[Labelled, ...]


def winer(path: Path) -> list[Sample]:
    """The articles of WiNER-fr; events and products are MISC, so that they are not taken for actors."""
    return [
        _sample(row["text"], (_span(entity, _WINER.get(entity[2])) for entity in row["entities"]))
        for row in _rows(path)
    ]


def popcorn(path: Path) -> list[Sample]:
    """The reports of POPCORN with their proper names; common nouns that it maps to groups are left out."""
    return [
        _sample(
            row["text"], (_span(entity, _popcorn_label(row["text"], entity)) for entity in row["entities"])
        )
        for row in _rows(path)
    ]


def wikiner(path: Path) -> list[Sample]:
    """The sentences of WikiNER-fr, put together as one writes them."""
    return [_sentence(row["tokens"], row["tags"]) for row in _rows(path)]


def _rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _span(entity: Sequence, label: str | None) -> Labelled | None:
    return Labelled(entity[0], entity[1], label) if label else None


def _popcorn_label(text: str, entity: Sequence) -> str | None:
    start, end, kind, label = entity
    name = text[start:end]
    if kind in {"FIRSTNAME_0", "LASTNAME_0"}:
        return "PER"
    if label == "ORG" and (kind == "GROUP_OF_INDIVIDUALS" or fold(name) in _COMMON or _NO_GROUP.match(name)):
        return None
    return label


def _sentence(tokens: Sequence[str], tags: Sequence[str]) -> Sample:
    spans: list[Labelled] = []
    position = 0
    for token, tag in zip(tokens, tags, strict=True):
        end = position + len(token)
        if tag.startswith("I-") and spans and spans[-1].end == position - 1:
            spans[-1] = spans[-1]._replace(end=end)
        elif tag != "O":
            spans.append(Labelled(position, end, tag[2:]))
        position = end + 1
    return _sample(" ".join(tokens), spans)


def _sample(text: str, spans: Iterable[Labelled | None]) -> Sample:
    """A sample as comention will see such a text: plain signs, no tokeniser's blanks, no titles."""
    text, moved = mend(plain(text), [span for span in spans if span])
    trimmed = (guided(text, span) for span in moved)
    return Sample(text, flatten(text, [span for span in trimmed if span]))


def mend(text: str, spans: Sequence[Labelled]) -> tuple[str, list[Labelled]]:
    """The text without the blanks that a tokeniser left, and the spans where they are then.

    >>> mend("Nelson Mandela , de l' ANC .", [Labelled(23, 26, "ORG")])
    ("Nelson Mandela, de l'ANC.", [Labelled(start=21, end=24, label='ORG')])
    """
    loose = {i for pattern in (_LOOSE, _ORDINAL) for m in pattern.finditer(text) for i in range(*m.span())}
    gone = sorted(loose)
    kept = "".join(character for index, character in enumerate(text) if index not in loose)
    moved = [
        span._replace(
            start=span.start - bisect_left(gone, span.start), end=span.end - bisect_left(gone, span.end)
        )
        for span in spans
    ]
    return kept, moved


def guided(text: str, span: Labelled) -> Labelled | None:
    """The span as our annotation guide has it, None if it is no name but a nationality, say.

    >>> guided("le ministère de la Défense", Labelled(19, 26, "ORG"))
    Labelled(start=3, end=26, label='ORG')
    """
    trimmed = trim(text, span)
    if trimmed is None or fold(text[trimmed.start : trimmed.end]) in _demonyms():
        return None
    if trimmed.label != "ORG":
        return trimmed
    if _PLACE.match(text, trimmed.start, trimmed.end):
        return trimmed._replace(label="LOC")
    before = text[max(0, trimmed.start - 40) : trimmed.start]
    if _MINISTER.search(before):
        return None
    ministry = _MINISTRY.search(before)
    return trimmed._replace(start=trimmed.start - len(before) + ministry.start()) if ministry else trimmed


def trim(text: str, span: Labelled) -> Labelled | None:
    """The span without signs at its ends, articles and, of a person, titles; None if no name is left."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    if article := _ARTICLE.match(text, start, end):
        start = article.end()
    if span.label == "PER":
        start = _after_titles(text, start, end)
    named = any(character.isupper() or character.isdigit() for character in text[start:end])
    return span._replace(start=start, end=end) if named else None


def _after_titles(text: str, start: int, end: int) -> int:
    """Where the name behind the titles begins; a title that may be a given name stays, as does one alone."""
    words = [(start + m.start(), m[0]) for m in re.finditer(r"\S+", text[start:end])]
    titled = 0
    while titled < len(words) and _is_title(words[titled][1]):
        titled += 1
    if titled < len(words) and (words[titled][1][0].isupper() or fold(words[titled][1]) in particles()):
        return words[titled][0]
    return start


def _is_title(word: str) -> bool:
    folded = fold(word)
    return folded in _demonyms() or (folded in titles("fr") and folded not in given_name_titles("fr"))


@cache
def _demonyms() -> frozenset[str]:
    """The nationality nouns and adjectives of states, folded: our tables find them, a recogniser need not."""
    sorts = (Form.NATIONALITY, Form.ADJECTIVE)
    return frozenset(fold(form.text) for form in state_forms("fr") if form.form in sorts)


def flatten(text: str, spans: Iterable[Labelled]) -> tuple[Labelled, ...]:
    """The spans of which none lies over another: the longest, but what is named in an event rather than it.

    In "l'affaire Benalla" and "congrès de l'ETU" the person and the group are mentioned; within a place
    ("avenue Foch"), a group or a work they are not.
    """
    every = list(dict.fromkeys(spans))
    events = {s for s in every if s.label == "MISC" and any(_is_actor_in(text, other, s) for other in every)}
    ranked = sorted(set(every) - events, key=lambda s: (s.start - s.end, s.start, _ORDER.index(s.label)))
    standing: list[Labelled] = []
    for span in ranked:
        if all(span.end <= other.start or other.end <= span.start for other in standing):
            standing.append(span)
    return tuple(sorted(standing))


def _is_actor_in(text: str, inner: Labelled, outer: Labelled) -> bool:
    """Whether a person or a group is named within an event, which begins with a common noun."""
    inside = outer.start < inner.start and inner.end <= outer.end
    return inside and inner.label in {"PER", "ORG"} and text[outer.start].islower()
