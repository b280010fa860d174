"""The states and the words that name them, by language.

``states.csv`` holds the states: the members and observers of the United Nations, Taiwan and Western Sahara by
their code of ISO 3166-1, Kosovo by its customary "XK", states that are no more by their retired code of ISO
3166-3 ("SUHH", the Soviet Union), and other polities by one of ours that begins with "X-", as Abkhazia by
"X-ABK". Dependent territories are no states. A state goes by its earlier names too: "Zaïre" is today's Congo.
``states-LANG.toml`` holds the words. Nothing is read before it is asked for.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from comention.domain import Form
from comention.text import fold

LANGUAGES = ("en", "fr")
_STOP = "stop"
# In French the noun is the adjective with a capital; in English both are written alike, or differ.
_NOUNS_IN_LOWER_CASE = frozenset({"fr"})
_KEYS = {
    "abbreviations": Form.NAME,
    "nationality": Form.NATIONALITY,
    "adjectives": Form.ADJECTIVE,
    "adjectives_also": Form.ADJECTIVE,
    "capitals": Form.CAPITAL,
    "epithets": Form.EPITHET,
}
_EXACT = frozenset({"abbreviations", "nationality", "adjectives", "adjectives_also"})


@dataclass(frozen=True, slots=True)
class State:
    """A state: its code, its Wikidata id and its display name in each language."""

    code: str
    wikidata: str
    names: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class StateForm:
    """A word or phrase that names a state.

    Attributes:
        text: The words.
        code: The state that they name.
        form: In what way.
        exact: The same letters have to be capitals ("US" is no "us", "Turc" no "turc"); accents may still
            be missing ("Egyptiens"). Of the other forms, those with a capital here have one wherever the
            state is meant ("Bénin" is no "bénin").
        contextual: The words are often something else ("Jordan"), or another state ("Congo"), and name
            this one only where the document names it in another way too.
    """

    text: str
    code: str
    form: Form
    exact: bool = False
    contextual: bool = False


@cache
def states() -> Mapping[str, State]:
    """Every state by its code, in the order of the file."""
    text = (files(__package__) / "states.csv").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            row["code"]: State(row["code"], row["wikidata"], _display_names(row["code"]))
            for row in csv.DictReader(text.splitlines())
        }
    )


@cache
def state_forms(lang: str) -> tuple[StateForm, ...]:
    """Every form that names a state in a language, names first; those of English for an unknown language.

    A form is there once for each state and way: "Congolais" for both Congos, the English "Iraqi" as a
    nationality and as an adjective. What is spelt like a name of the state is its name only.
    """
    tables = _tables(lang)
    lower = lang in _NOUNS_IN_LOWER_CASE
    return tuple(dict.fromkeys(form for code in states() for form in _forms(code, tables[code], lower=lower)))


@cache
def state_prefixes(lang: str) -> Mapping[str, str]:
    """The combining forms of a language, folded ("israelo"), and the state that each stands for."""
    tables = _tables(lang)
    return MappingProxyType(
        {fold(each): code for code in states() for each in tables[code].get("prefixes", ())}
    )


@cache
def state_stop_phrases(lang: str) -> tuple[str, ...]:
    """Set phrases in which the word of a state is not the state ("océan Indien")."""
    return tuple(_tables(lang)[_STOP]["phrases"])


@cache
def _tables(lang: str) -> Mapping[str, Any]:
    known = lang if lang in LANGUAGES else LANGUAGES[0]
    return tomllib.loads((files(__package__) / f"states-{known}.toml").read_text(encoding="utf-8"))


def _display_names(code: str) -> Mapping[str, str]:
    return MappingProxyType({lang: _tables(lang)[code]["names"][0] for lang in LANGUAGES})


def _forms(code: str, table: Mapping[str, list[str]], *, lower: bool) -> Iterator[StateForm]:
    """The forms of one state; ``lower`` tells whether its nationalities are adjectives in lower case."""
    contextual = table.get("contextual", [])
    names = [name for name in table["names"] if name not in contextual]
    yield from (StateForm(name, code, Form.NAME) for name in names)
    yield from (StateForm(name, code, Form.NAME, contextual=True) for name in contextual)
    for key, form in _KEYS.items():
        texts = table.get(key, [])
        if key == "nationality":
            texts = [variant for text in texts for variant in _capitalised(text)]
        elif key == "adjectives" and lower and not texts:
            texts = [text.lower() for text in table.get("nationality", [])]
        yield from (StateForm(text, code, form, exact=key in _EXACT) for text in texts if text not in names)


def _capitalised(nationality: str) -> tuple[str, str]:
    """A nationality and, of one with hyphens, its other usual spelling: "Sud-Coréen", "Sud-coréen"."""
    return nationality, nationality.capitalize() if "-" in nationality else nationality
