"""Actors that a user adds: names and patterns in a TOML or CSV file.

In TOML a table is an actor and its name the key, with the fields of our table of groups (``names`` in any
language, ``acronyms``, ``exact``, ``weak``, ``anycase``, ``country``), ``kind`` ("GROUP", which it is if not
said, or "PERSON") and ``patterns``, regular expressions. In CSV a row is an actor: ``name``, and optionally
``kind``, ``key`` and ``aliases``, which are separated by ``|``.
"""

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from comention.domain import Kind
from comention.errors import ConfigError, did_you_mean
from comention.mentions.candidates import Candidate, Trust
from comention.resources.groups import ActorForm, forms_of
from comention.text import fold

KINDS = (Kind.GROUP, Kind.PERSON)
_FIELDS = ("names", "acronyms", "exact", "weak", "patterns", "anycase", "country", "kind")
_LISTS = _FIELDS[:5]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The forms and the patterns of a user's actors."""

    forms: tuple[ActorForm, ...] = ()
    patterns: tuple[tuple[re.Pattern[str], str, Kind], ...] = ()

    def find(self, text: str) -> list[Candidate]:
        """What the patterns find in a text."""
        return [
            Candidate(match.start(), match.end(), kind, key=key, trust=Trust.CONTEXT)
            for pattern, key, kind in self.patterns
            for match in pattern.finditer(text)
            if match.end() > match.start()
        ]


@lru_cache(maxsize=8)
def read_gazetteers(paths: tuple[str, ...]) -> Gazetteer:
    """The actors of some files.

    Raises:
        ConfigError: A file cannot be read, or has a field, a kind or a pattern that does not fit.
    """
    tables = [(path, key, table) for path in paths for key, table in _read(Path(path))]
    forms = [form for path, key, table in tables for form in _forms(path, key, table)]
    patterns = [
        (_pattern(path, key, each), f"{_kind(path, key, table).lower()}:{key}", _kind(path, key, table))
        for path, key, table in tables
        for each in table.get("patterns", ())
    ]
    return Gazetteer(tuple(forms), tuple(patterns))


def _read(path: Path) -> Iterable[tuple[str, Mapping[str, Any]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        return list(_rows(text) if path.suffix == ".csv" else tomllib.loads(text).items())
    except (OSError, ValueError, csv.Error) as error:
        raise ConfigError(f"The gazetteer {path} cannot be read: {error}.") from error


def _rows(text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    rows = csv.DictReader(text.splitlines())
    if "name" not in (rows.fieldnames or ()):
        raise ValueError("it has no column 'name'")
    for row in rows:
        if name := (row["name"] or "").strip():
            aliases = [alias.strip() for alias in (row.get("aliases") or "").split("|") if alias.strip()]
            key = row.get("key") or "-".join(fold(name).split())
            yield key, {"names": [name, *aliases], "kind": (row.get("kind") or Kind.GROUP).upper()}


def _forms(path: str, key: str, table: Mapping[str, Any]) -> Iterator[ActorForm]:
    where = f"The gazetteer {path}, actor {key!r}"
    if not isinstance(table, Mapping):
        raise ConfigError(f"{where}: it must be a table.", 'Write [key] and below it names = ["..."].')
    for name, value in table.items():
        if name not in _FIELDS:
            raise ConfigError(f"{where}: there is no field {name!r}.", did_you_mean(name, _FIELDS))
        if name in _LISTS and not _is_list_of_texts(value):
            raise ConfigError(f"{where}: {name} must be a list of texts.")
    for form in forms_of(key, {**table, "fr": table.get("names", ())}, "fr"):
        yield replace(form, kind=_kind(path, key, table))


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) and each for each in value)


def _kind(path: str, key: str, table: Mapping[str, Any]) -> Kind:
    if table.get("kind", Kind.GROUP) not in KINDS:
        raise ConfigError(
            f"The gazetteer {path}, actor {key!r}: {table['kind']!r} is no kind of actor that can be added.",
            f"Say one of {', '.join(KINDS)}.",
        )
    return Kind(table.get("kind", Kind.GROUP))


def _pattern(path: str, key: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise ConfigError(
            f"The gazetteer {path}, actor {key!r}: the pattern {pattern!r}: {error}."
        ) from error
