"""The words before, behind and inside people's names: titles by sort, and particles."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from comention.text import fold

LANGUAGES = ("en", "fr")
# The sorts of words that stand before a name.
BEFORE_NAMES = ("civility", "office", "rank", "religious", "profession")


@lru_cache(maxsize=8)
def titles(lang: str) -> frozenset[str]:
    """The words before a name that are no part of it, folded; those of English for an unknown language.

    Of a title of several words ("premier ministre") they hold the whole, and the words with which no name
    begins.
    """
    lists = _lists(_known(lang))
    return frozenset().union(*(lists[sort] for sort in (*BEFORE_NAMES, "parts")))


@lru_cache(maxsize=8)
def titles_by_sort(lang: str) -> Mapping[str, frozenset[str]]:
    """The titles, folded, by sort; ``postnominal`` holds those that stand behind a name."""
    lists = _lists(_known(lang))
    return MappingProxyType({sort: lists[sort] for sort in (*BEFORE_NAMES, "postnominal")})


@lru_cache(maxsize=8)
def given_name_titles(lang: str) -> frozenset[str]:
    """The titles, folded, with which a name can also begin ("Sheikh Hasina", "Sultan Al Jaber")."""
    return _lists(_known(lang))["given_names"]


@lru_cache(maxsize=1)
def particles() -> frozenset[str]:
    """The small words inside names in all languages, folded ("de", "von", "al", "ben")."""
    return frozenset().union(*(_lists(lang)["particles"] for lang in LANGUAGES))


def _known(lang: str) -> str:
    return lang if lang in LANGUAGES else "en"


@lru_cache(maxsize=8)
def _lists(lang: str) -> Mapping[str, frozenset[str]]:
    path = files(__package__) / f"titles-{lang}.toml"
    lists: Mapping[str, Iterable[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(map(fold, words)) for name, words in lists.items()}


@lru_cache(maxsize=1)
def leading_family_names() -> frozenset[str]:
    """The family names, folded, that stand before the given name ("Kim Jong-un")."""
    path = files(__package__) / "family-names.toml"
    return frozenset(map(fold, tomllib.loads(path.read_text(encoding="utf-8"))["first"]))
