"""What kind of file it is: by what it opens with, and where that says nothing by its suffix."""

import re

from comention.documents.encoding import is_binary
from comention.errors import DocumentError

HEAD = 1024
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".pdf": "pdf",
    ".docx": "docx",
    ".doc": "doc",
    ".odt": "odt",
    ".rtf": "rtf",
    ".epub": "epub",
    ".eml": "mail",
    ".mbox": "mbox",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".warc": "warc",
    ".zip": "zip",
    ".tar": "tar",
    ".tgz": "gz",
    ".gz": "gz",
    ".zst": "zst",
}
NAMES = {
    "parquet": "a Parquet file",
    "pdf": "a PDF",
    "docx": "a Word document",
    "doc": "a Word document",
    "odt": "an OpenDocument text",
    "rtf": "an RTF file",
    "epub": "an EPUB",
    "warc": "a WARC file",
    "zip": "a ZIP archive",
    "tar": "a tar archive",
    "gz": "a gzip file",
    "zst": "a Zstandard file",
}
_OPENINGS = (
    (b"%PDF-", "pdf"),
    (rb"{\rtf", "rtf"),
    (b"PAR1", "parquet"),
    (b"WARC/1.", "warc"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b\x08", "gz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
)
_ZIPPED = {
    b"mimetypeapplication/epub+zip": "epub",
    b"mimetypeapplication/vnd.oasis.opendocument.text": "odt",
    b"[Content_Types].xml": "docx",
}
_TAR, _TAR_AT = b"ustar", 257
_BLANKS = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"  # blanks, byte order marks and the halves of UTF-16
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")
_MBOX = re.compile(rb"From \S+.{0,60}[0-9]{4}\s")
_MAIL = re.compile(
    rb"(?:return-path|received|delivered-to|mime-version|message-id|from|date|subject):", re.IGNORECASE
)
_SAVED_PAGE = re.compile(rb"multipart/related", re.IGNORECASE)


def kind_of(head: bytes, suffix: str | None) -> str:
    """The kind of a file of ours.

    Args:
        head: Its first bytes.
        suffix: The kind that its suffix says; None where there is no name and its content has to tell.

    Raises:
        DocumentError: It is of no kind that is read.
    """
    if not head:
        raise DocumentError("is empty")
    if found := _by_opening(head, suffix):
        return _known(found, suffix)
    if suffix == "tar":  # those of before 1988 open with nothing that tells
        return "tar"
    if is_binary(head):
        raise DocumentError(_unlike(suffix) if suffix in NAMES else "is a binary file, not text")
    if suffix in NAMES:
        if not _HTML.search(head):
            raise DocumentError(_unlike(suffix))
        return "html"  # servers answer so where there is no such file, and old programs save so
    return _text(head, suffix)


def _by_opening(head: bytes, suffix: str | None) -> str | None:
    """The kind that the first bytes prove."""
    found = next((kind for opening, kind in _OPENINGS if head.startswith(opening)), None)
    if found == "zip":
        return next((kind for mark, kind in _ZIPPED.items() if mark in head[:120]), None) or _zip(suffix)
    if found is None and head[_TAR_AT:].startswith(_TAR):
        return "tar"
    if found is None and suffix == "pdf" and b"%PDF-" in head:
        return "pdf"
    return found


def _zip(suffix: str | None) -> str:
    return suffix if suffix in {"docx", "odt", "epub"} else "zip"


def _known(found: str, suffix: str | None) -> str:
    if found != "ole":
        return found
    if suffix == "docx":
        raise DocumentError(
            "is encrypted, or a Word document of before 2007; save it anew without a password"
        )
    raise DocumentError("is a Microsoft file of before 2007, which is not read; save it as .docx")


def _unlike(suffix: str | None) -> str:
    return f"is not {NAMES[suffix or '']}, whatever its suffix says"


def _text(head: bytes, suffix: str | None) -> str:
    """The kind of a file of characters."""
    if suffix in {"html", "mail"} and _SAVED_PAGE.search(head) and _MAIL.match(head.lstrip(_BLANKS)):
        return "mhtml" if suffix == "html" or b"Saved by" in head else suffix
    if suffix == "feed" and _HTML.search(head) and not _FEED.search(head):
        return "html"
    return suffix or _unnamed(head.lstrip(_BLANKS))


def _unnamed(head: bytes) -> str:
    """The kind of characters without a name, as on standard input."""
    if head.startswith(b"{"):
        return "jsonl"
    if head.startswith(b"<"):
        return "feed" if _FEED.search(head) else "html" if _HTML.search(head) else "text"
    if _MBOX.match(head):
        return "mbox"
    return "mail" if _MAIL.match(head) and len(_MAIL.findall(head)) > 2 else "text"
