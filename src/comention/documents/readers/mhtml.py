"""MHTML: a web page that a browser saved in one file with all that belongs to it."""

import io
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

from comention.config import Read
from comention.documents.draft import Draft
from comention.documents.fields import web_address, words
from comention.documents.limits import held
from comention.documents.readers.html import page_draft
from comention.documents.readers.mail import check_headers, content
from comention.errors import DocumentError


def read_mhtml(file: io.BufferedReader, id: str, config: Read) -> Iterator[Draft]:
    """The draft of a saved page; its pictures and frames are left out."""
    try:
        message = message_from_bytes(held(file, config), policy=policy.default)
        check_headers(message)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        place = str(message["snapshot-content-location"] or (page and page["content-location"]) or "")
        subject = str(message["subject"] or "")
    except DocumentError:
        raise
    except Exception as error:  # the parser lets many kinds of error through on broken files
        raise DocumentError(f"is a damaged MHTML file ({error or type(error).__name__})") from error
    if not isinstance(page, EmailMessage):
        raise DocumentError("is an MHTML file without a page")
    draft = page_draft(content(page), id, config.max_characters)
    yield replace(draft, title=draft.title or words(subject), url=draft.url or web_address(place))
