"""The words that tell, around the name of a capital, that its government is meant."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=8)
def context(lang: str) -> Mapping[str, frozenset[str]]:
    """The word lists of a language by their name, folded; empty lists for a language without a file."""
    from comention.text import fold

    path = files(__package__) / f"context-{lang}.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    names = ("prepositions", "between", "passive", "possessive", "powers", "addressed", "copulas")
    return {name: frozenset(map(fold, lists.get(name, ()))) for name in names}
