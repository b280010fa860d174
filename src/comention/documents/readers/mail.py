"""Mails, and mailboxes of many: the text that was written, not what was attached to it."""

import io
import logging
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate

from comention.config import Read
from comention.documents.draft import Draft, Skipped
from comention.documents.encoding import decode
from comention.documents.fields import words
from comention.documents.limits import MEGABYTE, held
from comention.documents.readers.html import decode_page, page_draft
from comention.documents.readers.markup import text_of
from comention.errors import DocumentError

# The line before a mail: who sent it, and when; a sentence may begin with the same word.
_START = re.compile(rb"From \S+.{0,60}[0-9]{4}\s")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_SOFT = re.compile(r" \n(?!>| |-- )")
_LINE = 1 << 16
_HEADER = 20_000
_READ = {"from", "subject", "date", "content-type", "content-disposition", "content-location"}


def read_mail(file: io.BufferedReader, id: str, config: Read) -> Iterator[Draft | Skipped]:
    """The draft of a mail."""
    draft, attachments = _read(held(file, config), id, config)
    _tell(id, attachments, 1)
    yield draft


def read_mbox(file: io.BufferedReader, id: str, config: Read) -> Iterator[Draft | Skipped]:
    """The drafts of the mails of a mailbox, one held at a time."""
    attachments = mails = 0
    for number, data in enumerate(_mails(file, config.max_megabytes * MEGABYTE), start=1):
        try:
            if data is None:
                raise DocumentError(f"is larger than {config.max_megabytes:,} MB")
            draft, count = _read(data, f"{id}#{number}", config)
        except DocumentError as error:
            yield Skipped(f"{id}#{number}", error.message)
        else:
            attachments, mails = attachments + count, mails + bool(count)
            yield draft
    _tell(id, attachments, mails)


def _tell(id: str, attachments: int, mails: int) -> None:
    if attachments:
        of = f" of {mails} mails" if mails > 1 else ""
        logging.getLogger("comention").warning("%r: %d attachments%s are not read", id, attachments, of)


def _mails(file: io.BufferedReader, limit: int) -> Iterator[bytes | None]:
    """The mails of a mailbox; None for one that is larger than ``limit``."""
    mail: list[bytes] = []
    size, blank = 0, True
    first = file.readline(_LINE)
    if not _START.match(first):
        raise DocumentError('is no mailbox: it does not open with "From "')
    while line := file.readline(_LINE):
        if blank and _START.match(line):
            yield _unquoted(mail) if size <= limit else None
            mail, size = [], 0
        else:
            size += len(line)
            if size <= limit:
                mail.append(line)
        blank = not line.strip()
    yield _unquoted(mail) if size <= limit else None


def _unquoted(lines: list[bytes]) -> bytes:
    return _QUOTED.sub(rb"\1", b"".join(lines))


def _read(data: bytes, id: str, config: Read) -> tuple[Draft, int]:
    """The draft of a mail, and how many files are attached to it."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        if not isinstance(message, EmailMessage) or not message.keys():
            raise DocumentError("is no mail: it has no headers")
        check_headers(message)
        name, address = parseaddr(str(message["from"] or ""))
        sent = parsedate(str(message["date"] or ""))
        draft = Draft(
            id=id,
            text=_text(message, id, config.max_characters),
            title=words(str(message["subject"] or "")),
            date=f"{sent[0]:04}-{sent[1]:02}-{sent[2]:02}" if sent else None,
            source=words(name) or words(address),
        )
        return draft, sum(1 for _ in message.iter_attachments())
    except DocumentError:
        raise
    except Exception as error:  # the parser lets many kinds of error through on broken mails
        raise DocumentError(f"is a damaged mail ({error or type(error).__name__})") from error


def check_headers(message: EmailMessage) -> None:
    """Nothing comes out where the headers are soon read, which takes the square of their length.

    Raises:
        DocumentError: One is too long.
    """
    for part in message.walk():
        for name, value in part.raw_items():
            if len(value) > _HEADER and name.lower() in _READ:
                raise DocumentError(f"has a header of more than {_HEADER:,} characters")


def _text(message: EmailMessage, id: str, limit: int) -> str:
    """The text part of a mail, else that of its HTML part."""
    part = message.get_body(("plain", "html"))
    if part is None:
        raise DocumentError("is a mail without a text")
    data = content(part)
    if part.get_content_subtype() == "plain":
        text = _decoded(data, part).replace("\r\n", "\n")
        return _SOFT.sub(" ", text) if part.get_param("format") == "flowed" else text
    try:
        return page_draft(data, id, limit).text
    except DocumentError:  # newsletters are tables, which no article is
        return text_of(decode_page(data))


def content(part: MIMEPart) -> bytes:
    """The bytes of a part of a mail."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _decoded(data: bytes, part: MIMEPart) -> str:
    """The characters of a part, as it declares them if it can be so."""
    try:
        return data.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError, ValueError):
        return decode(data)
