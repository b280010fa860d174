"""Words that were broken at the end of a line, put together again."""

import re
from collections import Counter
from collections.abc import Iterable

_WORDS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u00ad]$")
_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# French and English parts of words after which a hyphen is written, wherever the line breaks.
_PARTS = frozenset(
    {
        *("afro", "al", "américano", "anglo", "anti", "après", "arabo", "arrière", "avant", "belgo"),
        *("bien", "celle", "celles", "celui", "ceux", "chef", "ci", "court", "demi", "el", "euro"),
        *("eux", "ex", "extrême", "franco", "grand", "haut", "hors", "irako", "irano", "israélo"),
        *("jusqu", "libre", "lui", "là", "moi", "multi", "narco", "non", "nord", "nous", "nouveau"),
        *("nouvelle", "ouest", "peut", "porte", "post", "pro", "quasi", "quelques", "russo", "saint"),
        *("sainte", "sans", "semi", "sino", "social", "soi", "sous", "sud", "syro", "toi", "turco"),
        *("ultra", "vice", "vis", "vous", "well"),
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

        >>> Hyphens([]).joined("le gouver-", "nement"), Hyphens([]).joined("un pro-", "iranien de Saint-")
        ('le gouvernement', 'un pro-iranien de Saint-')
        """
        last, first = _LAST.search(before), _FIRST.match(line)
        if not last or not first:
            return f"{before} {line}"
        kept = before[-1] == "-" and self._is_kept(last[1], first[0])
        return f"{before[:-1]}{'-' if kept else ''}{line}"

    def _is_kept(self, last: str, first: str) -> bool:
        """Whether the hyphen is the word's: as it is written elsewhere, else by what stands around it."""
        together, apart = self._words[f"{last}{first}".casefold()], self._words[f"{last}-{first}".casefold()]
        if together != apart:
            return apart > together
        return not first[0].islower() or last.rpartition("-")[2].casefold() in _PARTS
