"""What a person should look at in a graph: pairs that may be one actor, actors that may be two or none."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comention.actors import Called, Judgements, called
from comention.actors.name_parts import is_full, parts
from comention.domain import Actor, Join, Kind
from comention.graph import ActorGraph
from comention.text import fold

# A join below this score is looked at; two full names in one document, which are seldom one person's, below
# the other one; and a person of one word with no more mentions than that.
WEAK = 0.8
WEAK_BESIDE = 0.95
SELDOM = 2


@dataclass(frozen=True, slots=True)
class Side:
    """An actor, or some names of one, that a question is about.

    Attributes:
        actor: The actor.
        name: The name or id that a judgement is to speak of.
        names: All that a judgement may have called it, folded, less what calls the other side too.
        forms: The folded forms whose passages are shown.
        alone: Whether ``name`` calls nobody else, so that what is decided of it changes no other actor.
    """

    actor: Actor
    name: str
    names: frozenset[str]
    forms: frozenset[str]
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """One or two sides that a person is asked about, with the reason."""

    sides: tuple[Side, ...]
    reason: str

    @property
    def can_differ(self) -> bool:
        """Whether a judgement that the sides differ would part nothing else."""
        return all(side.alone for side in self.sides)

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
    names = called(graph.nodes)
    yield from _pairs(graph, names)
    for actor in graph.nodes:
        yield from _joins(actor)
    for actor in graph.nodes:
        if (
            actor.kind is Kind.PERSON
            and len(actor.mentions) <= SELDOM
            and _is_word(actor)
            and not _is_in_doubt(actor)
        ):
            yield Question((_side(actor, names),), "a person of one word, seldom mentioned")


def _pairs(graph: ActorGraph, names: Mapping[str, Called]) -> Iterator[Question]:
    """The pairs of actors that are doubtful, those mentioned most first."""
    actors = {actor.id: actor for actor in graph.nodes}
    doubtful = {
        (
            min(actor.id, refusal.other),
            max(actor.id, refusal.other),
        ): f"{refusal.reason} ({refusal.score:.2f})"
        for actor in graph.nodes
        for refusal in actor.refusals
        if refusal.doubtful and refusal.other in actors
    }
    for first, second in sorted(
        doubtful, key=lambda pair: (-sum(len(actors[each].mentions) for each in pair), pair)
    ):
        one, two = actors[first], actors[second]
        if len(two.mentions) > len(one.mentions):
            one, two = two, one
        yield Question((_side(one, names, two), _side(two, names, one)), doubtful[first, second])


def _joins(actor: Actor) -> Iterator[Question]:
    """The joins of an actor that are weak, the weakest first."""
    documents: dict[str, set[str]] = defaultdict(set)
    for mention in actor.mentions:
        documents[fold(mention.text)].add(mention.document)
    for join in sorted(actor.joins, key=lambda join: (join.score, join.first, join.second)):
        one, other = fold(join.first), fold(join.second)
        beside = _are_full(actor, join) and not documents[one].isdisjoint(documents[other])
        if one != other and join.score < (WEAK_BESIDE if beside else WEAK):
            sides = (_part(actor, join.first), _part(actor, join.second))
            yield Question(sides, f"joined: {join.reason} ({join.score:.2f})")


def _are_full(actor: Actor, join: Join) -> bool:
    """Whether a join is of two full names of a person."""
    return actor.kind is Kind.PERSON and is_full(parts(join.first)) and is_full(parts(join.second))


def _part(actor: Actor, form: str) -> Side:
    """What of an actor is called by a form."""
    return Side(actor, form, frozenset([fold(form)]), frozenset([fold(form)]))


def _side(actor: Actor, names: Mapping[str, Called], other: Actor | None = None) -> Side:
    """An actor under a name that it bears alone, or under its id where there is none."""
    alone, own = names[actor.id].alone, _names(actor, names)
    return Side(
        actor,
        alone or actor.id,
        own - (_names(other, names) if other else frozenset()),
        frozenset(map(fold, actor.aliases)),
        alone is not None,
    )


def _names(actor: Actor, names: Mapping[str, Called]) -> frozenset[str]:
    return names[actor.id].anyhow | {fold(actor.id)}


def _is_in_doubt(actor: Actor) -> bool:
    return any(refusal.doubtful for refusal in actor.refusals)


def _is_word(actor: Actor) -> bool:
    return all(len(fold(form).split()) == 1 for form in (actor.name, *actor.aliases))
