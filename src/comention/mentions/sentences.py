"""Sentence ends: punctuation before a capital, and line breaks, unless the tokenizer knows better."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from comention.domain import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A full stop and its closing quotes, then blanks before what may open a sentence; or a line break.
_BORDER = re.compile(
    r"""(?P<stop>[.!?…])(?:["”)\]]|[ \u00a0\u202f]?»)*\s+(?=["«“(\[—–-]*\s?[A-ZÀ-ÖØ-Þ0-9])|\n\s*"""
)


def sentences(doc: "Doc", text: str) -> tuple[Span, ...]:
    """The sentences of a document, which cover its text, as it was given, without gap or overlap.

    A full stop that the tokenizer leaves with its word ("M.", "U.S.") ends no sentence, nor does the line
    break of a wrapped text, behind which a sentence goes on in lower case.
    """
    ends = [match.end() for match in _BORDER.finditer(text) if _is_border(doc, text, match)]
    starts = [0, *ends]
    return tuple(
        Span(start, end) for start, end in zip(starts, [*ends, len(text)], strict=True) if end > start
    )


def _is_border(doc: "Doc", text: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends at a full stop or a line break."""
    start, end = match.span()
    if match["stop"]:
        return doc.char_span(start, start + 1) is not None
    goes_on = text[end : end + 1].islower() and text[max(0, start - 1) : start] not in ".!?…:;"
    return match[0].count("\n") > 1 or not goes_on


def sentence_at(spans: Sequence[Span], position: int) -> int:
    """The index of the sentence in which a character stands."""
    return bisect_right(spans, position, key=lambda span: span.start) - 1
