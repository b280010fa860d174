"""Finding many known forms in a text at once, by whole words, without regard to accents and hyphens."""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick

from comention.text import fold_in_place

Entry = TypeVar("Entry")


def searchable(folded: str) -> str:
    """Folded text as the lexicon compares it: hyphens and apostrophes are blanks, offsets unchanged.

    >>> searchable("l'etat-major")
    'l etat major'
    """
    return reduce(lambda text, sign: text.replace(sign, " "), "-'\n\t\r", folded)


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
            entries.setdefault(searchable(fold_in_place(form)), []).append(entry)
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
