"""The words of people's names: what tells people apart, and what does not."""

import re
from collections.abc import Sequence
from functools import lru_cache

from comention.actors.spelling import sound
from comention.resources.words import leading_family_names, particles
from comention.text import NAMES, fold, plain

Parts = tuple[str, ...]
# Particles that tell people apart: Mohamed Salah is not Mohamed Ben Salah.
KINSHIP = frozenset(["ben", "bin", "ibn", "bint", "bent", "abou", "abu", "ould", "oum", "umm", "mint"])
# These make one word with the next: Abdel Aziz, Abdelaziz.
_SERVANT = frozenset(["abd", "abdel", "abdul", "abdoul"])
# Behind a name, they tell a son from his father; popes and kings have a number there.
_GENERATION = frozenset(["jr", "sr", "junior", "senior", "fils"])
_NUMERAL = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
# O'Brien and N'Diaye are one word; the article of d'Estaing is none of it.
_WORD = re.compile(r"(?:(?<!\w)[A-ZÀ-Ý]'(?=[A-ZÀ-Ý]))?[^\s'.]+")
_VOWEL = re.compile(r"[AEIOUY]")


@lru_cache(maxsize=NAMES)
def parts(name: str) -> Parts:
    """The words of a name that tell people apart, folded, without articles and particles.

    A family name in capitals before a given name goes to its end. Words with a hyphen between them are one.

    >>> parts("Abou Mahdi al-Mouhandes"), parts("Jean-Marie Le Pen")
    (('abou', 'mahdi', 'mouhandes'), ('jeanmarie', 'pen'))
    >>> parts("MACRON Emmanuel"), parts("Pie XII")
    (('emmanuel', 'macron'), ('pie', '12'))
    """
    text = plain(name)
    words = [(match[0], text[match.end() : match.end() + 1], match.start()) for match in _WORD.finditer(text)]
    kept = [joined for word, behind, start in words if (joined := _joined(word, behind, first=start == 0))]
    capitals = _capitals_before(kept)
    if capitals == 1 and len(kept[0]) == 2 and not _VOWEL.search(kept[0]):
        kept = [*kept[0], *kept[1:]]  # JD Vance, J. D. Vance
    else:
        kept = [*kept[capitals:], *kept[:capitals]]
    folded = (fold(word) if index == 0 else _number(word) for index, word in enumerate(kept))
    return _with_servants(tuple(folded)) or (fold(name) or name,)


def _joined(word: str, behind: str, *, first: bool) -> str:
    """A word of a name without hyphens, apostrophe, articles and particles, or nothing if it is but these."""
    within = [each for each in word.split("-") if each]
    last = len(within) - 1
    kept = [
        each
        for index, each in enumerate(within)
        if not _is_particle(each, behind if index == last else "-", first=first and index == 0)
    ]
    return "".join(kept).replace("'", "")


def _number(word: str) -> str:
    """A word folded, of a Roman numeral the number, which sounds like no other one."""
    tens = _NUMERAL.fullmatch(word)
    if not (tens and word) or word in ("I", "V", "X"):
        return fold(word)
    units = {"IX": 9, "IV": 4}.get(tens[2], 5 * tens[2].count("V") + tens[2].count("I"))
    return str(10 * len(tens[1]) + units)


def _with_servants(words: Parts) -> Parts:
    """The words, of which "abdel" and the like are one with the next."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in _SERVANT:
            joined[-1] += word
        else:
            joined.append(word)
    return tuple(joined)


def _capitals_before(words: Sequence[str]) -> int:
    """How many words in capitals stand before others that have none, as of a family name put first."""
    count = next((index for index, word in enumerate(words) if not word.isupper() or len(word) == 1), 0)
    alone = (
        count and not any(map(str.isupper, words[count:])) and fold(words[0]) not in leading_family_names()
    )
    return count if alone else 0


def _is_particle(word: str, behind: str, *, first: bool) -> bool:
    """Whether a word of a name is an article or a particle, and not an initial or a given name like it."""
    folded = fold(word)
    if folded not in particles() or folded in KINSHIP:
        return False
    is_initial = len(word) == 1 and word.isupper() and behind in ". "
    is_given = first and word in ("Al", "El") and behind == " "
    return not (is_initial or is_given)


def is_full(name: Parts) -> bool:
    """Whether a name has a given name, or its initial, and a surname."""
    return len(name) > 1


def is_family(text: str) -> bool:
    """Whether the words of a name are one family name, by a hyphen or a word of descent.

    >>> is_family("Strauss-Kahn"), is_family("Ben Ali"), is_family("Idriss Déby")
    (True, True, False)
    """
    return " " not in text.strip() or fold(text.split()[0]) in KINSHIP | particles()


@lru_cache(maxsize=NAMES)
def sounds(name: Parts) -> Parts:
    """The sounds of a name's words, of which the last is a family name if there are several.

    >>> sounds(parts("Abdul Aziz Ali")) == sounds(parts("Abdelaziz Ali"))
    True
    """
    return tuple(sound(word, family=index == len(name) - 1 > 0) for index, word in enumerate(name))


@lru_cache(maxsize=NAMES)
def generation(name: Parts) -> frozenset[str]:
    """The words of a name that tell namesakes of a family, or of a throne, apart."""
    return frozenset(word for word in name if word in _GENERATION or word.isdigit())


@lru_cache(maxsize=NAMES)
def without_generation(name: Parts) -> Parts:
    """A name less those words, if others are left.

    >>> without_generation(parts("Robert Kennedy Jr.")), without_generation(parts("Jr"))
    (('robert', 'kennedy'), ('jr',))
    """
    apart = generation(name)
    return tuple(word for word in name if word not in apart) or name
