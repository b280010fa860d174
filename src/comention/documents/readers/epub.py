"""EPUB books and issues: a document a chapter, in reading order.

The library for them, EbookLib, is under the AGPL; a book is XHTML files and a list of them.
"""

import io
import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from comention.config import Read
from comention.documents.draft import Draft, Skipped
from comention.documents.fields import words
from comention.documents.limits import too_long
from comention.documents.readers import office
from comention.documents.readers.html import decode_page
from comention.documents.readers.markup import parsed, plain
from comention.errors import DocumentError

KIND = "EPUB"
_CONTAINER = "META-INF/container.xml"
_LOCKED = "META-INF/rights.xml"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_HEADINGS = "//h1 | //h2 | //h3"


def read_epub(file: io.BufferedReader, id: str, config: Read) -> Iterator[Draft | Skipped]:
    """The drafts of the chapters of an EPUB; those without a word, such as its cover, are left out."""
    with office.opened(file, config, KIND) as archive:
        if _LOCKED in archive.namelist():
            raise DocumentError("is encrypted")
        package_at = _package(archive)
        package = office.xml(office.part(archive, package_at, KIND), KIND)
        about: dict[str, str] = {}
        for each in package.iter():
            if found := words(each.text):
                about.setdefault(each.tag, found)  # the first is the main one
        count = 0
        for number, name in enumerate(_chapters(package, package_at), start=1):
            for each in _chapter(archive, name, f"{id}#{number}", about, config):
                count += 1
                yield each
    if not count:
        raise DocumentError("holds no text")


def _package(archive: Any) -> str:
    """Where the list of the book's files is."""
    container = office.xml(office.part(archive, _CONTAINER, KIND), KIND)
    found = container.xpath("//*[local-name()='rootfile']/@full-path")
    if not found:
        raise DocumentError(f"is a damaged {KIND} (it names no package)")
    return str(found[0])


def _chapters(package: Any, at: str) -> Iterator[str]:
    """The names of the files of the text, in reading order; the table of contents is none."""
    items = {item.get("id"): item for item in package.iter(f"{_OPF}item")}
    for reference in package.iter(f"{_OPF}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or reference.get("linear") == "no" or "nav" in (item.get("properties") or "").split():
            continue
        yield posixpath.normpath(posixpath.join(posixpath.dirname(at), unquote(item.get("href") or "")))


def _chapter(
    archive: Any, name: str, id: str, about: dict[str, str], config: Read
) -> Iterator[Draft | Skipped]:
    try:
        html = decode_page(office.part(archive, name, KIND))
        if len(html) > config.max_characters:
            raise DocumentError(too_long(config.max_characters))
    except DocumentError as error:
        yield Skipped(id, error.message)
        return
    tree = parsed(html.partition("?>")[2] if html.lstrip("\ufeff \r\n").startswith("<?xml") else html)
    if text := plain(tree):
        headings = tree.xpath(_HEADINGS)
        yield Draft(
            id=id,
            text=text,
            title=words(headings[0].text_content()) if headings else about.get(f"{_DC}title"),
            date=about.get(f"{_DC}date"),
            source=about.get(f"{_DC}publisher") or (about.get(f"{_DC}title") if headings else None),
            author=about.get(f"{_DC}creator"),
        )
