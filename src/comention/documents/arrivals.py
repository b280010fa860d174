"""Folders to the moments at which what arrived in them is whole."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

from watchfiles import Change, watch
from watchfiles.main import FileChange

from comention.documents.registry import is_read
from comention.errors import DocumentError

# Seconds: how often is looked, how long is waited at most where files arrive all the time, and how long for
# one that never ceases to grow, as a table may to which rows are added for ever.
_TICK, _MOST, _PATIENCE = 0.5, 60.0, 600.0
Folders = dict[str, tuple[int, int]]


class Touched(NamedTuple):
    """When a file was first touched that is not taken in yet, and when last."""

    first: float
    last: float


class Arrivals:
    """Watches folders from the first moment that it is asked for.

    Args:
        folders: With all that is below them.
        settle: For how many seconds a file is left alone before it is taken to be whole.
        poll: Whether folders are gone through again and again, where the system tells nothing of them.
    """

    def __init__(self, folders: Sequence[str | Path], *, settle: float, poll: bool) -> None:
        self._folders = [os.path.abspath(folder) for folder in folders]
        self._settle = settle
        self._poll = poll
        self._touched: dict[str, Touched] = {}
        self._due: float | None = monotonic() + settle

    def again(self, seconds: float) -> None:
        """Tell of what is there once more after so many seconds, whatever arrives."""
        self._due = monotonic() + seconds

    def __iter__(self) -> Iterator[set[str]]:
        """First, and then whenever something is to be read: the files that are still growing.

        Raises:
            DocumentError: The system does not let the folders be watched.
        """
        while True:
            there = self._there()
            for changes in self._changes(there):
                now = monotonic()
                for path in {os.path.realpath(path) for _, path in changes}:
                    self._touched[path] = Touched(self._touched.get(path, Touched(now, now)).first, now)
                if self._is_time(now):
                    growing = self._growing(now)
                    self._touched, self._due = {path: self._touched[path] for path in growing}, None
                    yield growing
                if self._there() != there:
                    self.again(self._settle)
                    break

    def _there(self) -> Folders:
        """The folders that are there, and which they are: another one may have come in the place of one."""
        found = {}
        for folder in filter(os.path.isdir, self._folders):
            with suppress(OSError):  # it has just gone
                status = os.stat(folder)
                found[folder] = (status.st_dev, status.st_ino)
        return found

    def _changes(self, there: Folders) -> Iterator[set[FileChange]]:
        """What changes in some folders, told every half second; nothing where none is there."""
        while not there:
            sleep(_TICK)
            yield set()
        try:
            yield from watch(
                *there,
                watch_filter=partial(_concerns, tuple(there)),
                debounce=int(_TICK * 1000),
                rust_timeout=int(_TICK * 1000),
                yield_on_timeout=True,
                force_polling=self._poll or None,
                poll_delay_ms=int(self._settle * 500),
                ignore_permission_denied=True,
            )
        except FileNotFoundError:  # it has just gone
            yield set()
        except (OSError, RuntimeError) as error:
            raise DocumentError(
                f"The folders cannot be watched: {error}.", "--poll looks at them again and again."
            ) from error

    def _is_time(self, now: float) -> bool:
        """Whether a file is whole, or all are to be read, and no other file has begun to arrive just now."""
        growing = self._growing(now)
        waiting = [each.first for path, each in self._touched.items() if path not in growing]
        if self._due is not None and now >= self._due:
            waiting.append(self._due)
        newest = max((each.first for each in self._touched.values()), default=now - self._settle)
        return bool(waiting) and (now - newest >= self._settle or now - min(waiting) >= _MOST)

    def _growing(self, now: float) -> set[str]:
        """The files that were touched just now, for which it will be time later."""
        return {
            path
            for path, each in self._touched.items()
            if now - each.last < self._settle and now - each.first < _PATIENCE
        }


def _concerns(folders: Sequence[str], change: Change, path: str) -> bool:
    """Whether a change may be one of what is read: hidden files are not, nor those of unknown suffixes."""
    home = max((each for each in folders if Path(path).is_relative_to(each)), key=len, default=os.sep)
    names = Path(path).relative_to(home).parts
    if any(name.startswith(".") for name in names):
        return False
    if is_read(path):
        return True
    return not os.path.splitext(path)[1] if change is Change.deleted else os.path.isdir(path)
