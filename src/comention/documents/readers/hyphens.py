"""Words that were broken at the end of a line, put together again."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

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

    def joined(self, *lines: str) -> str:
        """The lines of a paragraph as one.

        >>> hyphens = Hyphens(["un Iranien"])
        >>> hyphens.joined("le gouver-", "nement"), hyphens.joined("pro-", "iranien")
        ('le gouvernement', 'pro-iranien')
        """
        return "".join(self._before(line, after) for line, after in pairwise(lines)) + lines[-1]

    def _before(self, line: str, after: str) -> str:
        """A line as it is written before the next one: without a hyphen, with it, or with a blank."""
        last, first = _LAST.search(line), _FIRST.match(after)
        if last and first:
            kept = line[-1] == "-" and self._is_kept(last[1], first[0])
            return line if kept else line[:-1]
        return line if _NUMBER.search(line) and after[0].isalnum() else f"{line} "

    def _is_kept(self, last: str, first: str) -> bool:
        """Whether the hyphen is the word's: as written elsewhere, else by what stands around it."""
        together, apart = self._words[f"{last}{first}".casefold()], self._words[f"{last}-{first}".casefold()]
        if together != apart:
            return apart > together
        part = last.rpartition("-")[2].casefold()
        if part in _PERHAPS and self._words[first.casefold()]:
            return True
        return not first[0].islower() or part in _BEFORE or first.partition("-")[0] in _AFTER
