"""Ceilings: how much is held, how much is unpacked, how long is waited."""

import errno
import glob
import io
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import IO

from comention.config import Read
from comention.documents.draft import Draft, Found, Member, Skipped
from comention.errors import DocumentError

MEGABYTE = 1 << 20
_ALWAYS = 32 * MEGABYTE  # however small a file is, so much may come out of it
_AGAIN = 0.5  # seconds until one that was caught on the way is told once more
_IN_MEMORY = 8 * MEGABYTE
_CHUNK = 1 << 16


class Exhausted(DocumentError):
    """A source has given all that it may; nothing more of it is read."""


class Budget:
    """What may still be unpacked from one source.

    Args:
        config: The ceilings.
        size: How many bytes the source has; None where nobody knows.
    """

    def __init__(self, config: Read, size: int | None) -> None:
        self._config = config
        most = config.max_expanded_megabytes * MEGABYTE
        grown = most if size is None else max(_ALWAYS, config.max_ratio * size)
        self._bytes, self._by_ratio = min(most, grown), grown < most
        self._files = config.max_files

    def count(self, depth: int) -> None:
        """Nothing comes out; a file is counted that lies in ``depth`` others.

        Raises:
            Exhausted: There were as many as may be.
            DocumentError: It lies too deep.
        """
        if depth > self._config.max_nesting:
            raise DocumentError(f"lies in more than {self._config.max_nesting} archives within each other")
        self._files -= 1
        if self._files < 0:
            raise Exhausted(f"holds more than {self._config.max_files:,} files; the rest is not read")

    def take(self, count: int) -> None:
        """Nothing comes out; so many bytes more have been unpacked.

        Raises:
            Exhausted: That is more than may be.
        """
        self._bytes -= count
        if self._bytes < 0:
            most, times = self._config.max_expanded_megabytes, self._config.max_ratio
            grows = f"{times} times its size" if self._by_ratio else f"{most:,} MB"
            raise Exhausted(f"expands to more than {grows}; the rest is not read")


def unpacked(file: IO[bytes], budget: Budget | None) -> io.BufferedReader:
    """The bytes of a file within a file, counted as they come where there is a budget."""
    return io.BufferedReader(_Unpacked(file, budget), _CHUNK)


class _Unpacked(io.RawIOBase):
    """What a library unpacks, with one error for all of its own."""

    def __init__(self, file: IO[bytes], budget: Budget | None) -> None:
        self._file = file
        self._budget = budget

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """How many bytes there were.

        Raises:
            DocumentError: They cannot be unpacked, or are too many.
        """
        try:
            data = self._file.read(len(buffer))
        except DocumentError:
            raise
        except Exception as error:  # each library has errors of its own
            raise DocumentError(f"cannot be unpacked: {error or type(error).__name__}") from error
        if self._budget:
            self._budget.take(len(data))
        buffer[: len(data)] = data
        return len(data)


def held(file: IO[bytes], config: Read) -> bytes:
    """All of a file.

    Raises:
        DocumentError: It is too large.
    """
    data = file.read(config.max_megabytes * MEGABYTE + 1)
    if len(data) > config.max_megabytes * MEGABYTE:
        raise DocumentError(too_large(config))
    return data


def held_text(file: IO[bytes], config: Read) -> bytes:
    """All of a file that is one text.

    Raises:
        DocumentError: It is too long.
    """
    data = file.read(4 * config.max_characters + 4)  # in no encoding has a character more than four bytes
    if file.read(1):
        raise DocumentError(too_long(config.max_characters))
    return data


@contextmanager
def sought(file: IO[bytes], config: Read) -> Iterator[IO[bytes]]:
    """A file that can be sought in: itself, or a copy where it is a stream.

    Raises:
        DocumentError: The copy would be too large.
    """
    if file.seekable():
        yield file
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        shutil.copyfileobj(_Within(file, config), copy, _CHUNK)
        copy.seek(0)
        yield copy


@contextmanager
def on_disk(file: IO[bytes], config: Read) -> Iterator[str]:
    """The path of a file that a library opens itself, or of a copy where it has none.

    Raises:
        DocumentError: The copy would be too large.
    """
    name = path_of(file)
    if name and not glob.has_magic(name):
        yield name
        return
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "copy")
        with open(path, "wb") as copy:
            shutil.copyfileobj(_Within(file, config), copy, _CHUNK)
        yield path


def path_of(file: IO[bytes]) -> str | None:
    """Where a file is; None where it is a stream, whatever else has the name that it goes by."""
    name = getattr(file, "name", None)
    if not (isinstance(name, str) and os.path.isfile(name)):
        return None
    return name if os.path.samestat(os.stat(name), os.fstat(file.fileno())) else None


class _Within:
    """A stream up to the largest size that may be held."""

    def __init__(self, file: IO[bytes], config: Read) -> None:
        self._file, self._config = file, config
        self._left = config.max_megabytes * MEGABYTE

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise DocumentError(too_large(self._config))
        return data


def too_large(config: Read) -> str:
    """The reason for which a file is skipped of which more would have to be held than may be."""
    return f"is larger than {config.max_megabytes:,} MB"


def too_long(limit: int) -> str:
    """The reason for which a text of more than ``limit`` characters is skipped."""
    return f"is longer than {limit:,} characters"


def too_slow(seconds: int) -> str:
    """The reason for which a file that takes more than some seconds is skipped."""
    return f"takes more than {seconds} seconds to read"


def is_short_of_memory(error: BaseException | None) -> bool:
    """Whether an error came of too little memory, whatever was made of that on the way."""
    while error:
        if isinstance(error, MemoryError) or getattr(error, "errno", None) == errno.ENOMEM:
            return True
        error = error.__cause__ or error.__context__
    return False


def timed(found: Found, seconds: int) -> Iterator[Draft | Skipped | Member]:
    """What a reader finds, each within some seconds; the time in between, in which it is used, is free.

    Raises:
        DocumentError: Something took longer.
    """
    while True:
        with _at_most(seconds):
            each = next(found, None)
        if each is None:
            return
        yield each


class _Late(BaseException):
    """The time is over; no ``except Exception`` on the way may keep it."""


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    """The body ends within some seconds, or an error ends it.

    Python lets only the main thread be interrupted, and Windows none; there the body takes its time, as in a
    program that has set an alarm of its own.
    """
    here = threading.current_thread() is threading.main_thread()
    if not here or not hasattr(signal, "setitimer") or signal.getitimer(signal.ITIMER_REAL)[0]:
        yield
        return
    waiting = True

    def late(_number: int, _frame: FrameType | None) -> None:
        if waiting:
            raise _Late

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    except _Late:
        raise DocumentError(too_slow(seconds)) from None
    finally:
        waiting = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before or signal.SIG_DFL)  # None where it was set from C
