"""Who is who among names that no table knows: articles before groups, and short forms in brackets."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TypeVar

from comention.domain import AnnotatedDocument, Kind, Mention
from comention.text import abbreviates, fold

Expansion = TypeVar("Expansion")
# In fewer documents an acronym may be expanded by chance of the corpus, and mean another group elsewhere.
EXPANDED_IN = 2
_OPENING = re.compile(r"\s?\(\s?[\"«“]?\s?")
_ARTICLES = ("le ", "la ", "les ", "l ", "the ")


def group_name(text: str) -> str:
    """A group's name as it is compared: folded, without its article.

    >>> group_name("The Harbour Front") == group_name("Harbour-Front")
    True
    """
    folded = fold(text)
    return next((folded.removeprefix(article) for article in _ARTICLES if folded.startswith(article)), folded)


def expansions(annotated: AnnotatedDocument) -> dict[str, Mention]:
    """By an acronym's name, the mention whose acronym stands in brackets behind it, or it behind that one.

    An acronym that a table knows here expands to what it stands for.
    """
    found = {
        group_name(m.text): m
        for m in annotated.mentions
        if m.kind is Kind.GROUP and m.key and m.text.isupper()
    }
    named = [mention for mention in annotated.mentions if mention.kind is not Kind.STATE]
    for before, behind in pairwise(named):
        between = annotated.document.text[before.end : behind.start]
        if _OPENING.fullmatch(between):
            short, long = sorted((before, behind), key=lambda mention: len(mention.text))
            if short.kind is long.kind and abbreviates(short.text, long.text):
                found[group_name(short.text)] = long
    return found


def one_expansion(found: Iterable[Mapping[str, Expansion]]) -> dict[str, Expansion]:
    """The acronyms that abbreviate one name in all documents that expand them, which are several."""
    names: dict[str, Counter[Expansion]] = defaultdict(Counter)
    for expanded in found:
        for acronym, name in expanded.items():
            names[acronym][name] += 1
    return {
        acronym: next(iter(long))
        for acronym, long in names.items()
        if len(long) == 1 and long.total() >= EXPANDED_IN
    }
