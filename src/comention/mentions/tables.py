"""The tables of known states and groups, and the set phrases that are neither, as one lexicon a language."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from comention.mentions.lexicon import Lexicon
from comention.resources.groups import ActorForm, group_forms
from comention.resources.states import StateForm, state_forms, state_stop_phrases
from comention.text import fold


@dataclass(frozen=True, slots=True)
class StopPhrase:
    """Words that look like an actor and are none."""

    text: str


Known = StateForm | ActorForm | StopPhrase


@lru_cache(maxsize=8)
def lexicon(lang: str, added: tuple[ActorForm, ...] = ()) -> Lexicon[Known]:
    """Every known form of a language, and those that a user adds, which go before ours of the same words."""
    ours: list[Known] = [*state_forms(lang), *group_forms(lang)]
    own = {fold(form.text) for form in added}
    known: list[Known] = [*added, *(form for form in ours if fold(form.text) not in own)]
    known += [StopPhrase(phrase) for phrase in (*state_stop_phrases(lang), *_not_actors())]
    return Lexicon((form.text, form) for form in known)


def _not_actors() -> list[str]:
    path = files("comention.resources") / "not-actors.toml"
    return [name for names in tomllib.loads(path.read_text(encoding="utf-8")).values() for name in names]


def spelled_like(surface: str, form: str, *, exact: bool, anycase: bool = False) -> bool:
    """Whether ``surface``, which is equal but for case and accents, is a spelling of the known form.

    What must be exact may yet stand in a headline's capitals, and an acronym that is read as a word may be
    written as one ("Otan"). A name has a capital somewhere.

    >>> spelled_like("Otan", "OTAN", exact=True), spelled_like("us", "US", exact=True)
    (True, False)
    """
    if surface == form or (surface.isupper() and len(form) > 3):
        return True
    if exact:
        as_word = form.isupper() and len(form) > 3 and surface[0].isupper() and surface[1:].islower()
        return as_word or [c.isupper() for c in surface] == [c.isupper() for c in form]
    if anycase:
        return True
    return surface[0].isupper() or (" " in surface and any(character.isupper() for character in surface))
