"""Two graphs to what changed between them: new actors, and links that are new, gone, stronger or weaker."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comention.domain import Actor, Evidence, Reference
from comention.errors import ConfigError
from comention.graph.slices import of_documents
from comention.graph.tally import Link
from comention.graph.weights import llr
from comention.wording import counted

if TYPE_CHECKING:
    from comention.graph.actorgraph import ActorGraph

# The log-likelihood ratio that chance exceeds once in a thousand links.
SURE = 10.83


@dataclass(frozen=True, slots=True)
class Change:
    """A link that is in more, or fewer, of the passages of one graph than of another.

    ``before`` and ``after`` are its passages in both; ``surprise`` is the log-likelihood ratio of the shares,
    below 0 for a link that lost. ``graph`` is the one that has more of it, or what came of it.
    """

    link: Link
    before: int
    after: int
    surprise: float
    graph: "ActorGraph" = field(repr=False, compare=False)

    @property
    def evidence(self) -> list[Evidence]:
        """The passages of the graph that has more of the link, or those that came."""
        return self.graph.evidence(*self.link)


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, the most surprising first.

    ``new`` and ``gone`` are links of one graph only; ``stronger`` and ``weaker`` those of both whose share of
    the passages changed by more than chance would have it once in a thousand. ``actors`` are of the later
    graph only, those mentioned most first, and so are ``documents``. ``changed`` are documents of both that
    had another text. ``about`` says what was compared.
    """

    new: tuple[Change, ...]
    gone: tuple[Change, ...]
    stronger: tuple[Change, ...]
    weaker: tuple[Change, ...]
    actors: tuple[Actor, ...] = ()
    documents: tuple[Reference, ...] = ()
    changed: tuple[Reference, ...] = ()
    about: str = ""

    @property
    def brought(self) -> str:
        """How many documents came, and how many changed, in words."""
        changed = f", {len(self.changed):,} changed" if self.changed else ""
        return f"{counted(len(self.documents), 'document')} came{changed}"

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
    surprise = _surprise(old, new, len(before.passages), len(after.passages))
    changes = [
        Change(link, one, other, value, after if other and value >= 0 else before)
        for link, one, other, value in zip(links, old, new, surprise, strict=True)
    ]
    both = [change for change in changes if change.before and change.after]
    known = {actor.id for actor in before.nodes}
    return Changes(
        new=_ordered(change for change in changes if not change.before),
        gone=_ordered(change for change in changes if not change.after),
        stronger=_ordered(change for change in both if change.surprise > SURE),
        weaker=_ordered(change for change in both if change.surprise < -SURE),
        actors=tuple(actor for actor in after.nodes if actor.id not in known),
        documents=tuple(each for id, each in after.documents.items() if id not in before.documents),
    )


def gained(
    graph: "ActorGraph", before: Collection[str], after: Collection[str], *, changed: Collection[str] = ()
) -> Changes:
    """What came into a graph with some of its documents: links are new, or stronger in what came.

    Who is who is what the whole graph says, so that nobody is new who only has another name.

    Args:
        graph: All documents.
        before: The ids of those that were there.
        after: The ids of those that were there later.
        changed: The ids of those that were there with another text.
    """
    came = of_documents(graph, lambda reference: reference.id in after and reference.id not in before)
    links = sorted(came.edges)
    old = [sum(graph.passages[i].document.id in before for i in graph.edges[link]) for link in links]
    new = [len(came.edges[link]) for link in links]
    there = sum(passage.document.id in before for passage in graph.passages)
    surprise = _surprise(old, new, there, len(came.passages))
    changes = [
        Change(link, one, one + more, value, came)
        for link, one, more, value in zip(links, old, new, surprise, strict=True)
    ]
    known = {actor.id for actor in graph.nodes if any(m.document in before for m in actor.mentions)}
    return Changes(
        new=_ordered(change for change in changes if not change.before),
        gone=(),
        stronger=_ordered(change for change in changes if change.before and change.surprise > SURE),
        weaker=(),
        actors=tuple(actor for actor in came.nodes if actor.id not in known),
        documents=tuple(came.documents.values()),
        changed=tuple(each for id, each in graph.documents.items() if id in changed),
    )


def _surprise(old: Sequence[int], new: Sequence[int], before: int, after: int) -> list[float]:
    """For each link how surprising its passages of so many are beside those of so many others."""
    if not old:
        return []
    either = [one + other for one, other in zip(old, new, strict=True)]
    return [float(f"{value:.4g}") for value in llr(new, either, after, max(1, before + after)).tolist()]


def _ordered(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda change: (-abs(change.surprise), -change.after, change.link)))
