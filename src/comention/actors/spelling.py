"""How names are spelt: what one romanisation makes of a word, and what another."""

import re
import tomllib
from collections.abc import Callable
from functools import cache, lru_cache, partial
from importlib.resources import files
from operator import methodcaller
from typing import Any

from anyascii import anyascii
from rapidfuzz.distance import OSA

from comention.text import NAMES, fold

_CONSONANTS = str.maketrans("jgz", "kkd", "aeiu")
_NO_LETTER = re.compile("[^a-z]")
# Shorter words differ by a letter for other reasons than spelling: "Ali", "Adi".
LONG_ENOUGH = 6


@cache
def _table() -> dict[str, Any]:
    path = files("comention.resources") / "transliteration.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _rules(name: str) -> tuple[Callable[[str], str], ...]:
    return tuple(_rule(pattern, put) for pattern, put in _table()[name])


def _rule(pattern: str, put: str) -> Callable[[str], str]:
    """What puts one thing for another; of plain letters `str.replace` is the fastest."""
    if pattern.isalpha():
        return methodcaller("replace", pattern, put)
    return partial(re.compile(pattern).sub, put)


@cache
def _near() -> frozenset[str]:
    """The pairs of letters that are near each other, each in both orders."""
    return frozenset(order for pair in _table()["near"] for order in (pair, pair[::-1]))


@lru_cache(maxsize=NAMES)
def sound(word: str, *, family: bool = False) -> str:
    """A key that is equal for the romanisations of a word that French and English news use.

    >>> sound("Hachd") == sound("Hashd"), sound("Qassem") == sound("Kassem"), sound("Ali") == sound("Adi")
    (True, True, False)

    Args:
        word: One word of a name.
        family: Whether it is a family name, whose ending is written in more ways.
    """
    letters = sound(word) if family else _NO_LETTER.sub("", anyascii(fold(word)).lower())
    for rule in _rules("endings" if family else "rules"):
        letters = rule(letters)
    return letters or fold(word) or word


@lru_cache(maxsize=NAMES)
def consonants(sounds: str) -> str:
    """What is left of a word's sounds where those that are near each other count as one.

    >>> consonants(sound("Ghassem")) == consonants(sound("Qassim"))
    True
    """
    return sounds.translate(_CONSONANTS)


def are_near(one: str, other: str) -> bool:
    """Whether two words' sounds differ in what romanisations differ in.

    >>> are_near(sound("Ghassem"), sound("Qassim")), are_near(sound("Karim"), sound("Karam"))
    (True, False)
    """
    if len(one) != len(other) or len(one) < LONG_ENOUGH - 2:
        return one == other
    differing = [a + b for a, b in zip(one, other, strict=True) if a != b]
    return len(differing) <= 2 and _near().issuperset(differing)


def may_be_misspelt(one: str, other: str) -> bool:
    """Whether two folded words differ by one letter more, less, other, or out of its place.

    >>> may_be_misspelt("fernando", "ferdando"), may_be_misspelt("ali", "adi")
    (True, False)
    """
    return min(len(one), len(other)) >= LONG_ENOUGH and OSA.distance(one, other, score_cutoff=1) == 1
