"""RTF files: their text, and what their information group says."""

import io
import logging
import re
from collections.abc import Iterator

from comention.config import Read
from comention.documents.draft import Draft, Skipped
from comention.documents.fields import words
from comention.documents.limits import held
from comention.documents.readers import press_text
from comention.errors import DocumentError

_HEAD = 1 << 14
_INFO = re.compile(r"\{\\info\b((?:[^{}]|\{[^{}]*\})*)\}")
_FIELD = r"\{\\%s\b ?([^{}]*)\}"
_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_PICTURE = re.compile(r"(?<![0-9a-fA-F])[0-9a-fA-F\r\n]{500,}")
_ENDS = re.compile(r"\n\s*\n\s*")


def read_rtf(file: io.BufferedReader, id: str, config: Read) -> Iterator[Draft | Skipped]:
    """The draft of an RTF file, or those of the articles of a press database's export."""
    rtf = _PICTURE.sub("", held(file, config).decode("latin-1"))
    if not rtf.rstrip("\x00 \r\n").endswith("}"):
        logging.getLogger("comention").warning("%r: its end is missing", id)
    text = _text(rtf)
    if not text.strip():
        raise DocumentError("holds no text")
    if exported := press_text.articles(text, id):
        yield from exported
        return
    found = _INFO.search(rtf[:_HEAD])
    info = found[1] if found else ""
    created = _CREATED.search(info)
    yield Draft(
        id=id,
        text=_ENDS.sub("\n\n", text.replace("\n", "\n\n")).strip(),
        title=_field("title", info),
        date="-".join(f"{int(part):02}" for part in created.groups()) if created else None,
        author=_field("author", info),
    )


def _text(rtf: str) -> str:
    """The text of an RTF file, a line a paragraph."""
    from striprtf.striprtf import rtf_to_text

    try:
        return str(rtf_to_text(rtf, "cp1252", "replace"))  # type: ignore[no-untyped-call]
    except Exception as error:  # it lets many kinds of error through on broken files
        raise DocumentError(f"is a damaged RTF file ({error})") from error


def _field(name: str, info: str) -> str | None:
    found = re.search(_FIELD % name, info)
    return words(_text(rf"{{\rtf1\ansi {found[1]}}}")) if found else None
