"""The groups that we know by name, and the words that name them: a file a kind of group.

A group is a TOML table; its name is the key. ``fr`` and ``en`` are its names in French and English text, the
first of each the display name; ``acronyms`` stand in both, ``fr_acronyms`` and ``en_acronyms`` in one. A
``weak`` form means the group only where a strong one of it stands in the same document ("le Hachd");
``exact`` forms are compared with their case ("Le Monde"); with ``anycase`` names may stand wholly in lower
case ("conseil de sécurité de l'ONU"). ``country`` is the code of the state that the group belongs to.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from comention.domain import Kind
from comention.text import fold_in_place

LANGUAGES = ("en", "fr")
_NAMES = ("fr", "en", "exact", "acronyms", "fr_acronyms", "en_acronyms", "weak")
_FIELDS = frozenset({*_NAMES, "country", "anycase"})


@dataclass(frozen=True, slots=True)
class Group:
    """A known group: its key, the sort of group, its display name in each language, and its state's code."""

    key: str
    type: str
    names: Mapping[str, str] = field(hash=False)
    country: str | None = None


@dataclass(frozen=True, slots=True)
class ActorForm:
    """Words that name a group, or another actor that a user's gazetteer adds.

    Attributes:
        text: The words.
        key: The actor that they name, by its key among those of its kind.
        exact: Case matters.
        weak: They name it only where the document names it by a strong form too.
        anycase: They may stand without a capital.
        country: The code of the state that the actor belongs to.
        kind: What the actor is.
    """

    text: str
    key: str
    exact: bool = False
    weak: bool = False
    anycase: bool = False
    country: str | None = None
    kind: Kind = Kind.GROUP


@cache
def groups() -> Mapping[str, Group]:
    """Every known group by its key."""
    return MappingProxyType(
        {
            key: Group(key, type, _display_names(table), table.get("country"))
            for key, (type, table) in _tables().items()
        }
    )


@cache
def group_forms(lang: str) -> tuple[ActorForm, ...]:
    """Every form that names a group in a language; of the other one those of several words, as names travel.

    Of the spellings of one form that text is compared without ("Al-Qaïda", "Al-Qaida") the first is there.
    """
    forms: dict[tuple[str, str], ActorForm] = {}
    for key, (_, table) in _tables().items():
        for form in forms_of(key, table, lang):
            forms.setdefault((key, form.text if form.exact else _compared(form.text)), form)
    return tuple(forms.values())


def _compared(name: str) -> str:
    return fold_in_place(name).replace("-", " ").replace("'", " ")


def forms_of(key: str, table: Mapping[str, Any], lang: str) -> Iterator[ActorForm]:
    """The forms of one table of a group in a language."""
    anycase = table.get("anycase", False)
    weak = frozenset(table.get("weak", ()))
    form = partial(ActorForm, key=key, country=table.get("country"))
    for name in table.get("weak", ()):
        yield form(name, exact=_is_acronym(name), weak=True, anycase=anycase)
    for name in (*table.get("acronyms", ()), *table.get(f"{lang}_acronyms", ()), *table.get("exact", ())):
        if name not in weak:
            yield form(name, exact=True)
    for other in LANGUAGES:
        for name in table.get(other, ()):
            if name not in weak and (other == lang or len(name.split()) > 1):
                yield form(name, exact=_is_acronym(name), anycase=anycase)


def _is_acronym(name: str) -> bool:
    return " " not in name and name.isupper()


def _display_names(table: Mapping[str, Any]) -> Mapping[str, str]:
    shared = [name for kind in ("exact", "acronyms") for name in table.get(kind, ())]
    own = {lang: [*table.get(lang, ()), *table.get(f"{lang}_acronyms", ())] for lang in LANGUAGES}
    everywhere = [*shared, *own["fr"], *own["en"], *table.get("weak", ())]
    return MappingProxyType({lang: (own[lang] or everywhere)[0] for lang in LANGUAGES})


@cache
def _tables() -> Mapping[str, tuple[str, Mapping[str, Any]]]:
    """Every group's type and table by its key.

    Raises:
        ValueError: A file has a field that does not exist, or a key that another file has too.
    """
    tables: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for path in sorted(files(__package__).iterdir(), key=lambda path: path.name):
        if path.name.endswith(".toml"):
            for key, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
                _check(path.name, key, table, tables)
                tables[key] = (path.name.removesuffix(".toml"), table)
    return tables


def _check(file: str, key: str, table: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    if key in known:
        raise ValueError(f"{file}: the group {key!r} is also in {known[key][0]}.toml.")
    if unknown := sorted(set(table) - _FIELDS):
        raise ValueError(f"{file}: the group {key!r} has the field {unknown[0]!r}, which does not exist.")
    if not any(table.get(name) for name in _NAMES):
        raise ValueError(f"{file}: the group {key!r} has no name.")
