"""How the press is named where it is a source: the words of ``press.toml`` as patterns."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

LANGUAGES = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Cues:
    """What is sought in the folded text before a name, to its end, and behind it, from its start."""

    called: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


@lru_cache(maxsize=4)
def press_cues(lang: str) -> Cues:
    """The cues of a language; those of English for an unknown one."""
    text = (files(__package__) / "press.toml").read_text(encoding="utf-8")
    words = tomllib.loads(text)[lang if lang in LANGUAGES else "en"]
    article = r"(?:(?:le|la|les|l'|du|des|de|the|an?)\s*)*"
    adjective = rf"\s+(?!(?:{_any(words['between'])})\b)\w+(?:-\w+)?"
    called = rf"\b(?:{_any(words['called'])})(?:{adjective})?\s+(?:(?:le|la|les|l'|the)\s*)?$"
    told = rf"\b(?:{_any(words['told'])})(?:\s+[\w'-]+){{0,5}},?\s+(?:{_any(words['to'])})"
    before = rf"(?:\b(?:{_any(words['before'])})|{told})['\s]\s*{article}$|\($"
    after = rf"^\W{{0,3}}(?:[\w'-]+\s+){{0,3}}?(?:{_any(words['after'])})(?!\w)|^\)"
    return Cues(re.compile(called), re.compile(before), re.compile(after))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
