"""PDF files: their text in the order in which it is read, and what they say about themselves.

PDFium finds the characters and their places; its wheels bring it.
"""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from comention.config import Read
from comention.documents.draft import Draft
from comention.documents.fields import words
from comention.documents.limits import held, too_long
from comention.documents.readers.pdf_characters import pieces
from comention.documents.readers.pdf_paragraphs import paragraphs
from comention.errors import DocumentError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

# A browser's print of a page says when it was printed, not when the article came out.
_PRINTED = re.compile(r"Skia/PDF|Quartz PDFContext|Print To PDF|Firefox|cairo", re.IGNORECASE)
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?")
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08]")
_FILE_NAME = re.compile(r"(?:Microsoft Word - .*|.*\.(?:docx?|pdf|indd|odt|qxd|rtf))", re.IGNORECASE)


def read_pdf(file: io.BufferedReader, id: str, config: Read) -> Iterator[Draft]:
    """The draft of a PDF."""
    document = _opened(held(file, config))
    try:
        if len(document) > config.max_pages:
            raise DocumentError(f"has more than {config.max_pages:,} pages")
        text = _text(document, config.max_characters)
        about = {name: words(value) for name, value in document.get_metadata_dict().items()}
    finally:
        document.close()
    title = about.get("Title")
    yield Draft(
        id=id,
        text=text,
        title=None if title and _FILE_NAME.fullmatch(title) else title,
        date=_date(about),
        author=about.get("Author"),
    )


def _opened(data: bytes) -> "PdfDocument":
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in {pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY}
        if locked and b"/Encrypt" in data:  # the code may be that of an earlier file
            raise DocumentError("is encrypted; save it without its password") from error
        raise DocumentError("is a damaged PDF") from error


def _text(document: "PdfDocument", limit: int) -> str:
    """The text of all pages."""
    import pypdfium2

    pages = []
    count = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError as error:
            raise DocumentError(f"is a damaged PDF (page {index + 1})") from error
        pages.append(list(pieces(page)))
        page.close()
        count += sum(len(piece.text) for piece in pages[-1])
        if count > limit:
            raise DocumentError(too_long(limit))
    text = paragraphs(pages)
    if not text:
        raise DocumentError("has no text: its pages are pictures, as of a scanner; run OCR over it first")
    if len(_UNREADABLE.findall(text)) * 4 > len(text):
        raise DocumentError("does not say which letters its fonts draw; run OCR over it first")
    return text


def _date(about: dict[str, str | None]) -> str | None:
    """The day on which it was made."""
    if _PRINTED.search(about.get("Producer") or ""):
        return None
    found = _DATE.match(about.get("CreationDate") or "")
    return "-".join(filter(None, found.groups())) if found else None
