"""The stage as a whole: sources become documents, and what cannot be read is told and passed over."""

import io
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from comention.config import Read
from comention.documents.draft import Draft, Member, Skipped
from comention.documents.encoding import whole_characters
from comention.documents.finish import Ids, finish, known_languages
from comention.documents.kinds import HEAD
from comention.documents.limits import Budget, Exhausted, timed, unpacked
from comention.documents.registry import reader
from comention.documents.sources import Source, find, opened
from comention.domain import Document
from comention.errors import DocumentError
from comention.text import digest


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
    known_languages(config)  # what is wrong there is told before anything is read
    return _documents(find(sources), config, on_skip)


def _documents(
    found: Iterable[Source | Skipped], config: Read, on_skip: Callable[[Skipped], None]
) -> Iterator[Document]:
    """The documents of what was found, each under an id of its own."""
    ids = Ids()
    for source in found:
        for each in contents(source, config):
            if isinstance(each, Skipped):
                on_skip(each)
                continue
            try:
                document = _owned(each, ids)
            except DocumentError as error:
                on_skip(Skipped(each.id, error.message))
            else:
                yield document


def contents(source: Source | Skipped, config: Read) -> Iterator[Document | Skipped]:
    """The documents of one source, each under the id that it asks for, and what in it was not read."""
    lang, languages = known_languages(config)
    for draft in _drafts(source, config):
        if isinstance(draft, Skipped):
            yield draft
            continue
        try:
            yield finish(draft, lang=lang, languages=languages, limit=config.max_characters)
        except DocumentError as error:
            yield Skipped(whole_characters(draft.id), error.message)


def _owned(document: Document, ids: Ids) -> Document:
    """A document under an id of its own.

    Raises:
        DocumentError: One of the same id and text was there before.
    """
    id = ids.own(document.id, digest(document.text))
    return document if id == document.id else replace(document, reference=replace(document.reference, id=id))


def _drafts(source: Source | Skipped, config: Read) -> Iterator[Draft | Skipped]:
    """What is in a source; whatever is wrong with the whole of it is one Skipped."""
    if isinstance(source, Skipped):
        yield source
        return
    try:
        with opened(source) as file:
            size = source.path.stat().st_size if source.path else None
            yield from _within(file, source.name, source.id, config, Budget(config, size), depth=0)
    except Exhausted as error:
        yield Skipped(source.id, error.message)
    except OSError as error:
        yield Skipped(source.id, f"cannot be read: {error.strerror or error}")


def _within(
    file: io.BufferedReader, name: str, id: str, config: Read, budget: Budget, *, depth: int
) -> Iterator[Draft | Skipped]:
    """What is in a file, and in the files in it."""
    try:
        budget.count(depth)
        read, empty = reader(name, file.peek(HEAD)[:HEAD]), True
        for each in timed(read(file, id, config), config.max_seconds):
            empty = False
            if isinstance(each, Member):
                inner = unpacked(each.file, budget if each.packed else None)
                yield from _within(inner, each.name, each.id, config, budget, depth=depth + 1)
            else:
                yield each
        if empty:
            yield Skipped(id, "holds nothing that is read")
    except Exhausted:
        raise
    except DocumentError as error:
        yield Skipped(id, error.message)
    except OSError as error:
        yield Skipped(id, f"cannot be read: {error.strerror or error}")
    except Exception as error:  # a library met what it did not foresee: that costs the file only
        yield Skipped(id, f"cannot be read: {error or type(error).__name__}")
