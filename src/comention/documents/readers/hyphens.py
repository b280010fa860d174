"""Words that were broken at the end of a line, put together again."""

import re
from collections import Counter
from collections.abc import Iterable

_WORDS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u00ad]$")
_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMBER = re.compile(r"\w-$")
# French and English parts of words behind which a hyphen is written, wherever the line breaks.
_BEFORE = frozenset(
    {
        *("afro", "américano", "anglo", "après", "arabo", "arrière", "avant", "belgo", "celle", "celles"),
        *("celui", "ceux", "demi", "euro", "eux", "franco", "grand", "germano", "hors", "irako", "irano"),
        *("israélo", "jusqu", "lui", "narco", "nord", "nous", "ouest", "palestino", "peut", "porte", "quasi"),
        *("quelques", "russo", "saint", "sainte", "self", "semi", "sino", "sud", "syro", "turco", "ultra"),
        *("vice", "vis", "vous", "well"),
    }
)
# Those that may as well be a syllable (pro-gramme, ex-emple): the hyphen stays before a word of the text.
_PERHAPS = frozenset(
    {
        *(
            "al",
            "anti",
            "bien",
            "ci",
            "co",
            "contre",
            "el",
            "entre",
            "ex",
            "extrême",
            "haut",
            "inter",
            "libre",
        ),
        *("long", "mal", "mi", "moi", "multi", "new", "non", "nouveau", "post", "pré", "pro", "sans", "so"),
        *("social", "sous", "trans"),
    }
)
_AFTER = frozenset(
    {
        *(
            "backed",
            "based",
            "born",
            "called",
            "controlled",
            "held",
            "led",
            "linked",
            "related",
            "run",
            "style",
        ),
        *("term", "wide", "ci", "là", "même", "mêmes"),
    }
)


class Hyphens:
    """The words of a text, by which a broken one is known.

    Args:
        lines: Its lines.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._words = Counter(word.casefold() for line in lines for word in _WORDS.findall(line))

    def joined(self, before: str, line: str) -> str:
        """Two lines of a paragraph as one.

        >>> hyphens = Hyphens(["un Iranien"])
        >>> hyphens.joined("le gouver-", "nement"), hyphens.joined("pro-", "iranien")
        ('le gouvernement', 'pro-iranien')
        """
        last, first = _LAST.search(before), _FIRST.match(line)
        if last and first:
            kept = before[-1] == "-" and self._is_kept(last[1], first[0])
            return f"{before[:-1]}{'-' if kept else ''}{line}"
        together = _NUMBER.search(before) and line[0].isalnum()
        return f"{before}{'' if together else ' '}{line}"

    def _is_kept(self, last: str, first: str) -> bool:
        """Whether the hyphen is the word's: as written elsewhere, else by what stands around it."""
        together, apart = self._words[f"{last}{first}".casefold()], self._words[f"{last}-{first}".casefold()]
        if together != apart:
            return apart > together
        part = last.rpartition("-")[2].casefold()
        if part in _PERHAPS and self._words[first.casefold()]:
            return True
        return not first[0].islower() or part in _BEFORE or first.partition("-")[0] in _AFTER
