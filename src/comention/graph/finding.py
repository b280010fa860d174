"""A name to the actors that bear it."""

from collections.abc import Iterable, Sequence

from comention.domain import Actor
from comention.errors import UnknownActor, did_you_mean
from comention.text import fold, shown


def find(actors: Sequence[Actor], name: str) -> Actor:
    """The actor that a reader means by ``name``, which is the first of `bearers`.

    Where nobody bears it, it is the one in whose name alone its words stand.

    Raises:
        UnknownActor: No actor bears it, or several have its words; the hint gives the nearest names.
    """
    if borne := bearers(actors, name):
        return borne[0]
    wanted = fold(name)
    within = [actor for actor in actors if f" {wanted} " in f" {fold(actor.name)} "] if wanted else []
    if len(within) == 1:
        return within[0]
    raise UnknownActor(f"No actor is called {name!r}.", _hint(actors, name, within))


def bearers(actors: Sequence[Actor], name: str) -> list[Actor]:
    """The actors whose display name or surface form ``name`` is, the one that is most likely meant first.

    That is the one with most mentions under the name, where the display name counts for every mention:
    "Soleimani" is the general whom two hundred sentences call so, rather than somebody of whom a single one
    says no more, and of two groups "LPS" it is the one in the news. Between equals the display name decides,
    then the order of ``actors``. Case, accents and hyphens do not matter.
    """
    weights = {actor.id: _weight(actor, fold(name)) for actor in actors}
    borne = [actor for actor in actors if any(weights[actor.id])]
    return sorted(borne, key=lambda actor: weights[actor.id], reverse=True)


def _weight(actor: Actor, wanted: str) -> tuple[int, bool]:
    """How many mentions of an actor a folded name stands for, and whether it is the actor's own."""
    if fold(actor.name) == wanted:
        return len(actor.mentions), True
    return sum(count for form, count in actor.aliases.items() if fold(form) == wanted), False


def _hint(actors: Sequence[Actor], name: str, within: Iterable[Actor]) -> str:
    """Who has the words of a name, else who is called nearly so, else how to see who is there."""
    if names := [shown(actor.name) for actor in within]:
        return f"Did you mean {' or '.join(names[:3])}?"
    forms = {fold(form): form for actor in actors for form in reversed(actor.aliases)}
    known = forms | {fold(actor.name): actor.name for actor in actors}
    near = did_you_mean(name, map(shown, sorted(known.values())))
    return near or "`comention actors GRAPH` tells who is there."
