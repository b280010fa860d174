"""Two graphs to what changed between them: links that are new, gone, stronger or weaker."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comention.domain import Evidence
from comention.errors import ConfigError
from comention.graph.tally import Link
from comention.graph.weights import llr

if TYPE_CHECKING:
    from comention.graph.actorgraph import ActorGraph

# The log-likelihood ratio that chance exceeds once in a thousand links.
SURE = 10.83


@dataclass(frozen=True, slots=True)
class Change:
    """A link that is in more, or fewer, of the passages of one graph than of another.

    ``before`` and ``after`` are its passages in both; ``surprise`` is the log-likelihood ratio of the shares,
    below 0 for a link that lost. ``graph`` is the one that has more of it.
    """

    link: Link
    before: int
    after: int
    surprise: float
    graph: "ActorGraph" = field(repr=False, compare=False)

    @property
    def evidence(self) -> list[Evidence]:
        """The passages of the graph that has more of the link."""
        return self.graph.evidence(*self.link)


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, the most surprising first.

    ``new`` and ``gone`` are links of one graph only; ``stronger`` and ``weaker`` those of both whose share of
    the passages changed by more than chance would have it once in a thousand.
    """

    new: tuple[Change, ...]
    gone: tuple[Change, ...]
    stronger: tuple[Change, ...]
    weaker: tuple[Change, ...]

    def report(self, *, count: int = 10) -> str:
        """Markdown that says what changed, so many links of each sort at most, each with a passage."""
        from comention.graph.report import changes_report

        return changes_report(self, count=count)


def diff(before: "ActorGraph", after: "ActorGraph") -> Changes:
    """What changed from one graph to another; shares are compared, so that one may be of much more text.

    Raises:
        ConfigError: They do not mean the same by "together".
    """
    if (before.passage, before.window) != (after.passage, after.window):
        raise ConfigError(
            f"One graph links by {before.passage}, the other by {after.passage}.",
            "Build both with the same passages.",
        )
    links = sorted({*before.edges, *after.edges})
    old = [len(before.edges.get(link, ())) for link in links]
    new = [len(after.edges.get(link, ())) for link in links]
    seen, total = len(after.passages), len(before.passages) + len(after.passages)
    either = [one + other for one, other in zip(old, new, strict=True)]
    surprise = llr(new, either, seen, max(1, total)).tolist() if links else []
    changes = [
        Change(link, one, other, float(f"{value:.4g}"), after if other and value >= 0 else before)
        for link, one, other, value in zip(links, old, new, surprise, strict=True)
    ]
    both = [change for change in changes if change.before and change.after]
    return Changes(
        new=_ordered(change for change in changes if not change.before),
        gone=_ordered(change for change in changes if not change.after),
        stronger=_ordered(change for change in both if change.surprise > SURE),
        weaker=_ordered(change for change in both if change.surprise < -SURE),
    )


def _ordered(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda change: (-abs(change.surprise), change.link)))
