"""The nouns of comention: documents, mentions, actors, evidence. This module imports nothing of ours.

Offsets are always characters of ``Document.text`` as it was given, whatever normalisation a model
was shown on the way: ``document.text[mention.start:mention.end] == mention.text``.
"""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple


class Kind(StrEnum):
    """What an actor is."""

    __hash__ = str.__hash__  # Enum's own is no faster than any function, and is asked for every name

    PERSON = "PERSON"
    GROUP = "GROUP"
    STATE = "STATE"


class Form(StrEnum):
    """How a mention refers to its actor.

    ``NAME`` "Irak", ``NATIONALITY`` "les Irakiens", ``ADJECTIVE`` "irakiennes", ``CAPITAL``
    "Bagdad a demandé", ``EPITHET`` "l'entité sioniste".
    """

    NAME = "name"
    NATIONALITY = "nationality"
    ADJECTIVE = "adjective"
    CAPITAL = "capital"
    EPITHET = "epithet"


class Span(NamedTuple):
    """A half-open range of characters of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where a text comes from: all of a document but its text.

    ``date`` is an ISO date of year, month or day precision ("2022", "2022-01", "2022-01-03"), so that
    dates of unlike precision still sort. ``lang`` is an ISO 639-1 code. ``source`` is the outlet, ``author``
    who signed it. ``story`` is the id of the document of which this one is a reprint, an update or the
    original, None where it is the only one of its story.
    """

    id: str
    lang: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None
    story: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article: its text and where it comes from."""

    reference: Reference
    text: str

    @property
    def id(self) -> str:
        """The id of the reference."""
        return self.reference.id

    @property
    def lang(self) -> str:
        """The language of the reference."""
        return self.reference.lang


class Mention(NamedTuple):
    """A stretch of one document that refers to an actor.

    ``key`` names the entry of our tables that the words belong to ("state:IQ",
    "group:hachd-al-chaabi"); it is None for an actor that no table knows. ``sentence`` is the index of
    the sentence in which the mention starts.
    """

    document: str
    start: int
    end: int
    text: str
    kind: Kind
    form: Form
    sentence: int
    key: str | None = None


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """A document with what was found in it, both in reading order.

    ``sentences`` cover the text without gaps or overlap.
    """

    document: Document
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Why two names were taken for one actor's.

    ``score`` runs from 0 to 1, which a judgement and the tables have. ``documents`` are the ids of those in
    which it holds; it holds everywhere where there are none.
    """

    first: str
    second: str
    score: float
    reason: str
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an actor stays apart from another one that is called alike.

    ``other`` is the id of that actor. What is ``doubtful`` a reader of the documents might decide otherwise.
    """

    other: str
    score: float
    reason: str
    doubtful: bool = False


@dataclass(frozen=True)
class Actor:
    """Somebody or something that can act, with every mention of it.

    ``id`` is "state:" and an ISO code, "group:" or "person:" and a key; neither it nor ``name`` depends on
    the order in which documents were read. ``joins`` and ``refusals`` say how its names came together, and
    which other actors it was not taken for. ``press`` is a paper, a broadcaster or an agency that is there as
    a source.
    """

    id: str
    name: str
    kind: Kind
    mentions: tuple[Mention, ...]
    wikidata: str | None = None
    joins: tuple[Join, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    press: bool = False

    @cached_property
    def aliases(self) -> dict[str, int]:
        """The surface forms of the actor and how often each occurs, most frequent first."""
        counts = Counter(mention.text for mention in self.mentions)
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @cached_property
    def documents(self) -> frozenset[str]:
        """The ids of the documents that mention the actor."""
        return frozenset(map(attrgetter("document"), self.mentions))


class Passage(NamedTuple):
    """A stretch of a document in which actors are mentioned: a sentence, a paragraph or a few sentences.

    ``start`` and ``end`` are characters of the whole document; ``text`` is what stands between them.
    """

    document: Reference
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with the places where one or two actors are mentioned in it.

    ``first`` and ``second`` are spans of ``passage.text``; ``second`` is empty where one actor was
    asked for.
    """

    passage: Passage
    first: tuple[Span, ...]
    second: tuple[Span, ...] = ()
