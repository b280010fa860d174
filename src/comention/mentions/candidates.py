"""Candidates for mentions, and which of them stand where they overlap."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from comention.domain import Form, Kind

# Before a state within a group's name, of which it is then no part: "Mission de l'ONU en [Haïti]".
_IN = re.compile(r"\b(?:en|au|aux|à|pour|in|for|to)\s+(?:the\s+|la\s+|l')?$", re.IGNORECASE)
# Before the parent within the name of its body: "Conseil de sécurité de l'[ONU]".
_OF = re.compile(r"\b(?:de\s+la\s+|de\s+l'|du\s+|des\s+|de\s+|d'|of\s+(?:the\s+)?)$", re.IGNORECASE)

# Behind the parent, in English: "[UN] Security Council".
_BODY = re.compile(r"(?:'s)?\s+[A-Z]")

_BLOCK = 64


class Trust(IntEnum):
    """How sure a candidate's origin is; the higher wins where two are of one length."""

    MODEL = 1
    TABLE = 2
    CONTEXT = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may be a mention.

    ``kind`` is None for a set phrase that is no actor and keeps what stands in it from being one ("océan
    Indien"). ``proper`` is False for an institution built of a common noun and a state ("armée du
    Myanmar"), in which the state is mentioned too.
    """

    start: int
    end: int
    kind: Kind | None
    form: Form = Form.NAME
    key: str | None = None
    trust: Trust = Trust.TABLE
    proper: bool = True


def settle(text: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand, in reading order: the longest first, then those that may nest in them.

    Args:
        text: The text that they are stretches of.
        candidates: All that were found, however they overlap.
    """
    ranked = sorted(candidates, key=lambda c: (c.start - c.end, -c.trust, c.start, str(c.kind), str(c.key)))
    standing: dict[int, list[Candidate]] = defaultdict(list)  # by the blocks of text that they touch
    settled = []
    for candidate in ranked:
        blocks = range(candidate.start // _BLOCK, candidate.end // _BLOCK + 1)
        rivals = [other for block in blocks for other in standing[block] if _overlap(candidate, other)]
        if all(_nests(text, candidate, other) for other in rivals):
            settled.append(candidate)
            for block in blocks:
                standing[block].append(candidate)
    return sorted((c for c in settled if c.kind), key=lambda c: (c.start, -c.end))


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.start < other.end and other.start < one.end


def _nests(text: str, inner: Candidate, outer: Candidate) -> bool:
    """Whether one mention may stand within another: a state, or a body's parent, within a group's name."""
    within = (
        outer.start <= inner.start
        and inner.end <= outer.end
        and inner.end - inner.start < outer.end - outer.start
    )
    if not within or outer.kind is not Kind.GROUP or inner.key == outer.key:
        return False
    before, behind = text[outer.start : inner.start], text[inner.end : outer.end]
    if inner.kind is Kind.STATE:
        return not outer.proper or inner.form is Form.ADJECTIVE or bool(_IN.search(before))
    name = text[inner.start : inner.end]
    is_parent = _OF.search(before) if before else (" " in name or name.isupper()) and _BODY.match(behind)
    return inner.kind is Kind.GROUP and inner.key is not None and bool(is_parent)
