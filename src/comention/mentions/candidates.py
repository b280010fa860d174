"""Candidates for mentions, and which of them stand where they overlap."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from comention.domain import Form, Kind


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


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand, in reading order: the longest first, then those that may nest in them."""
    ranked = sorted(candidates, key=lambda c: (c.start - c.end, -c.trust, c.start, str(c.kind), str(c.key)))
    standing: list[Candidate] = []
    for candidate in ranked:
        rivals = [other for other in standing if candidate.start < other.end and other.start < candidate.end]
        if all(_nests(candidate, other) for other in rivals):
            standing.append(candidate)
    return sorted((c for c in standing if c.kind), key=lambda c: (c.start, -c.end))


def _nests(inner: Candidate, outer: Candidate) -> bool:
    """Whether one mention may stand within another: a state or a known group within a group's name."""
    within = outer.start <= inner.start and inner.end <= outer.end and inner.end - inner.start < outer.end - outer.start
    if not within or outer.kind is not Kind.GROUP:
        return False
    if inner.kind is Kind.STATE:
        return not outer.proper or inner.form is Form.ADJECTIVE
    return inner.kind is Kind.GROUP and inner.key is not None
