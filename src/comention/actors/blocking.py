"""Full names to the pairs that are worth comparing, so that not all pairs need be."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from comention.actors.people import Parts, given_name_rows, sounds
from comention.actors.spelling import consonants

Key = tuple[str, ...]


def candidates(names: Collection[Parts]) -> Iterator[tuple[Parts, Parts]]:
    """The pairs of names that may be one person's, each once, in an order that depends on the names only."""
    blocks: dict[Key, list[Parts]] = defaultdict(list)
    everyone = sorted(set(names))
    for name in everyone:
        for key in _keys(name):
            blocks[key].append(name)
    longer = _longer(everyone)
    for name in everyone:
        partners = {other for key in _keys(name) for other in blocks[key] if other > name}
        partners.update(longer.get(name, ()))
        yield from ((name, other) for other in sorted(partners))


def _keys(name: Parts) -> set[Key]:
    """What names that may be one person's have in common, one key or another."""
    heard = sounds(name)
    first, last = heard[0], consonants(heard[-1])
    return {
        ("given and family", consonants(first), last),
        ("initial and family", first[0], heard[-1]),
        ("letters", "".join(sorted("".join(heard)))),
        *(("row of the table", str(row), last) for row in given_name_rows(first)),
    }


def _longer(names: Collection[Parts]) -> dict[Parts, list[Parts]]:
    """By a name, those that go on behind or before it."""
    whole = defaultdict(list)
    for name in names:
        whole[sounds(name)].append(name)
    longer = defaultdict(list)
    for name in names:
        heard = sounds(name)
        for length in range(2, len(heard)):
            for part in {heard[:length], heard[-length:]}:
                for shorter in whole.get(part, ()):
                    longer[shorter].append(name)
    return longer
