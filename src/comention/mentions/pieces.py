"""Long texts in pieces for the model, which needs some hundred times the memory of what it reads at once."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A text of more characters is cut: no article has as many, but books and minutes have.
MOST = 100_000
# Where a text is cut if it can be: behind a paragraph, a line, a sentence, a word.
_BORDERS = ("\n\n", "\n", ". ", " ")


def pieces(text: str, most: int = MOST) -> Iterator[str]:
    """A text in pieces of at most ``most`` characters, cut between paragraphs where there are any."""
    start = 0
    while len(text) - start > most:
        end = _border(text, start + most // 2, start + most)
        yield text[start:end]
        start = end
    yield text[start:]


def _border(text: str, low: int, high: int) -> int:
    """The last place between two others that is best to cut at."""
    for sign in _BORDERS:
        if (found := text.rfind(sign, low, high)) >= 0:
            return _behind_blanks(text, found + len(sign), high)
    return high


def _behind_blanks(text: str, start: int, high: int) -> int:
    """The place behind the blanks at ``start``, which are one token with those before them."""
    while start < high and text[start].isspace():
        start += 1
    return start


def joined(docs: Iterable["Doc"]) -> "Doc":
    """One document of those that were made of the pieces of a text."""
    from spacy.tokens import Doc

    parts = list(docs)
    return parts[0] if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=False)
