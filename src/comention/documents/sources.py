"""Where documents come from: files, folders, globs and standard input, found before anything is read."""

import glob
import io
import os
import re
import stat
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import NamedTuple

from comention.documents.draft import Skipped
from comention.documents.registry import is_read, suffixes, unknown
from comention.errors import DocumentError, did_you_mean

STDIN = "-"
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


class Elsewhere(NamedTuple):
    """A file that not this process reads: its URL, its bytes, and what tells whether it is still the same."""

    url: str
    length: int
    version: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read.

    Attributes:
        id: Its id, which names no more of the machine than the folder that holds it.
        path: Where it is; None for standard input, and for what is elsewhere.
        elsewhere: Where it is if this process cannot open it.
    """

    id: str
    path: Path | None
    elsewhere: Elsewhere | None = None

    @property
    def name(self) -> str:
        """Its name, of which the suffix says what it is; empty for standard input."""
        return self.path.name if self.path else ""


# Gives the files behind a URL, each with the place that tells whether two names mean one file.
Listing = Callable[[str], Iterable[tuple[str, Source | Skipped]]]


def no_urls(url: str) -> list[tuple[str, Source | Skipped]]:
    """The files behind a URL, for those who open none.

    Raises:
        DocumentError: Always.
    """
    raise DocumentError(
        f"{url} is a URL, and nothing is fetched.",
        "--engine spark reads those that Spark does; a file of this machine is named by its path.",
    )


def find(
    sources: str | Path | Iterable[str | Path],
    *,
    but: str | Path | None = None,
    may_be_empty: bool = False,
    urls: Listing = no_urls,
) -> list[Source | Skipped]:
    """The files behind what a user names, each once, in the order named and sorted in a folder.

    Args:
        sources: Paths and patterns.
        but: A project, of whose files none is told of but one that is named.
        may_be_empty: Whether folders may hold nothing yet.
        urls: Gives the files behind a URL.

    Raises:
        DocumentError: There is no such path, or a folder holds nothing that can be read.
    """
    named = [sources] if isinstance(sources, str | Path) else list(sources)
    if not named:
        raise DocumentError("There is nothing to read.", "Name a file, a folder, a pattern, or -.")
    found: dict[str, Source | Skipped] = {}
    for name in named:
        for place, source in _behind(os.fspath(name), may_be_empty, urls):
            if but is None or place == os.path.realpath(name) or not _is_of(place, os.path.realpath(but)):
                found.setdefault(place, source)
    return list(found.values())


def holds(source: str, path: Path) -> bool:
    """Whether a file of this path is, or would be, behind what a user names."""
    if os.path.lexists(source):
        return path.resolve().is_relative_to(Path(source).resolve())
    place, pattern = Path(os.path.abspath(path)), Path(os.path.abspath(source)).parts
    return glob.has_magic(source) and any(_fits(each.parts, pattern) for each in (place, *place.parents))


def _is_of(place: str, project: str) -> bool:
    """Whether a file is a project, or one of those that DuckDB keeps beside it."""
    return place in (project, f"{project}.wal") or place.startswith(f"{project}.tmp{os.sep}")


@contextmanager
def opened(source: Source) -> Iterator[io.BufferedReader]:
    """The bytes of a source; standard input stays open."""
    if source.path:
        with source.path.open("rb") as file:
            yield file
        return
    file = io.BufferedReader(sys.stdin.buffer)  # type: ignore[arg-type]  # a buffer over a buffer, to look ahead
    try:
        yield file
    finally:
        file.detach()


def _behind(name: str, may_be_empty: bool, urls: Listing) -> Iterator[tuple[str, Source | Skipped]]:
    """The files behind one name, each with the place that tells whether two names mean one file."""
    if name == STDIN:
        if getattr(sys.stdin, "buffer", None) is None:
            raise DocumentError("There is no standard input to read.")
        yield STDIN, Source("stdin", None)
    elif _URL.match(name):
        yield from urls(name)
    elif os.path.lexists(name):
        found = list(_at(name))
        empty = os.path.isdir(name) and not any(isinstance(source, Source) for _, source in found)
        if empty and not (may_be_empty and os.access(name, os.R_OK | os.X_OK)):
            raise nothing_in(name)
        yield from found
    elif glob.has_magic(name):
        yield from _matching(name)
    else:
        raise _missing(name)


def _at(name: str) -> Iterator[tuple[str, Source | Skipped]]:
    """The file of a path, or the files of a folder."""
    path = Path(os.path.abspath(name))
    base = path.parent if os.path.isdir(path) else path.parent.parent
    for file in _walk(path):
        yield os.path.realpath(file), _source(file, base)


def _matching(pattern: str) -> Iterator[tuple[str, Source | Skipped]]:
    """The files that a pattern matches; a folder that it matches is read whole."""
    before, recursive, after = _parted(pattern)
    matches = sorted(glob.glob(before)) if before else [os.curdir]
    if recursive:
        matches = [str(file) for folder in matches for file in _below(Path(folder), after)]
    found = [each for match in matches for each in _at(match)]
    if not found:
        raise DocumentError(f"No file matches {pattern}.", "* is any part of a name, ** any folders.")
    yield from found


def _parted(pattern: str) -> tuple[str, bool, Sequence[str]]:
    """A pattern as what stands before its first ``**``, whether it has one, and the names after it.

    ``glob`` follows links in ``**``, and folders that are linked in a circle keep it busy for ever.
    """
    parts = Path(pattern).parts
    if "**" not in parts:
        return pattern, False, ()
    at = parts.index("**")
    return os.path.join("", *parts[:at]), True, parts[at + 1 :]


def _below(folder: Path, pattern: Sequence[str]) -> Iterator[Path]:
    """The files at any depth whose path ends as the pattern says."""
    if os.path.isdir(folder):
        wanted = ("**", *pattern)
        yield from (file for file in _walk(folder) if _fits(file.relative_to(folder).parts, wanted))


def _fits(names: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether the names of a path match a pattern's, ``**`` standing for any number of them."""
    if not pattern:
        return not names
    if pattern[0] == "**":
        return len(pattern) == 1 or any(_fits(names[i:], pattern[1:]) for i in range(len(names)))
    return bool(names) and fnmatchcase(names[0], pattern[0]) and _fits(names[1:], pattern[1:])


def _walk(folder: Path) -> Iterator[Path]:
    """The files below a folder, sorted, each folder once however it is linked; hidden ones are left out.

    A file is given itself, and so is a folder that cannot be opened.
    """
    seen: set[str] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not os.path.isdir(path):  # Path.is_dir raises where a folder above may not be entered
            yield path
        elif (place := os.path.realpath(path)) not in seen:
            seen.add(place)
            try:
                inside = sorted((each for each in path.iterdir() if each.name[0] != "."), reverse=True)
            except OSError:
                yield path
            else:
                waiting += inside


def _source(path: Path, base: Path) -> Source | Skipped:
    """A file that can be read, or why it cannot; its id is its path below ``base``."""
    id = id_of(path, base)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return Skipped(id, f"cannot be read: {error.strerror}")
    if stat.S_ISDIR(mode):
        return Skipped(id, "is a folder that cannot be opened")
    if not stat.S_ISREG(mode):
        return Skipped(id, "is not a regular file")
    if not is_read(path.name):
        return Skipped(id, unknown(path.name))
    return Source(id, path)


def id_of(path: PurePath, base: PurePath) -> str:
    """The id of a file: its path below ``base``.

    Names that are not UTF-8 could not be printed; one name has two forms on different systems.
    """
    name = os.fsencode(path.relative_to(base).as_posix()).decode("utf-8", "replace")
    return unicodedata.normalize("NFC", name)


def _missing(name: str) -> DocumentError:
    """What to say of a path that does not exist, with the names beside it that are nearest."""
    try:
        os.lstat(name)
    except PermissionError:
        return DocumentError(f"{name} cannot be opened.", "Look at the permissions of its folder.")
    except (OSError, ValueError):  # no such path, or one that no path can be
        pass
    path = Path(name)
    while path != path.parent and not os.path.isdir(path.parent):
        path = path.parent
    try:
        beside = [each.name for each in path.parent.iterdir()]
    except OSError:
        beside = []
    hint = did_you_mean(path.name, beside) or f"The working folder is {os.getcwd()}."
    return DocumentError(f"There is no file or folder {name}.", hint)


def nothing_in(name: str) -> DocumentError:
    """What to say of a folder without a file that can be read."""
    if os.path.isdir(name) and not os.access(name, os.R_OK | os.X_OK):
        return DocumentError(f"The folder {name} cannot be opened.", "Look at its permissions.")
    kinds = ", ".join(suffixes())
    return DocumentError(f"The folder {name} holds no file that comention reads.", f"It reads {kinds}.")
