"""What a person should look at in a graph: pairs that may be one actor, actors that may be two or none."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from comention.actors import Judgements
from comention.domain import Actor, Kind
from comention.graph import ActorGraph
from comention.text import fold

# A join below this score is looked at, and so is a person of one word with no more mentions than that.
SURE = 0.8
SELDOM = 2


@dataclass(frozen=True, slots=True)
class Side:
    """An actor, or some names of one, that a question is about.

    Attributes:
        actor: The actor.
        name: The name that a judgement is to speak of.
        names: All names that are meant, folded; those that the other side bears too are none of them.
    """

    actor: Actor
    name: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """One or two sides that a person is asked about, with the reason."""

    sides: tuple[Side, ...]
    reason: str

    def is_open(self, judgements: Judgements) -> bool:
        """Whether no judgement has answered it yet."""
        dropped = {fold(judgement.name) for judgement in judgements.dropped}
        if any(side.names & dropped for side in self.sides):
            return False
        if len(self.sides) == 2:
            return not judgements.decide(*(side.names for side in self.sides))
        return not self.sides[0].names & judgements.subjects


def questions(graph: ActorGraph) -> Iterator[Question]:
    """What to ask about a graph: doubtful pairs, then weak joins, then other lone words; each by mentions."""
    shared = Counter(fold(actor.name) for actor in graph.actors)
    yield from _pairs(graph, shared)
    for actor in graph.actors:
        yield from _joins(actor)
    for actor in graph.actors:
        if (
            actor.kind is Kind.PERSON
            and len(actor.mentions) <= SELDOM
            and _is_word(actor)
            and not _is_in_doubt(actor)
        ):
            yield Question((_side(actor, shared),), "a person of one word, seldom mentioned")


def _pairs(graph: ActorGraph, shared: Counter[str]) -> Iterator[Question]:
    """The pairs of actors that are doubtful, those mentioned most first."""
    actors = {actor.id: actor for actor in graph.actors}
    doubtful = {
        (
            min(actor.id, refusal.other),
            max(actor.id, refusal.other),
        ): f"{refusal.reason} ({refusal.score:.2f})"
        for actor in graph.actors
        for refusal in actor.refusals
        if refusal.doubtful and refusal.other in actors
    }
    for first, second in sorted(
        doubtful, key=lambda pair: (-sum(len(actors[each].mentions) for each in pair), pair)
    ):
        one, two = actors[first], actors[second]
        if len(two.mentions) > len(one.mentions):
            one, two = two, one
        yield Question((_side(one, shared, two), _side(two, shared, one)), doubtful[first, second])


def _joins(actor: Actor) -> Iterator[Question]:
    """The joins of an actor that are weak, the weakest first."""
    for join in sorted(actor.joins, key=lambda join: (join.score, join.first, join.second)):
        names = (join.first, join.second)
        if join.score < SURE and fold(join.first) != fold(join.second):
            sides = tuple(Side(actor, name, frozenset({fold(name)})) for name in names)
            yield Question(sides, f"joined: {join.reason} ({join.score:.2f})")


def _side(actor: Actor, shared: Counter[str], other: Actor | None = None) -> Side:
    """An actor under its name, or under its id where others have that name too."""
    name = actor.name if shared[fold(actor.name)] == 1 else actor.id
    return Side(actor, name, _names(actor) - (_names(other) if other else frozenset()))


def _names(actor: Actor) -> frozenset[str]:
    return frozenset(map(fold, (actor.id, actor.name, *actor.aliases)))


def _is_in_doubt(actor: Actor) -> bool:
    return any(refusal.doubtful for refusal in actor.refusals)


def _is_word(actor: Actor) -> bool:
    return all(len(fold(form).split()) == 1 for form in (actor.name, *actor.aliases))
