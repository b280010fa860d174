"""Institutions that a common noun and a state make: "armée israélienne", "ministère russe de la Défense"."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from comention.domain import Form, Kind
from comention.mentions.candidates import Candidate, Trust
from comention.resources.institutions import heads, portfolios

# Each state in the text is masked, character for character, by one of these, so that one pattern a
# language sees states of every name.
ADJECTIVE, NAME = "\ue000", "\ue001"
_OF = {"fr": r"(?:de\s+la|de\s+l|du|des|de|d)", "en": r"of(?:\s+the)?"}


def find_institutions(searchable: str, states: Sequence[Candidate], lang: str) -> list[Candidate]:
    """The institutions of the states that a text mentions.

    Args:
        searchable: The text as the lexicon compares it.
        states: The mentions of states in it.
        lang: Its language.
    """
    if lang not in _OF or not states:
        return []
    found = []
    masked, keys = _mask(searchable, states)
    for match in _pattern(lang).finditer(masked):
        key = next(keys[i] for i in range(match.start(), match.end()) if i in keys)
        name = _name({group: words for group, words in match.groupdict().items() if words}, lang)
        found.append(
            Candidate(
                match.start(),
                match.end(),
                Kind.GROUP,
                key=f"group:{name}-{key}",
                trust=Trust.CONTEXT,
                proper=False,
            )
        )
    return found


def _mask(searchable: str, states: Sequence[Candidate]) -> tuple[str, dict[int, str]]:
    """The text with its states masked, and the states' codes by where they begin."""
    pieces, keys, position = [], {}, 0
    for state in sorted(states, key=lambda s: (s.start, -s.end)):
        if state.start < position or state.key is None:
            continue
        mask = ADJECTIVE if state.form in (Form.ADJECTIVE, Form.NATIONALITY) else NAME
        pieces += [searchable[position : state.start], mask * (state.end - state.start)]
        keys[state.start] = state.key.removeprefix("state:").lower()
        position = state.end
    return "".join([*pieces, searchable[position:]]), keys


def _name(groups: dict[str, str], lang: str) -> str:
    """The key of the institution whose head noun, or whose portfolio, was found."""
    if head := next((words for group, words in groups.items() if group.startswith("head")), None):
        return heads(lang, complement=False)[" ".join(head.split())]
    portfolio = next(words for group, words in groups.items() if group.startswith("portfolio"))
    return f"ministry-{portfolios(lang)[' '.join(portfolio.split())]}"


@lru_cache(maxsize=8)
def _pattern(lang: str) -> re.Pattern[str]:
    head, ministry = heads(lang, complement=False), _any_of(heads(lang, complement=True))
    portfolio = _any_of(portfolios(lang))
    names = [f"(?P<head{{n}}>{_any_of(head)})"]
    if lang == "en":
        before = [
            *names,
            rf"(?P<portfolio{{n}}>{portfolio})\s+{ministry}",
            rf"{ministry}\s+of\s+(?P<portfolio{{n}}>{portfolio})",
        ]
        whole = [rf"[{ADJECTIVE}{NAME}]+\s+(?:{name})" for name in before]
        whole += [rf"(?:{name})\s+{_OF[lang]}\s+{NAME}+" for name in before]
    else:
        before = [*names, rf"{ministry}\s+(?P<portfolio{{n}}>{portfolio})"]
        whole = [rf"(?:{name})\s+(?:{ADJECTIVE}+|{_OF[lang]}\s+{NAME}+)" for name in before]
        whole.append(rf"{ministry}\s+{ADJECTIVE}+\s+(?P<portfolio{{n}}>{portfolio})")
    numbered = [pattern.replace("{n}", str(n)) for n, pattern in enumerate(whole)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(numbered)})(?!\w)")


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, whatever blanks stand between their parts."""
    return "|".join(
        r"\s+".join(map(re.escape, each.split())) for each in sorted(words, key=len, reverse=True)
    ).join(("(?:", ")"))
