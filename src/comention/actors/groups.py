"""The names of groups that no table knows: articles before them, acronyms and short forms of them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Protocol, TypeVar

from comention.actors.spelling import sound
from comention.domain import Mention
from comention.text import NAMES, abbreviates, fold

_OPENING = re.compile(r"\s?\(\s?[\"«“]?\s?")
_ARTICLES = ("le ", "la ", "les ", "l ", "the ")
_ACRONYM = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý0-9.&-]{1,11}")
# The articles of Arabic within a name, which are written, or left out, or joined to their noun.
_ARABIC = frozenset(["al", "el", "ul", "as", "ash", "ach", "an", "at", "ad", "ar", "az", "e"])
_SMALL = frozenset(
    ["de", "des", "du", "d", "la", "le", "les", "l", "et", "pour", "en", "of", "the", "and", "for"]
)
# Before a short form that means what was named: "la Ligue", "the Court".
_DEFINITE = re.compile(r"(?:\b(?:le|la|les|du|des|au|aux|the)\s+|\b[ld]')$", re.IGNORECASE)


class _Named(Protocol):
    """What stands for a name."""

    @property
    def name(self) -> str: ...


Name = TypeVar("Name", bound=_Named)


@lru_cache(maxsize=NAMES)
def group_name(text: str) -> str:
    """A group's name as it is compared: folded, without its article; one of nothing but signs as it is.

    >>> group_name("The Harbour Front") == group_name("Harbour-Front")
    True
    """
    folded = fold(text) or " ".join(text.split())
    return next((folded.removeprefix(article) for article in _ARTICLES if folded.startswith(article)), folded)


def is_acronym(text: str) -> bool:
    """Whether a name is one word in capitals, which several groups may abbreviate to.

    >>> is_acronym("PDL"), is_acronym("Hamas")
    (True, False)
    """
    return bool(_ACRONYM.fullmatch(text))


def group_sounds(name: str) -> str:
    """A key that is equal for a group's name in the romanisations that news use.

    >>> group_sounds("hachd al chaabi") == group_sounds("hashd shaabi")
    True
    """
    return "".join(sound(word) for word in name.split() if word not in _ARABIC)


def bracketed(text: str, mentions: Sequence[tuple[Mention, Name]]) -> Iterator[tuple[Name, Name]]:
    """The acronyms that stand in brackets behind what they abbreviate, or before it, with that name.

    Args:
        text: The text of a document.
        mentions: Its mentions of groups, in reading order, with their names.
    """
    for (before, one), (behind, other) in pairwise(mentions):
        if _OPENING.fullmatch(text[before.end : behind.start]):
            (short, acronym), (long, name) = sorted(
                ((before, one), (behind, other)), key=lambda each: len(each[0].text)
            )
            if abbreviates(short.text, long.text) or _has_initials(short.text, long.text):
                yield acronym, name


def _has_initials(short: str, long: str) -> bool:
    """Whether a short form is made of a name's initials, be it in small letters or many: "Gjs"."""
    return fold(short) in (initials(fold(long)), f"{initials(fold(long))}s")


def initials(name: str) -> str:
    """The first letters of a name's words, without the small ones.

    >>> initials("parti du travail de belgique")
    'ptb'
    """
    return "".join(word[0] for word in name.split() if word not in _SMALL)


def is_definite(text: str, mention: Mention) -> bool:
    """Whether a mention has its article before it, as what was named has: "la Ligue".

    >>> from comention.domain import Form, Kind
    >>> is_definite("la Ligue", Mention("d", 3, 8, "Ligue", Kind.GROUP, Form.NAME, 0))
    True
    """
    return _DEFINITE.search(text[max(0, mention.start - 5) : mention.start]) is not None


def one_expansion(found: Iterable[Mapping[str, Name]]) -> dict[str, tuple[Name, int]]:
    """The acronyms that stand for one name in all documents that expand them, with it and their number."""
    names: dict[str, list[Name]] = {}
    for expanded in found:
        for acronym, name in expanded.items():
            names.setdefault(acronym, []).append(name)
    return {acronym: (long[0], len(long)) for acronym, long in names.items() if len(set(long)) == 1}
