"""The words around a name that tell what it means: of a capital, whether its government is meant."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from comention.text import fold

LISTS = (
    "addressed",
    "between",
    "copulas",
    "passive",
    "places",
    "plural_articles",
    "possessive",
    "powers",
    "prepositions",
    "relative",
    "saying",
    "series",
    "singular_articles",
    "sport",
    "topic",
)


@lru_cache(maxsize=8)
def context(lang: str) -> Mapping[str, frozenset[str]]:
    """The word lists of a language by their name, folded; empty lists for a language without a file."""
    path = files(__package__) / f"context-{lang}.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {name: frozenset(map(fold, lists.get(name, ()))) for name in LISTS}
