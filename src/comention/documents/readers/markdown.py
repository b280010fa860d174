"""Markdown files: front matter and plain text."""

import io
import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from comention.config import Read
from comention.documents.draft import Draft
from comention.documents.encoding import decode
from comention.documents.fields import web_address, words
from comention.documents.limits import held_text, too_long
from comention.errors import DocumentError

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


def read_markdown(file: io.BufferedReader, id: str, config: Read) -> Iterator[Draft]:
    """The draft of a Markdown file; its text is what a reader of the page would see, code left out."""
    content = decode(held_text(file, config))
    if len(content) > config.max_characters:
        raise DocumentError(too_long(config.max_characters))
    matter, body = _split(content, id)
    tokens = _markdown().parse(body.replace("\x00", ""))
    yield Draft(
        id=words(matter.get("id")) or id,
        text=_plain(tokens),
        title=words(matter.get("title")) or _first_heading(tokens),
        date=_date(matter.get("date")),
        source=words(matter.get("source")),
        url=web_address(matter.get("url")),
        lang=words(matter.get("lang")),
        author=words(matter.get("author")),
    )


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _split(content: str, id: str) -> tuple[Mapping[str, Any], str]:
    """The front matter and what follows it; a first section between two rules is no front matter."""
    from frontmatter.default_handlers import YAMLHandler

    handler, content = YAMLHandler(), content.lstrip()
    if not handler.detect(content):
        return {}, content
    try:
        head, body = handler.split(content)
    except ValueError:
        return {}, content
    try:
        matter = handler.load(head)
    except Exception as error:  # YAML hands on whatever the types of its values raise
        reason = " ".join(str(error).split())
        logging.getLogger("comention").warning("%r: its front matter is not YAML (%s)", id, reason)
        return {}, body
    if not isinstance(matter, dict):
        return {}, body if matter is None else content
    return {str(key).casefold(): value for key, value in matter.items()}, body


def _date(value: object) -> str | None:
    return value.isoformat() if isinstance(value, date | datetime) else words(value)


def _first_heading(tokens: Sequence["Token"]) -> str | None:
    """The words of the first heading."""
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            return words(_inline(inline))
    return None


def _plain(tokens: Sequence["Token"]) -> str:
    """The blocks of text, an empty line between them; the items of a plain list are a line each."""
    parts: list[str] = []
    after_item = False
    for block, item in _blocks(tokens):
        parts += ["\n" if item and after_item else "\n\n", block]
        after_item = item
    return "".join(parts[1:])


def _blocks(tokens: Sequence["Token"]) -> Iterator[tuple[str, bool]]:
    """Every block that has words, and whether it is an item of a plain list."""
    for opening, token in pairwise(tokens):
        if token.type == "inline" and (block := _inline(token)):
            yield block, opening.hidden


def _inline(token: "Token") -> str:
    """The words of a paragraph; a line break of the source is a space."""
    return "".join(_shown(child) for child in token.children or []).strip()


def _shown(token: "Token") -> str:
    """What a reader of the page sees of a piece of a paragraph: pictures and tags are not words."""
    if token.type in {"text", "code_inline"}:
        return token.content
    return {"softbreak": " ", "hardbreak": "\n"}.get(token.type, "")
