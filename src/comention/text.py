"""Comparing strings as a reader does: without regard to case, accents, hyphens and apostrophes."""

import hashlib
import re
import unicodedata
from functools import lru_cache

# Typographic variants of one sign, and signs that a model has seldom seen, to their plain form, one
# character for one, so that offsets stay valid.
_PLAIN = {
    **dict.fromkeys("’‘ʼʹ´`′", "'"),
    **dict.fromkeys("«»“”„‟″", '"'),
    **dict.fromkeys("‐‑‒−", "-"),
    **dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\u2005\u2008\u3000", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\x00", " "),
}
# Texts are long and such signs few: to seek them is several times as fast as `str.translate`.
_NOT_PLAIN = re.compile(f"[{re.escape(''.join(_PLAIN))}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SEPARATORS = re.compile(r"[\s\-'.]+")
# What was made of so many different names is remembered: more than a hundred thousand articles have.
NAMES = 1 << 18
# An acronym in brackets, as it stands behind the name that it abbreviates.
BRACKETED = re.compile(r"""\s*\([\s"]*([^\W\d_][\w.&-]{1,11})[\s"]*\)""")


def plain(text: str) -> str:
    """``text`` with plain apostrophes, quotation marks, hyphens and spaces; offsets are unchanged.

    >>> print(plain("l’« État »"))
    l'" État "
    """
    return _NOT_PLAIN.sub(lambda match: _PLAIN[match[0]], text)


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].casefold()
    return base if len(base) == 1 else character


_LATIN = {character: _fold_character(character) for character in map(chr, range(0x80, 0x250))}


def fold_in_place(text: str) -> str:
    """``plain(text)`` in lower case and without accents; offsets are unchanged.

    >>> fold_in_place("L’État hébreu")
    "l'etat hebreu"
    """
    without = _NOT_ASCII.sub(lambda match: _LATIN.get(match[0], match[0]), plain(text))
    small = without.lower()
    if len(small) == len(text):
        return small
    return "".join(_fold_character(character) for character in without)


@lru_cache(maxsize=NAMES)
def fold(text: str) -> str:
    """A key that is equal for strings that differ in case, accents, hyphens, dots and spaces only.

    >>> fold("États-Unis") == fold("ETATS UNIS")
    True
    """
    return _SEPARATORS.sub(" ", fold_in_place(text)).strip()


def shown(name: str) -> str:
    r"""``name`` on one line as a reader sees it, with a space for each sign that does not show.

    >>> shown("Jean\u200bDupont\n")
    'Jean Dupont'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


def abbreviates(acronym: str, name: str) -> bool:
    """Whether an acronym's letters stand in a name in their order, its first letter at a word's start.

    >>> abbreviates("UA", "Union africaine"), abbreviates("2012", "Union africaine")
    (True, False)
    """
    letters, rest = [c for c in fold(acronym) if c.isalpha()], fold(name)
    if sum(c.isupper() for c in acronym) < 2 or not re.search(rf"\b{letters[0]}", rest):
        return False
    for letter in letters:
        position = rest.find(letter)
        if position < 0:
            return False
        rest = rest[position + 1 :]
    return True


def digest(text: str) -> str:
    """A hash that no two texts share, in hexadecimal figures.

    >>> digest("L’Irak")[:8]
    '64f70f73'
    """
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
