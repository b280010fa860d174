"""The stage as a whole: sources become documents, and what cannot be read is told and passed over."""

import io
import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from comention.config import Read
from comention.documents.draft import Draft, Reader, Skipped, too_long
from comention.documents.encoding import is_binary, whole_characters
from comention.documents.finish import Ids, finish, known_languages
from comention.documents.html import read_html
from comention.documents.markdown import read_markdown
from comention.documents.sources import Source, find, opened
from comention.documents.table import read_csv, read_jsonl
from comention.documents.text import read_text
from comention.domain import Document
from comention.errors import DocumentError

_HEAD = 1024
_BEFORE_JSON = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"  # blanks, byte order marks and the halves of UTF-16


def log_skipped(skipped: Skipped) -> None:
    """Nothing comes out; a warning of the logger ``comention`` says what was skipped and why."""
    logging.getLogger("comention").warning("skipped: %r %s", skipped.name, skipped.reason)


def read(
    sources: str | Path | Iterable[str | Path],
    *,
    config: Read = Read(),  # noqa: B008  # frozen
    on_skip: Callable[[Skipped], None] = log_skipped,
) -> Iterator[Document]:
    """The documents of files, folders, globs and, for ``-``, standard input, one after the other.

    Whether every source exists is looked at before this returns; what they hold is read as documents are
    asked for. What is wrong with one file or one row of it costs that file or row only.

    Args:
        sources: Paths and patterns. A folder is read with all folders below it.
        config: Languages and limits.
        on_skip: Is told of everything that was not read.

    Raises:
        DocumentError: A path does not exist, a pattern matches nothing, or a folder holds nothing to read.
        ConfigError: The language that is set is not one of those that are read.
    """
    return _documents(find(sources), config, known_languages(config), on_skip)


def _documents(
    found: Iterable[Source | Skipped],
    config: Read,
    known: tuple[str | None, tuple[str, ...]],
    on_skip: Callable[[Skipped], None],
) -> Iterator[Document]:
    """The documents of what was found."""
    (lang, languages), limit, ids = known, config.max_characters, Ids()
    for source in found:
        for draft in _drafts(source, limit):
            if isinstance(draft, Skipped):
                on_skip(draft)
                continue
            try:
                document = finish(draft, ids, lang=lang, languages=languages, limit=limit)
            except DocumentError as error:
                on_skip(Skipped(whole_characters(draft.id), error.message))
            else:
                yield document


def _drafts(source: Source | Skipped, limit: int) -> Iterator[Draft | Skipped]:
    """What is in a file; whatever is wrong with the whole of it is one Skipped."""
    if isinstance(source, Skipped):
        yield source
        return
    try:
        with opened(source) as file:
            yield from _reader(source, file)(file, source.id, limit)
    except DocumentError as error:
        yield Skipped(source.id, error.message)
    except OSError as error:
        yield Skipped(source.id, f"cannot be read: {error.strerror or error}")


def _reader(source: Source, file: io.BufferedReader) -> Reader:
    """The reader for what a file's suffix and its first bytes say that it is."""
    head = file.peek(_HEAD)[:_HEAD]
    if not head:
        raise DocumentError("is empty")
    if is_binary(head):
        raise DocumentError("is a binary file, not text")
    return _READERS[source.kind or ("jsonl" if head.lstrip(_BEFORE_JSON).startswith(b"{") else "text")]


def _whole(parse: Callable[[bytes, str, int], Draft]) -> Reader:
    """A reader for files that are one document each."""

    def reader(file: io.BufferedReader, id: str, limit: int) -> Iterator[Draft | Skipped]:
        data = file.read(4 * limit + 4)  # in no encoding has a character more than four bytes
        if file.read(1):
            raise DocumentError(too_long(limit))
        yield parse(data, id, limit)

    return reader


_READERS: dict[str, Reader] = {
    "text": _whole(read_text),
    "markdown": _whole(read_markdown),
    "html": _whole(read_html),
    "jsonl": read_jsonl,
    "csv": read_csv,
}
