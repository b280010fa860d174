"""What a reader makes of a file: drafts of documents, files that it holds, or why there is neither."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from comention.config import Read


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
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A file within a file, to be read before the next thing is asked for.

    Attributes:
        id: The id of the file that holds it, and its own name.
        name: Its name, of which the suffix says what it is; empty where its content has to.
        file: Its bytes, from the first.
        packed: Whether they were packed, so that they count as expanded.
    """

    id: str
    name: str
    file: IO[bytes]
    packed: bool = True


Found = Iterator[Draft | Skipped | Member]
# A reader is given an open file, which may not be sought in, the file's id and the settings. It raises
# DocumentError where nothing more of the file can be read.
Reader = Callable[[io.BufferedReader, str, Read], Found]
