"""The stage as a whole: sources become documents, and what cannot be read is told and passed over."""

import io
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from comention.config import Read
from comention.documents.apart import Apart
from comention.documents.draft import Draft, Member, Reader, Skipped
from comention.documents.encoding import whole_characters
from comention.documents.finish import Ids, finish, known_languages
from comention.documents.kinds import HEAD
from comention.documents.limits import Budget, Exhausted, is_short_of_memory, timed, unpacked
from comention.documents.registry import PLAIN, entry, reader
from comention.documents.sources import Source, find, opened
from comention.domain import Document
from comention.errors import DocumentError, WorkerError
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
    with Apart(config) as apart:
        for each in chain.from_iterable(contents(source, config, apart) for source in found):
            if isinstance(each, Skipped):
                on_skip(each)
                continue
            try:
                document = _owned(each, ids)
            except DocumentError as error:
                on_skip(Skipped(each.id, error.message))
            else:
                yield document


def _owned(document: Document, ids: Ids) -> Document:
    """A document under an id of its own.

    Raises:
        DocumentError: One of the same id and text was there before.
    """
    id = ids.own(document.id, digest(document.text))
    return document if id == document.id else replace(document, reference=replace(document.reference, id=id))


def contents(
    source: Source | Skipped, config: Read, apart: Apart | None = None
) -> Iterator[Document | Skipped]:
    """What is in a source, each document under the id that it asks for, and what in it was not read.

    Args:
        source: A file; whatever is wrong with the whole of it is one Skipped.
        config: Languages and limits.
        apart: Reads what had better not be read in this process; all is where it is None.
    """
    if isinstance(source, Skipped):
        yield source
        return
    try:
        with opened(source) as file:
            size = source.path.stat().st_size if source.path else None
            yield from Reading(config, size, apart).within(file, source.name, source.id, depth=0)
    except Exhausted as error:
        yield Skipped(source.id, error.message)
    except OSError as error:
        yield Skipped(source.id, reason(error, config))


class Reading:
    """Goes through one source, and through the files in it.

    Args:
        config: Languages and limits.
        size: How many bytes the source has; None where nobody knows.
        apart: Reads what had better not be read in this process.
    """

    def __init__(self, config: Read, size: int | None, apart: Apart | None = None) -> None:
        self._config, self._apart = config, apart
        self._budget = Budget(config, size)
        self._lang, self._languages = known_languages(config)

    def within(self, file: io.BufferedReader, name: str, id: str, depth: int) -> Iterator[Document | Skipped]:
        """What is in a file that lies in ``depth`` others.

        Raises:
            Exhausted: The source has given all that it may.
        """
        try:
            self._budget.count(depth)
            found = entry(name, file.peek(HEAD)[:HEAD])
            if self._apart is None or found.name in PLAIN:
                yield from self._read(reader(found), file, id, depth)
            else:
                yield from self._apart(file, name, id, depth)
        except (Exhausted, WorkerError):
            raise
        except Exception as error:  # also what a library met and did not foresee: it costs the file only
            yield Skipped(id, reason(error, self._config))

    def _read(
        self, reader: Reader, file: io.BufferedReader, id: str, depth: int
    ) -> Iterator[Document | Skipped]:
        """What a reader finds in a file, and what is in the files that it finds."""
        empty = True
        for each in timed(reader(file, id, self._config), self._config.max_seconds):
            empty = False
            if isinstance(each, Member):
                inner = unpacked(each.file, self._budget if each.packed else None)
                yield from self.within(inner, each.name, each.id, depth + 1)
            else:
                yield each if isinstance(each, Skipped) else self._finished(each)
        if empty:
            yield Skipped(id, "holds nothing that is read")

    def _finished(self, draft: Draft) -> Document | Skipped:
        """What becomes of a draft."""
        limit = self._config.max_characters
        try:
            return finish(draft, lang=self._lang, languages=self._languages, limit=limit)
        except DocumentError as error:
            return Skipped(whole_characters(draft.id), error.message)


def reason(error: Exception, config: Read) -> str:
    """Why a file was not read, in words that follow its name."""
    if is_short_of_memory(error):
        return f"takes more than {config.max_memory_megabytes:,} MB of memory to read"
    if isinstance(error, DocumentError):
        return error.message
    said = error.strerror if isinstance(error, OSError) else None
    return f"cannot be read: {said or error or type(error).__name__}"
