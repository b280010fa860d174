"""Which actors are there as sources: news agencies and papers that are cited, and do nothing themselves."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

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
    cited = Counter(cue for mention in actor.mentions for cue in _cues(mention, documents[mention.document]))
    known = groups().get(actor.id.removeprefix("group:"))
    medium = known.type == "media" if known else cited["called"] > 0 or fold(actor.name) in outlets
    return medium and 2 * cited["source"] >= len(actor.mentions)


def _cues(mention: Mention, document: Document) -> Iterable[str]:
    """Whether a mention is called a medium, and whether it is a source: "called", "source"."""
    cues = press_cues(document.lang)
    before = fold_in_place(document.text[max(0, mention.start - NEAR) : mention.start])
    after = fold_in_place(document.text[mention.end : mention.end + NEAR])
    called = bool(cues.called.search(before))
    if called:
        yield "called"
    if called or cues.before.search(before) or cues.after.search(after):
        yield "source"
