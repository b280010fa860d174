"""Where judgements contradict each other, with every judgement that it takes to see it."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeVar

from comention.actors.judgement import Different, Judgement, KindJudgement, NotAnActor, Rename, Same
from comention.text import fold

OfName = TypeVar("OfName", Rename, KindJudgement)


class Contradiction(NamedTuple):
    """What cannot be, and the judgements that say so, in an order in which they can be followed."""

    what: str
    judgements: tuple[Judgement, ...]


def contradictions(judgements: Iterable[Judgement]) -> Iterator[Contradiction]:
    """Every contradiction among some judgements.

    A name that is no actor's may be told apart from others, but nothing else may be decided of it.
    """
    every = list(judgements)
    same = [each for each in every if isinstance(each, Same)]
    one = classes(same)
    yield from _same_and_different(same, one, [each for each in every if isinstance(each, Different)])
    for first, second in _of_one_actor(one, [each for each in every if isinstance(each, KindJudgement)]):
        what = f"{first.name!r} cannot be of two kinds"
        yield Contradiction(what, (first, *_chain(same, first.name, second.name), second))
    for named, again in _of_one_actor(one, [each for each in every if isinstance(each, Rename)]):
        what = f"{named.name!r} cannot be called by two names"
        yield Contradiction(what, (named, *_chain(same, named.name, again.name), again))
    yield from _nobody_and_somebody(every)


def classes(same: Iterable[Same]) -> Mapping[str, str]:
    """For every folded name in the judgements, the one that stands for all that are the same.

    >>> classes([Same(("A", "B")), Same(("D", "C")), Same(("B", "C"))])["d"]
    'a'
    """
    together: dict[str, frozenset[str]] = {}
    for judgement in same:
        joined = frozenset().union(*(together.get(name, {name}) for name in judgement.meaning))
        together.update(dict.fromkeys(joined, joined))
    return {name: min(names) for name, names in together.items()}


def _same_and_different(
    same: Sequence[Same], one: Mapping[str, str], different: Iterable[Different]
) -> Iterator[Contradiction]:
    for judgement in different:
        for first, second in combinations(judgement.names, 2):
            if fold(first) in one and one[fold(first)] == one.get(fold(second)):
                chain = _chain(same, first, second)
                what = f"{first!r} and {second!r} cannot be both the same and different"
                yield Contradiction(what, (*chain, judgement))


def _of_one_actor(one: Mapping[str, str], judgements: Iterable[OfName]) -> Iterator[tuple[OfName, OfName]]:
    """Pairs of unlike judgements on one actor."""
    first: dict[str, OfName] = {}
    for judgement in judgements:
        name = fold(judgement.name)
        earlier = first.setdefault(one.get(name, name), judgement)
        if _value(earlier) != _value(judgement):
            yield earlier, judgement


def _value(judgement: Rename | KindJudgement) -> str:
    return judgement.to if isinstance(judgement, Rename) else judgement.kind


def _nobody_and_somebody(every: Iterable[Judgement]) -> Iterator[Contradiction]:
    judgements = list(every)
    nobody = {fold(each.name): each for each in judgements if isinstance(each, NotAnActor)}
    for judgement in judgements:
        if not isinstance(judgement, NotAnActor | Different):
            for name in judgement.subjects:
                if dropped := nobody.get(fold(name)):
                    yield Contradiction(
                        f"{name!r} cannot be no actor and something else", (dropped, judgement)
                    )


def _chain(same: Iterable[Same], start: str, goal: str) -> tuple[Same, ...]:
    """The fewest judgements that make one actor of two names, each sharing a name with the next."""
    by_name: dict[str, list[Same]] = defaultdict(list)
    for judgement in same:
        for name in judgement.meaning:
            by_name[name].append(judgement)
    ways: dict[str, tuple[Same, ...]] = {fold(start): ()}
    queue = deque(ways)
    while fold(goal) not in ways:
        name = queue.popleft()
        for judgement in by_name[name]:
            for other in judgement.meaning - ways.keys():
                ways[other] = (*ways[name], judgement)
                queue.append(other)
    return ways[fold(goal)]
