"""How time and memory of ``resolve`` grow with the number of names.

    python benchmarks/identity.py [--most NAMES]

People are named by two to four real name parts. They stand in documents of ten, every second of them in a
further one too, there by the family name alone, by an initial, or in another spelling. Each size has a
process of its own. The exponent is that with which the time has grown since the size before: 1 is linear.
"""

import argparse
import math
import multiprocessing
import random
import resource
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from comention.actors import joining_people, resolve
from comention.actors.blocking import candidates
from comention.actors.name_parts import Parts
from comention.domain import AnnotatedDocument, Document, Form, Kind, Mention, Reference, Span

SIZES = (1_000, 10_000, 50_000, 200_000)
IN_A_DOCUMENT = 10
# How the second mention of a person may be written: as the first, by the family name, an initial, otherwise.
AGAIN = {"whole": 5, "family": 3, "initial": 1, "spelt": 1}
SPELT = (("ou", "u"), ("kh", "k"), ("y", "i"), ("dj", "j"), ("ch", "sh"), ("ei", "ey"))
MEGABYTES = 1024 if sys.platform != "darwin" else 1024**2


class Run(NamedTuple):
    """What it took to resolve so many names."""

    names: int
    mentions: int
    actors: int
    pairs: int
    seconds: float
    megabytes: float


def name_parts() -> tuple[list[str], list[str]]:
    """The given names and the family names of which people are made."""
    training = Path(__file__).parents[1] / "training" / "names.toml"
    people = tomllib.loads(training.read_text(encoding="utf-8"))["people"]
    western = [each for each in people if "reversed" not in each.get("join", ())]
    table = files("comention.resources") / "given-names.toml"
    known = tomllib.loads(table.read_text(encoding="utf-8"))
    given = {name for each in western for name in each["given"]} | {*known["women"], *known["men"]}
    return sorted(given), sorted({name for each in western for name in each["family"]})


def people(count: int, chance: random.Random) -> list[tuple[str, str]]:
    """So many given and family names, no two people with the same."""
    given, family = name_parts()
    made: dict[tuple[str, str], None] = {}
    while len(made) < count:
        first, last = (" ".join(chance.sample(parts, chance.choice((1, 1, 2)))) for parts in (given, family))
        made[first, last] = None
    return list(made)


def again(given: str, family: str, chance: random.Random) -> str:
    """How a person may be written the second time."""
    how = chance.choices(list(AGAIN), AGAIN.values())[0]
    if how == "family":
        return family
    if how == "initial":
        return f"{given[0]}. {family}"
    for old, new in SPELT if how == "spelt" else ():
        family = family.replace(old, new)
    return f"{given} {family}"


def documents(count: int) -> Iterator[AnnotatedDocument]:
    """Documents that name so many people."""
    chance = random.Random(count)
    everyone = people(count, chance)
    named = [" ".join(each) for each in everyone]
    named += [again(*each, chance) for each in everyone[::2]]
    for start in range(0, len(named), IN_A_DOCUMENT):
        yield document(f"d{start}", named[start : start + IN_A_DOCUMENT])


def document(id: str, names: Sequence[str]) -> AnnotatedDocument:
    """A text of some names, a sentence each."""
    text, spans, mentions = "", [], []
    for index, name in enumerate(names):
        start = len(text)
        mentions.append(Mention(id, start, start + len(name), name, Kind.PERSON, Form.NAME, index))
        text += f"{name}. "
        spans.append(Span(start, len(text)))
    return AnnotatedDocument(
        Document(reference=Reference(id=id, lang="fr"), text=text), tuple(spans), tuple(mentions)
    )


def measure(count: int) -> Run:
    """What it takes to resolve so many names, the making of the documents left out of the time."""
    read = list(documents(count))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    compared = Counter[str]()

    def counted(names: Iterable[Parts]) -> Iterator[tuple[Parts, Parts]]:
        for pair in candidates(names):
            compared["pairs"] += 1
            yield pair

    with patch.object(joining_people, "candidates", counted):
        start = time.process_time()
        actors = resolve(read)
        seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Run(
        count,
        sum(len(each.mentions) for each in read),
        len(actors),
        compared["pairs"],
        seconds,
        (peak - before) / MEGABYTES,
    )


def main() -> None:
    """Print a table, a line a size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the largest number of names")
    most = parser.parse_args().most
    sys.stdout.write(
        "| names | mentions | actors | pairs compared | seconds | MB | exponent |\n" + "|---:" * 7 + "|\n"
    )
    before = None
    for size in (size for size in SIZES if size <= most):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            run = pool.apply(measure, (size,))
        grown = (
            math.log(run.seconds / before.seconds) / math.log(run.names / before.names) if before else None
        )
        counts = " | ".join(f"{count:,}" for count in run[:4])
        sys.stdout.write(
            f"| {counts} | {run.seconds:.1f} | {run.megabytes:,.0f} | {f'{grown:.2f}' if grown else ''} |\n"
        )
        sys.stdout.flush()
        before = run


if __name__ == "__main__":
    main()
