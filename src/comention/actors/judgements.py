"""All judgements that are in force together; they outrank what is worked out from the documents."""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process

from comention.actors.calling import called
from comention.actors.contradictions import Contradiction, classes, contradictions
from comention.actors.identity import table_names
from comention.actors.judgement import Different, Judgement, KindJudgement, NotAnActor, Rename, Same
from comention.domain import Actor, AnnotatedDocument
from comention.errors import JudgementError
from comention.text import fold, shown

# The likeness, of 100, from which a name may be what was meant by another one, and how many are told.
NEAR = 75
MOST_NEAR = 3
# A name so many times as long as another one is not that one misspelt: "EI" is no Soleimani.
MUCH_LONGER = 3


@dataclass(frozen=True)
class Judgements:
    """The judgements of a file, each sort in the order in which they stand there, and none twice.

    Attributes:
        same: Which names are one actor's.
        different: Which names are not.
        renames: What actors are to be called.
        kinds: What actors are.
        dropped: Which names are no actor's.
        path: The file.
    """

    same: tuple[Same, ...] = ()
    different: tuple[Different, ...] = ()
    renames: tuple[Rename, ...] = ()
    kinds: tuple[KindJudgement, ...] = ()
    dropped: tuple[NotAnActor, ...] = ()
    path: Path | None = field(default=None, compare=False)

    @classmethod
    def of(cls, judgements: Iterable[Judgement], *, path: Path | None = None) -> "Judgements":
        """Some judgements in their order, less those that decide nothing that an earlier one does not.

        Raises:
            JudgementError: Two of them contradict each other.
        """
        every = _distinct(judgements)
        made = cls(
            same=tuple(each for each in every if isinstance(each, Same)),
            different=tuple(each for each in every if isinstance(each, Different)),
            renames=tuple(each for each in every if isinstance(each, Rename)),
            kinds=tuple(each for each in every if isinstance(each, KindJudgement)),
            dropped=tuple(each for each in every if isinstance(each, NotAnActor)),
            path=path,
        )
        made.check()
        return made

    def __iter__(self) -> Iterator[Judgement]:
        """All judgements in the order of the file, then those that are not in it yet."""
        every: Iterable[Judgement] = chain(self.same, self.different, self.renames, self.kinds, self.dropped)
        return iter(sorted(every, key=lambda judgement: (not judgement.line, judgement.line)))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def check(self) -> None:
        """Make sure that no two judgements contradict each other, by themselves or by way of others.

        Raises:
            JudgementError: Some do; they are named with their lines.
        """
        if found := next(contradictions(self), None):
            raise JudgementError(_told(found, self.path), "Take one of these judgements away, or change it.")

    @cached_property
    def classes(self) -> Mapping[str, str]:
        """For every folded name that is judged the same as others, the one that stands for them all."""
        return classes(self.same)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The folded names that are judged."""
        return frozenset(fold(name) for judgement in self for name in judgement.subjects)

    @cached_property
    def _apart(self) -> tuple[frozenset[str], ...]:
        return tuple(self._one(judgement.meaning) for judgement in self.different)

    def _one(self, names: Collection[str]) -> frozenset[str]:
        """Some names, folded, each as the one that stands for all that are the same."""
        return frozenset(self.classes.get(name, name) for name in map(fold, names))

    def decide(self, first: Collection[str], second: Collection[str]) -> bool:
        """Whether it is decided, directly or by way of others, that two actors are or are not the same.

        Args:
            first: Names that the one actor alone bears.
            second: Names that the other one alone bears.
        """
        here, there = self._one(first), self._one(second)
        return bool(here & there) or any(here & names and there & names for names in self._apart)


class Unknown(NamedTuple):
    """A name in a judgement that nobody bears, the line of the judgement, and the nearest names there are."""

    judgement: Judgement
    name: str
    line: int
    nearest: tuple[str, ...]

    def __str__(self) -> str:
        near = " or ".join(f"'{shown(name)}'" for name in self.nearest)
        hint = f" Did you mean {near}?" if near else ""
        return f"line {self.line}: nobody is called {self.name!r}. The judgement is kept.{hint}"


def unknown(judgements: Judgements, names: Iterable[str]) -> list[Unknown]:
    """The names in judgements that are not among ``names``; the name that a renaming gives is known too.

    Of names that differ in case, accents and the like alone, the first is told where it is the nearest.
    """
    known = {fold(name): name for name in reversed([*names])}
    given = {fold(rename.to) for rename in judgements.renames}
    return [
        Unknown(judgement, name, judgement.line, _nearest(name, known))
        for judgement in judgements
        for name in judgement.subjects
        if fold(name) not in known and fold(name) not in given
    ]


def unmatched(
    judgements: Judgements, documents: Iterable[AnnotatedDocument], actors: Collection[Actor]
) -> list[Unknown]:
    """The names in judgements that stand in no document, and call none of the actors."""
    if not judgements:
        return []
    mentions = [mention for annotated in documents for mention in annotated.mentions]
    keys = {mention.key for mention in mentions if mention.key}
    known = {name for key in keys for name in (key, *table_names(key).values())}
    forms = sorted(known | {mention.text for mention in mentions})
    found = unknown(judgements, [*_names_and_ids(actors), *forms])
    return [each for each in _unheard(found, actors) if not _may_be_gone(each)]


def unknown_in(judgements: Judgements, actors: Collection[Actor]) -> list[Unknown]:
    """The names in judgements that call none of the actors of a graph."""
    forms = sorted({form for actor in actors for form in actor.aliases})
    return _unheard(unknown(judgements, [*_names_and_ids(actors), *forms]), actors)


def _names_and_ids(actors: Collection[Actor]) -> list[str]:
    """The display names, which a reader knows best, then the ids."""
    return [*(actor.name for actor in actors), *(actor.id for actor in actors)]


def _unheard(found: list[Unknown], actors: Collection[Actor]) -> list[Unknown]:
    """Those of the unknown names that are no ids of parts of actors either, which are none to suggest."""
    if not any(":" in each.name for each in found):
        return found
    heard = {word for each in called(actors).values() for word in each.anyhow}
    return [each for each in found if fold(each.name) not in heard]


def _may_be_gone(unknown: Unknown) -> bool:
    """Whether a name is the id of who was judged no actor, and so is not there to be found."""
    return isinstance(unknown.judgement, NotAnActor) and ":" in unknown.name


def log_unknown(unknown: Unknown) -> None:
    """Nothing comes out; a warning of the logger ``comention`` says whom nobody knows."""
    logging.getLogger("comention").warning("%s", unknown)


def _nearest(name: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The few names, by their folded forms, that ``name`` resembles most, the nearest first."""
    comparable = sorted(near for near in known if len(fold(name)) <= MUCH_LONGER * len(near))
    found = process.extract(fold(name), comparable, scorer=fuzz.WRatio, limit=MOST_NEAR, score_cutoff=NEAR)
    return tuple(known[near] for near, _, _ in found)


def _distinct(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements less those that an earlier one covers, which shares all of their names."""
    kept: list[Judgement] = []
    sharing: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if not any(earlier.covers(judgement) for earlier in sharing[min(judgement.meaning)]):
            kept.append(judgement)
            for name in judgement.meaning:
                sharing[name].append(judgement)
    return kept


def _told(found: Contradiction, path: Path | None) -> str:
    lines = [f"  {_place(each)}: {each.statement}" for each in found.judgements]
    return "\n".join([f"{path or 'Judgements'}: {found.what}:", *lines])


def _place(judgement: Judgement) -> str:
    return f"line {judgement.line}" if judgement.line else "the new judgement"
