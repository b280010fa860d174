"""What documents are cut into, and where in them actors are mentioned: the table that is counted."""

from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np

from comention.config import Together
from comention.domain import Actor, AnnotatedDocument, Passage, Reference, Span
from comention.errors import DocumentError
from comention.graph.counting import Numbers, Table, numbers, ordinals, places


def units(annotated: AnnotatedDocument, passage: Together) -> Sequence[Span]:
    """What passages are made of: the sentences of a document, its paragraphs, or all of it."""
    text = annotated.document.text
    if passage == "document":
        return [Span(0, len(text))]
    if passage != "paragraph":
        return annotated.sentences
    ends = [span.end for span in annotated.sentences if _ends_paragraph(text[span.start : span.end])]
    borders = [0, *ends, len(text)]
    return [Span(start, end) for start, end in pairwise(borders) if start < end]


def _ends_paragraph(sentence: str) -> bool:
    return "\n" in sentence[len(sentence.rstrip()) :]


def table(
    documents: Sequence[AnnotatedDocument], cut: Sequence[Sequence[Span]], actors: Sequence[Actor]
) -> Table:
    """The mentions as columns of numbers: ``actor``, ``document``, ``unit``, ``starts`` and ``ends``.

    Args:
        documents: The documents, by whose places they are numbered.
        cut: The units of each.
        actors: What the mentions were resolved to, by whose places they are numbered.

    Raises:
        DocumentError: The sentences of a document end before its mentions do.
    """
    mentions = places(actors, {each.document.id: number for number, each in enumerate(documents)})
    del mentions["sentence"]
    before = preceding(cut)
    of = np.repeat(np.arange(len(cut)), np.diff(before))
    ends = ordinals(of, numbers(span.end for spans in cut for span in spans))
    document, starts = mentions["document"], mentions["starts"]
    unit = np.searchsorted(ends, ordinals(document, starts), side="right") - before[document]
    if (behind := document[unit >= np.diff(before)[document]]).size:
        told = f"A mention in {documents[behind[0]].document.id!r} stands behind the last sentence."
        raise DocumentError(told, "The sentences of an annotated document cover its text.")
    return {**mentions, "unit": unit}


def preceding(cut: Sequence[Sequence[Span]]) -> Numbers:
    """For each document how many units there are in those before it; and how many in all."""
    return np.cumsum([0, *map(len, cut)])


def bordering(text: str, spans: Sequence[Span], mentioning: Collection[int]) -> list[int]:
    """The units beside those that mention somebody and none of them; blank ones are passed over."""
    shown = [number for number, (start, end) in enumerate(spans) if text[start:end].strip()]
    borders = (pair for pair in map(set, pairwise(shown)) if len(pair.intersection(mentioning)) == 1)
    return sorted(set().union(*borders).difference(mentioning))


def stretch(reference: Reference, text: str, spans: Sequence[Span], opening: int, closing: int) -> Passage:
    """The passage from one unit of a text to another, without the white space around it."""
    text = text[spans[opening].start : spans[closing].end]
    start = spans[opening].start + len(text) - len(text.lstrip())
    text = text.strip()
    return Passage(reference, start, start + len(text), text)
