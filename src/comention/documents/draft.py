"""What a reader makes of a file or of a row of it: a draft of a document, or why there is none."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not read.

    Attributes:
        name: The id of the document, or the file and the line.
        reason: Why it was not read, in words that follow the name.
    """

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document as its file states it: date and language are words that nobody has checked yet."""

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None


# A reader is given an open file, the file's id and the most characters that a text may have. It raises
# DocumentError where nothing of the file can be read.
Reader = Callable[[io.BufferedReader, str, int], Iterator[Draft | Skipped]]


def too_long(limit: int) -> str:
    """The reason for which a text of more than ``limit`` characters is skipped."""
    return f"is longer than {limit:,} characters"
