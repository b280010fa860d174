"""A name to the actor that bears it."""

from collections.abc import Sequence

from comention.domain import Actor
from comention.errors import UnknownActor, did_you_mean
from comention.text import fold


def find(actors: Sequence[Actor], name: str) -> Actor:
    """The actor that bears ``name``: its display name or one of its surface forms, without case and accents.

    Where several actors bear the form, the one that is mentioned most under it is meant; where none does, the
    one in whose name alone its words stand.

    Raises:
        UnknownActor: No actor bears it, or several have its words; the hint gives the nearest names.
    """
    wanted = fold(name)
    bearers = [(_borne(actor, wanted), actor) for actor in actors]
    best, bearer = max(bearers, key=lambda each: each[0], default=((False, 0), None))
    if bearer is not None and any(best):
        return bearer
    within = [actor for actor in actors if f" {wanted} " in f" {fold(actor.name)} "] if wanted else []
    if len(within) == 1:
        return within[0]
    known = {form for actor in actors for form in (actor.name, *actor.aliases)}
    names = " or ".join(actor.name for actor in within[:3])
    hint = f"Did you mean {names}?" if within else did_you_mean(name, sorted(known))
    raise UnknownActor(f"No actor is called {name!r}.", hint)


def _borne(actor: Actor, wanted: str) -> tuple[bool, int]:
    """Whether a folded name is an actor's own, and how often the actor is mentioned by it."""
    return fold(actor.name) == wanted, sum(n for form, n in actor.aliases.items() if fold(form) == wanted)
