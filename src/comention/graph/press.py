"""Which actors are there as sources: news agencies and papers that are cited, and do nothing themselves."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from itertools import starmap

from comention.domain import Actor, Document, Kind, Mention
from comention.resources.groups import groups
from comention.resources.press import press_cues
from comention.text import fold, fold_in_place

# How far around a name the words are read that tell it.
NEAR = 80


def with_press(actors: Iterable[Actor], documents: Iterable[Document]) -> list[Actor]:
    """The actors, of whom the press is marked.

    A group is press if it is named as a source at least half of the time ("a indiqué à l'AFP", "selon Le
    Parisien") and is known to be a medium: from the table of media, or, where no table knows it, because a
    text calls it one ("le quotidien Sud Ouest") or documents come from an outlet of its name. A broadcaster
    on strike or a paper under attack is an actor like others.
    """
    texts = {document.id: document for document in documents}
    outlets = {fold(document.reference.source) for document in texts.values() if document.reference.source}
    return [replace(actor, press=True) if _is_press(actor, texts, outlets) else actor for actor in actors]


def _is_press(actor: Actor, documents: Mapping[str, Document], outlets: Set[str]) -> bool:
    if actor.kind != Kind.GROUP:
        return False
    places = [(mention, documents[mention.document]) for mention in actor.mentions]
    known = groups().get(actor.id.removeprefix("group:"))
    is_medium = (
        known.type == "media" if known else fold(actor.name) in outlets or any(starmap(_is_called, places))
    )
    return is_medium and 2 * sum(starmap(_is_source, places)) >= len(places)


def _is_called(mention: Mention, document: Document) -> bool:
    """Whether a text calls what it mentions a medium."""
    return bool(press_cues(document.lang).called.search(_before(mention, document)))


def _is_source(mention: Mention, document: Document) -> bool:
    """Whether a text has something from what it mentions, as from any medium that it calls one."""
    cues, before = press_cues(document.lang), _before(mention, document)
    after = fold_in_place(document.text[mention.end : mention.end + NEAR])
    return bool(cues.called.search(before) or cues.before.search(before) or cues.after.search(after))


def _before(mention: Mention, document: Document) -> str:
    return fold_in_place(document.text[max(0, mention.start - NEAR) : mention.start])
