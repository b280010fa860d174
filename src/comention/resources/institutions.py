"""The institutions of a state that have no name of their own, by language."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from comention.text import fold

_TIE = re.compile(r"^(?:de la|de l|des|du|de|d) ")


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Any]:
    path = files(__package__) / "institutions.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=8)
def heads(lang: str, *, complement: bool) -> Mapping[str, str]:
    """Head nouns, folded, and the institution that each names.

    Args:
        lang: Their language.
        complement: Whether those that need a portfolio are asked for ("ministère"), or the others.
    """
    return {
        fold(head): name
        for name, table in _tables().items()
        if name != "portfolio" and table.get("complement", False) is complement
        for head in table.get(lang, ())
    }


@lru_cache(maxsize=8)
def portfolios(lang: str) -> Mapping[str, str]:
    """What a ministry is in charge of, folded ("de la defense"), and its name in keys ("defence")."""
    return {
        fold(words): name for name, table in _tables()["portfolio"].items() for words in table.get(lang, ())
    }


@lru_cache(maxsize=8)
def portfolio_names(lang: str) -> frozenset[str]:
    """What ministries are in charge of, folded, without the words that tie it to them ("defense")."""
    return frozenset(_TIE.sub("", words) for words in portfolios(lang))


@lru_cache(maxsize=8)
def stateless(lang: str) -> frozenset[str]:
    """Institutions named without their state, folded ("senat", "ministere de l interieur").

    Every state has one, so that by such a name alone nobody can be told from another.
    """
    ministries = (f"{head} {words}" for head in heads(lang, complement=True) for words in portfolios(lang))
    return frozenset([*heads(lang, complement=False), *ministries])
