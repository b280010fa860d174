"""RSS and Atom feeds that were saved: a document an item."""

import io
import logging
import re
from collections.abc import Iterator
from email.utils import parsedate
from typing import Any
from xml.sax import SAXParseException

from comention.config import Read
from comention.documents.dates import parse_date
from comention.documents.draft import Draft, Skipped
from comention.documents.fields import web_address, words
from comention.documents.limits import held
from comention.documents.readers.markup import text_of
from comention.errors import DocumentError

_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")


def read_feed(file: io.BufferedReader, id: str, config: Read) -> Iterator[Draft | Skipped]:
    """The drafts of the items of a feed."""
    data = held(file, config)
    if _ENTITY.search(data):
        raise DocumentError("declares XML entities, which are not read")
    feed = _parsed(data)
    if isinstance(feed.get("bozo_exception"), SAXParseException):
        reason = " ".join(str(feed.bozo_exception).split())
        logging.getLogger("comention").warning("%r: it is damaged (%s), items may be missing", id, reason)
    for number, item in enumerate(feed.entries, start=1):
        draft = _draft(item, words(feed.feed.get("title")), f"{id}#{number}")
        yield draft if draft.text else Skipped(draft.id, "is an item without text")


def _parsed(data: bytes) -> Any:
    """The feed as feedparser reads it."""
    import feedparser

    try:
        feed = feedparser.parse(io.BytesIO(data))  # bytes alone it would try as an address and as a path
    except Exception as error:  # it lets many kinds of error through on broken feeds
        raise DocumentError(f"is a damaged feed ({error or type(error).__name__})") from error
    if not feed.entries:
        reason = feed.get("bozo_exception") if feed.version else None
        raise DocumentError(
            f"is a damaged feed ({reason})"
            if reason
            else "is a feed without items"
            if feed.version
            else "is XML, but no RSS or Atom feed"
        )
    return feed


def _draft(item: Any, outlet: str | None, id: str) -> Draft:
    parts = [*(each.get("value") for each in item.get("content", ())), item.get("summary")]
    texts = [text_of(part) for part in parts if isinstance(part, str)]
    title = words(text_of(str(item.get("title") or "")))
    return Draft(
        id=id,
        text=max(texts, key=len, default="") or title or "",
        title=title,
        date=_day(item),
        source=words((item.get("source") or {}).get("title")) or outlet,
        url=web_address(item.get("link")),
        author=words(item.get("author")),
    )


def _day(item: Any) -> str | None:
    """The day on which an item came out, where it did."""
    written = item.get("published") or item.get("updated") or ""
    if found := parsedate(str(written)):
        return f"{found[0]:04}-{found[1]:02}-{found[2]:02}"
    return parse_date(str(written))
