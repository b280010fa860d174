"""Web pages: the main text of an article, and what the page says about it."""

import io
import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from comention.config import Read
from comention.documents.draft import Draft, Skipped
from comention.documents.encoding import decode
from comention.documents.fields import web_address, words
from comention.documents.limits import held, held_text, too_long
from comention.documents.readers import press_html
from comention.documents.readers.page_date import stated_date
from comention.errors import DocumentError

# Only the encodings that pages are in besides Unicode and cp1252 matter here. What a page declares must stand
# in its first kilobyte, says the standard; some write it a little later.
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*"""
    rb"""(windows-125[013-8]|iso-8859-(?:[2-9]|1[013-6])|koi8-[ru]|gbk|gb2312|gb18030|big5|euc-jp|euc-kr|shift_jis)\b""",
    re.IGNORECASE,
)
_HEAD = 4096
_CHUNK = 1 << 16
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}>")
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{0,100},[\w+/=%-]{200,}")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_PAGE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BREAKS = {**dict.fromkeys(("p", "head", "quote", "list", "ab"), "\n\n"), "item": "\n", "lb": "\n"}
# A date that is only somewhere in the text is not the article's; no bound may depend on today.
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1800-01-01",
    "max_date": "2100-01-01",
}


def read_html(file: io.BufferedReader, id: str, config: Read) -> Iterator[Draft | Skipped]:
    """The draft of a web page, or those of the articles of a press database's export."""
    if press_html.is_export(file.peek(_CHUNK)):
        yield from press_html.articles(decode_page(held(file, config)), id)
        return
    yield page_draft(held_text(file, config), id, config.max_characters)


def page_draft(data: bytes, id: str, limit: int) -> Draft:
    """The draft of a web page, without its menus, comments and tables.

    Raises:
        DocumentError: It is too long, or has no main text.
    """
    html = _page(data)
    if len(html) > limit:
        raise DocumentError(too_long(limit))
    found = _extracted(html)
    text = _text(found.body) if found is not None else ""
    if not text:
        raise DocumentError("has no main text")
    return Draft(
        id=id,
        text=text,
        title=words(found.title),
        date=stated_date(found.date, html),
        source=words(found.sitename),
        url=web_address(found.url),
        author=words(found.author),
    )


def _page(data: bytes) -> str:
    """The characters of a page, as a whole page, without embedded pictures."""
    html = _CONTROLS.sub("", _EMBEDDED.sub("", decode_page(data)))
    html = _XML_DECLARATION.sub("", html)
    return html if _PAGE.search(html) else f"<html><body>{html}</body></html>"


def decode_page(data: bytes) -> str:
    """The characters of a page: UTF-8 if it can be, else as the page declares, else as any text.

    trafilatura does not heed the declaration but guesses: it read a short latin-1 page as cp1250.
    """
    if declared := _DECLARED.search(data[:_HEAD]):
        for encoding in ("utf-8-sig", declared[1].decode("ascii")):
            with suppress(UnicodeDecodeError):
                return data.decode(encoding)
    return decode(data)


def _extracted(html: str) -> Any:
    """What trafilatura makes of a page: an object with ``body``, ``title`` and so on, or None."""
    import trafilatura

    logger = logging.getLogger("trafilatura")
    if not logger.handlers:  # its complaints say no more than what is skipped says; an application may listen
        logger.addHandler(logging.NullHandler())
    try:
        return trafilatura.bare_extraction(
            html,
            favor_precision=True,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
    except Exception as error:  # its parsers let many kinds of error through on broken pages
        raise DocumentError(f"is not a page that can be parsed ({error})") from error


def _text(body: Any) -> str:
    """The text of trafilatura's tree: paragraphs with an empty line between them, list items a line each."""
    lines = [line.strip(" ") for line in "".join(_pieces(body)).split("\n")]
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()


def _pieces(element: Any) -> Iterator[str]:
    gap = _BREAKS.get(element.tag, "") if isinstance(element.tag, str) else ""
    yield gap
    yield _BLANKS.sub(" ", element.text or "") if isinstance(element.tag, str) else ""
    for child in element:
        yield from _pieces(child)
        yield _BLANKS.sub(" ", child.tail or "")
    yield "" if gap == "\n" else gap
