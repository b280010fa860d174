"""WARC files of web archives: their pages, as a stream."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import replace
from typing import Any

from comention.config import Read
from comention.documents.draft import Draft, Skipped
from comention.documents.encoding import decode
from comention.documents.fields import web_address
from comention.documents.limits import too_long
from comention.documents.readers.html import page_draft
from comention.errors import DocumentError

_PAGES = ("text/html", "application/xhtml")
_FINE = "200"
_SHOWN = 200


def read_warc(file: io.BufferedReader, id: str, config: Read) -> Iterator[Draft | Skipped]:
    """The drafts of the pages of a WARC file; the rest of its records are counted."""
    others = number = 0
    for record in _records(file, id):
        if not _is_page(record):
            others += record.rec_type in {"response", "resource", "conversion"}
            continue
        number += 1
        try:
            yield _draft(record, f"{id}#{number}", config.max_characters)
        except DocumentError as error:
            yield Skipped(f"{id}#{number}", error.message)
    if others:
        logging.getLogger("comention").warning("%r: %d records that are no pages are not read", id, others)
    if not number:
        raise DocumentError("holds no pages")


def _records(file: io.BufferedReader, id: str) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator

    records = ArchiveIterator(file)
    while True:
        try:
            with _heard(id):
                record = next(records, None)
        except DocumentError:
            raise
        except Exception as error:  # it lets many kinds of error through on broken files
            reason = " ".join(str(error).split())[:_SHOWN]
            raise DocumentError(f"is a damaged WARC file ({reason}); the rest is not read") from error
        if record is None:
            return
        yield record


@contextmanager
def _heard(id: str) -> Iterator[None]:
    """What the library prints on standard error is a warning of ours."""
    with redirect_stderr(io.StringIO()) as said:
        yield
    if reason := " ".join(said.getvalue().split())[:_SHOWN]:
        logging.getLogger("comention").warning("%r: a record is damaged (%s)", id, reason)


def _is_page(record: Any) -> bool:
    """Whether a record holds a page that was there, or the text of one."""
    if record.rec_type == "conversion":
        return True
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    if record.rec_type not in {"response", "resource"} or headers is None:
        return False
    if record.rec_type == "response" and headers.get_statuscode() != _FINE:
        return False
    return (headers.get_header("Content-Type") or "").lower().startswith(_PAGES)


def _draft(record: Any, id: str, limit: int) -> Draft:
    """The draft of a page; the day on which it was fetched is not the article's."""
    try:
        with _heard(id):
            data = record.content_stream().read(4 * limit + 5)
    except DocumentError:
        raise
    except Exception as error:
        raise DocumentError(f"cannot be unpacked: {error}") from error
    if len(data) > 4 * limit + 4:
        raise DocumentError(too_long(limit))
    if getattr(record.raw_stream, "limit", 0) > 0 and len(data) <= 4 * limit:
        logging.getLogger("comention").warning("%r: its end is missing", id)
    url = web_address(record.rec_headers.get_header("WARC-Target-URI"))
    if record.rec_type == "conversion":
        return Draft(id=id, text=decode(data), url=url)
    draft = page_draft(data, id, limit)
    return replace(draft, url=draft.url or url)
