"""Word documents: paragraphs and cells, and what the document says about itself.

What is deleted in tracked changes is left out, what is inserted and what stands in content controls is read.
"""

import io
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from comention.config import Read
from comention.documents.draft import Draft, Skipped
from comention.documents.readers import office
from comention.errors import DocumentError

KIND = "Word document"
_MAIN, _ABOUT = "word/document.xml", "docProps/core.xml"
_OTHERS = {"xl/": "an Excel workbook", "ppt/": "a PowerPoint presentation"}
_WORDS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_BESIDE = {"del", "moveFrom", "Fallback"}
_DC = "{http://purl.org/dc/elements/1.1/}"
_CREATED = "{http://purl.org/dc/terms/}created"


def read_docx(file: io.BufferedReader, id: str, config: Read) -> Iterator[Draft | Skipped]:
    """The draft of a Word document, or those of the articles of a press database's export."""
    with office.opened(file, config, KIND) as archive:
        if _MAIN not in archive.namelist():
            raise DocumentError(_other(archive))
        content = office.xml(office.part(archive, _MAIN, KIND), KIND)
        about = office.about(archive, _ABOUT, KIND)
    yield from office.drafts(
        _paragraphs(content),
        id,
        title=about.get(f"{_DC}title"),
        date=about.get(_CREATED),
        author=about.get(f"{_DC}creator"),
    )


def _other(archive: ZipFile) -> str:
    names = archive.namelist()
    found = (what for start, what in _OTHERS.items() if any(name.startswith(start) for name in names))
    return f"is {next(found, 'a ZIP archive')}, not a {KIND}"


def _paragraphs(content: Any) -> Iterator[str]:
    """The paragraphs, those of cells and of boxes too."""
    from lxml.etree import iterwalk

    paragraph = ""
    walk = iterwalk(content, events=("start", "end"), tag="{*}*")
    for event, element in walk:
        name = element.tag.rpartition("}")[2]
        if name == "p":  # one in a box begins within another
            yield paragraph
            paragraph = ""
        elif event == "start" and name in _BESIDE:
            walk.skip_subtree()
        elif event == "start":
            paragraph += element.text or "" if name == "t" else _WORDS.get(name, "")
    yield paragraph
