"""Plain text files: the text is the file, character for character."""

import io
import re
from collections.abc import Iterator

from comention.config import Read
from comention.documents.dates import opening_date
from comention.documents.draft import Draft
from comention.documents.encoding import decode
from comention.documents.limits import held_text

_TITLE = re.compile(r"\s*(\S[^\r\n]{0,149}?)[ \t]*(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*\S")


def read_text(file: io.BufferedReader, id: str, config: Read) -> Iterator[Draft]:
    """The draft of a plain text file."""
    text = decode(held_text(file, config))
    yield Draft(id=id, text=text, title=opening_title(text))


def opening_title(text: str) -> str | None:
    r"""The first line, where it stands alone, is short and does not end as a sentence does.

    >>> opening_title("Bagdad accuse Ankara\n\nLe gouvernement irakien a accusé la Turquie.")
    'Bagdad accuse Ankara'
    """
    found = _TITLE.match(text)
    if not found or found[1].endswith(".") or opening_date(text):
        return None
    return found[1]
