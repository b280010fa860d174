"""Whether two names of people may be one person's."""

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from comention.actors.name_parts import KINSHIP, Parts, generation, sounds, without_generation
from comention.actors.spelling import are_near, may_be_misspelt, sound
from comention.resources.words import leading_family_names
from comention.text import NAMES

# A match of this score needs no other sign that two names are one person's.
SURE = 0.85


class Match(NamedTuple):
    """How well two names fit one actor, from 0 to 1, and why they do."""

    score: float
    reason: str


@cache
def _given_names() -> Mapping[str, frozenset[int]]:
    """By the sounds of a given name, the rows of the table in which it stands."""
    path = files("comention.resources") / "given-names.toml"
    rows: dict[str, set[int]] = {}
    for index, row in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["same"]):
        for name in row:
            rows.setdefault(sound(name), set()).add(index)
    return {name: frozenset(found) for name, found in rows.items()}


def given_name_rows(heard: str) -> frozenset[int]:
    """The rows of the table of given names that hold one of these sounds; two names of a row are one."""
    return _given_names().get(heard, frozenset())


@lru_cache(maxsize=NAMES)
def compare(one: Parts, other: Parts) -> Match | None:
    """How two full names fit one person, whichever comes first, or None where they name two people.

    >>> from comention.actors.name_parts import parts
    >>> compare(parts("Qassem Soleimani"), parts("Ghassem Suleimani")).score > SURE
    True
    >>> compare(parts("George W. Bush"), parts("George H. W. Bush")) is None
    True
    """
    if one == other:
        return Match(1.0, "the same words")
    if generation(one) != generation(other):
        return None
    if not leading_family_names().isdisjoint((one[0], other[0])):
        return _letter_for_letter(one, other)
    heard, others = sounds(one), sounds(other)
    if "".join(heard) == "".join(others):
        return Match(0.97, "the same sounds, spelt otherwise")
    if heard == others[::-1]:
        return Match(0.7, "the same words in another order")
    shorter, longer = sorted((one, other), key=lambda name: (len(name), name))
    if len(one) == len(other):
        return _same_length(shorter, longer)
    return _with_more(shorter, longer) or _with_end(shorter, longer)


def says_less(one: Parts, other: Parts) -> bool:
    """Whether a name says less than another one: it has fewer words, or an initial for a word."""
    return _length(one) < _length(other)


@lru_cache(maxsize=NAMES)
def _length(name: Parts) -> tuple[int, int]:
    return len(name), sum(len(word) > 1 for word in name)


def _has_initial(name: Parts) -> bool:
    return any(len(word) == 1 for word in name)


def _letter_for_letter(one: Parts, other: Parts) -> Match | None:
    """How names fit of which one begins with a family name: Zhang is not Zheng."""
    letters, others = "".join(one), "".join(other)
    if letters == others:
        return Match(0.97, "the same letters")
    turned = others in _turned(one) or letters in _turned(other)
    return Match(0.95, "the same letters, the family name first") if turned else None


def _turned(name: Parts) -> tuple[str, str]:
    """The letters of a name with its first word at its end, and with its last one before."""
    return "".join((*name[1:], name[0])), "".join((name[-1], *name[:-1]))


def _same_length(one: Parts, other: Parts) -> Match | None:
    """How the words of two names fit, the worst of them; the last ones are looked at first."""
    worst = Match(1.0, "the same words")
    for index in reversed(range(len(one))):
        match = _match(one, other, index)
        if match is None:
            return None
        worst = min(worst, match)
    return worst


def _match(one: Parts, other: Parts, index: int) -> Match | None:
    """How the words of two names at one place fit."""
    a, b = one[index], other[index]
    if a == b:
        return Match(1.0, "the same words")
    is_family = index == len(one) - 1
    heard_a, heard_b = sound(a, family=is_family), sound(b, family=is_family)
    if heard_a == heard_b:
        return Match(0.97, f"{_said(a, b)} sound alike")
    if are_near(heard_a, heard_b) and (is_family or heard_a[-1] == heard_b[-1]):
        return Match(0.9, f"{_said(a, b)} are near in sound")
    if not is_family and a[0] == b[0] and 1 in (len(a), len(b)):
        return Match(
            0.8, f"{min(a, b, key=len).upper()}. is the initial of {max(a, b, key=len).capitalize()}"
        )
    if not is_family and given_name_rows(heard_a) & given_name_rows(heard_b):
        return Match(0.9, f"{_said(a, b)} are one given name")
    if may_be_misspelt(a, b) and not is_family and not _is_hers(a, b):
        return Match(0.7, f"{_said(a, b)} differ by one letter")
    return None


def _is_hers(one: str, other: str) -> bool:
    """Whether a given name is another one with a letter more, as a woman's is: François, Françoise."""
    return one.startswith(other) or other.startswith(one)


def _said(*words: str) -> str:
    return " and ".join(sorted(word.capitalize() for word in words))


def _with_more(shorter: Parts, longer: Parts) -> Match | None:
    """How a name fits one that has more words between the first and the last."""
    if _has_initial(shorter) or KINSHIP.intersection(longer).difference(shorter):
        return None
    ends = _same_length((shorter[0], shorter[-1]), (longer[0], longer[-1]))
    rest = iter(map(sound, longer[1:-1]))
    if ends is None or ends.score < SURE or not all(sound(word) in rest for word in shorter[1:-1]):
        return None
    more = "the longer name has a word more in its middle"
    return Match(round(0.95 * ends.score, 2), more if ends.score == 1 else f"{more}; {ends.reason}")


def _with_end(shorter: Parts, longer: Parts) -> Match | None:
    """How a name fits one with more behind it, "Hugo Chávez [Frías]", or before it, "[Mahamat] Idriss Déby".

    Where its own words name ancestors ("Tamim ben Hamad [Al Thani]"), that is enough.
    """
    heard, length = sounds(shorter), len(shorter)
    if _has_initial(shorter):
        return None
    if sounds(longer)[:length] == heard:
        sure = length > 2 and bool(KINSHIP.intersection(shorter))
        return Match(0.9 if sure else 0.7, "the longer name has more words behind the shorter")
    if sounds(longer)[-length:] == heard:
        return Match(0.5, "the longer name has more words before the shorter, as a son's may")
    return None


@lru_cache(maxsize=NAMES)
def fits(short: Parts, full: Parts) -> Match | None:
    """How a name without a given name, or a given name that serves as one, fits a full name.

    >>> from comention.actors.name_parts import parts
    >>> fits(("souleimani",), parts("Qassem Soleimani")).score, fits(("hugo",), parts("Hugo Chávez"))
    (0.97, None)
    >>> fits(("lula",), parts("Luiz Inácio Lula da Silva")).reason
    'one word of the name alone'
    """
    full = without_generation(full)
    if len(short) >= len(full):
        return None
    ends = [_match(("", *short), full[-len(short) - 1 :], index) for index in range(1, len(short) + 1)]
    if all(match and match.score > SURE for match in ends):
        score = min(match.score for match in ends if match)
        return Match(0.98 if score == 1 else score, "the family name alone")
    if len(short) == 1 and short[0] == full[0] and short[0] in leading_family_names():
        return Match(0.95, "the family name alone, which comes first")
    if short == ("".join(word[0] for word in full),) and len(full) > 2:
        return Match(0.9, "the initials of the name")
    if len(short) == 1 and len(short[0]) > 2 and short[0] in full[1:]:
        return Match(0.86, "one word of the name alone")
    return None
