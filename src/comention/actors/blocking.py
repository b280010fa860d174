"""Full names to the pairs that are worth comparing, so that not all pairs need be."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import combinations

from comention.actors.name_parts import Parts, sounds
from comention.actors.people import given_name_rows
from comention.actors.spelling import LONG_ENOUGH, consonants

# Letters that the ending of a family name may have or not; in another place it keeps them.
_ENDINGS = str.maketrans("", "", "efv")
# Two names, by their places among all of them.
Pair = tuple[int, int]


def candidates(names: Collection[Parts]) -> Iterator[tuple[Parts, Parts]]:
    """The pairs of names that may be one person's, each once, in an order that depends on the names only."""
    everyone = sorted(set(names))
    # By their places in that order names are compared and put in order many times as fast as by their words.
    pairs = {*_with_initials(everyone), *_with_longer(everyone)}
    for keys in (_by_given_name, _by_letters, _by_half_of_given_name):
        for block in _blocks(everyone, keys).values():
            pairs.update(combinations(block, 2))
    return ((everyone[one], everyone[other]) for one, other in sorted(pairs))


def _blocks(names: Iterable[Parts], keys: Callable[[Parts], Iterable[str]]) -> dict[str, list[int]]:
    """By a key, the places of the names that have it."""
    blocks = defaultdict(list)
    for place, name in enumerate(names):
        for key in keys(name):
            blocks[key].append(place)
    return blocks


def _family(name: Parts) -> str:
    return consonants(sounds(name)[-1])


def _by_given_name(name: Parts) -> Iterator[str]:
    """Keys for given names that are near in sound, or are one by the table."""
    given = sounds(name)[0]
    yield f"{consonants(given)} {_family(name)}"
    yield from (f"{row} {_family(name)}" for row in given_name_rows(given))


def _by_letters(name: Parts) -> Iterator[str]:
    """Keys for words in another order, or written in one, by their sounds and by their letters."""
    yield "".join(sorted("".join(sounds(name)).translate(_ENDINGS)))
    yield "=" + "".join(sorted("".join(name)))


def _by_half_of_given_name(name: Parts) -> Iterator[str]:
    """Keys for given names that differ by a letter, which leaves half of them as it is.

    The halves are those of the shorter of the two, which may be this one or have a letter less. The names
    have as many words, or so much of a difference tells them apart.
    """
    given, rest = name[0], f"{len(name)} {_family(name)}"
    for half in {(length - 1) // 2 for length in (len(given) - 1, len(given)) if length >= LONG_ENOUGH}:
        yield f"{given[:half]}- {rest}"
        yield f"-{given[-half:]} {rest}"


def _with_initials(names: Sequence[Parts]) -> Iterator[Pair]:
    """The names that have an initial for the given name, each with those for which it may stand."""
    for block in _blocks(names, _by_initial).values():
        for initial in (place for place in block if len(names[place][0]) == 1):
            yield from (_pair(initial, other) for other in block if other != initial)


def _by_initial(name: Parts) -> Iterator[str]:
    yield f"{name[0][0]} {_family(name)}"


def _with_longer(names: Sequence[Parts]) -> Iterator[Pair]:
    """The names that others go on behind, or before, each with these."""
    whole = defaultdict(list)
    for place, name in enumerate(names):
        whole[sounds(name)].append(place)
    for place, name in enumerate(names):
        heard = sounds(name)
        for length in range(2, len(heard)):
            for part in (heard[:length], heard[-length:]):
                yield from (_pair(place, shorter) for shorter in whole.get(part, ()))


def _pair(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)
