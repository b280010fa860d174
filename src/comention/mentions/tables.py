"""The tables of known states and groups, and the set phrases that are neither, as one lexicon a language."""

from dataclasses import dataclass
from functools import lru_cache

from comention.mentions.lexicon import Lexicon
from comention.resources.groups import GroupForm, group_forms
from comention.resources.states import StateForm, state_forms, state_stop_phrases


@dataclass(frozen=True, slots=True)
class StopPhrase:
    """Words that look like an actor and are none."""

    text: str


Known = StateForm | GroupForm | StopPhrase


@lru_cache(maxsize=8)
def lexicon(lang: str) -> Lexicon[Known]:
    """Every known form of a language."""
    known: list[Known] = [*state_forms(lang), *group_forms(lang)]
    known += [StopPhrase(phrase) for phrase in state_stop_phrases(lang)]
    return Lexicon((form.text, form) for form in known)


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
        return form.isupper() and len(form) > 3 and surface == form.capitalize()
    if " " not in surface and "-" not in surface:
        return surface[0].isupper()
    return anycase or any(character.isupper() for character in surface)
