"""Finding many known forms in a text at once, by whole words, without regard to accents and hyphens."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick

from comention.text import fold_in_place

Entry = TypeVar("Entry")
_BLANKS = str.maketrans("-'\n\t\r", "     ")


def searchable(text: str) -> str:
    """``text`` as the lexicon compares it: folded, hyphens and apostrophes as blanks, offsets unchanged.

    >>> searchable("L’État-major")
    'l etat major'
    """
    return fold_in_place(text).translate(_BLANKS)


class Hit(NamedTuple, Generic[Entry]):
    """A known form in a text, with every entry that bears it."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Lexicon(Generic[Entry]):
    """An Aho-Corasick automaton over surface forms.

    Args:
        forms: Surface forms with the entries that bear them.
    """

    def __init__(self, forms: Iterable[tuple[str, Entry]]) -> None:
        entries: dict[str, list[Entry]] = {}
        for form, entry in forms:
            entries.setdefault(searchable(form), []).append(entry)
        self._entries: Mapping[int, tuple[Entry, ...]] = {
            index: tuple(values) for index, values in enumerate(entries.values())
        }
        self._automaton = AhoCorasick(list(entries))

    def hits(self, text: str) -> Iterator[Hit[Entry]]:
        """Every form in ``text``, which is searchable, that begins and ends with a word; they may overlap."""
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if not (_joined(text, start) or _joined(text, end)):
                yield Hit(start, end, self._entries[index])


def _joined(text: str, position: int) -> bool:
    """Whether a word goes on across a position."""
    return 0 < position < len(text) and text[position - 1].isalnum() and text[position].isalnum()
