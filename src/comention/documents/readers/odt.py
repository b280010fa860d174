"""OpenDocument texts: headings and paragraphs, and what the document says about itself."""

import io
from collections.abc import Iterator
from typing import Any

from comention.config import Read
from comention.documents.draft import Draft, Skipped
from comention.documents.readers import office
from comention.errors import DocumentError

KIND = "OpenDocument text"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_BLANKS = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_BESIDE = {f"{_TEXT}note", f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}ruby-text"}


def read_odt(file: io.BufferedReader, id: str, config: Read) -> Iterator[Draft | Skipped]:
    """The draft of an OpenDocument text, or those of the articles of a press database's export."""
    with office.opened(file, config, KIND) as archive:
        if b"encryption-data" in _manifest(archive):
            raise DocumentError("is encrypted")
        content = office.xml(office.part(archive, "content.xml", KIND), KIND)
        about = office.about(archive, "meta.xml", KIND)
    yield from office.drafts(
        _paragraphs(content),
        id,
        title=about.get(f"{_DC}title"),
        date=about.get(f"{_META}creation-date"),
        author=about.get(f"{_META}initial-creator") or about.get(f"{_DC}creator"),
    )


def _manifest(archive: Any) -> bytes:
    name = "META-INF/manifest.xml"
    return office.part(archive, name, KIND) if name in archive.namelist() else b""


def _paragraphs(element: Any) -> Iterator[str]:
    """The paragraphs of an element, in order; notes and what was deleted are left out.

    It calls itself no deeper than the parser lets elements nest, which is 256.
    """
    for child in element:
        if child.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
            yield "".join(_words(child))
        elif child.tag not in _BESIDE:
            yield from _paragraphs(child)


def _words(element: Any) -> Iterator[str]:
    """The characters of a paragraph."""
    yield _BLANKS.get(element.tag, "")
    yield " ".join((element.text or "").split("\n"))
    for child in element:
        if child.tag not in _BESIDE and isinstance(child.tag, str):
            yield from _words(child)
        yield " ".join((child.tail or "").split("\n"))
