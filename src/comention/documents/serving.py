"""What the process does that reads files for another one."""

import io
import json
import logging
import os
import sys
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from comention.config import Read, override
from comention.documents.limits import MEGABYTE, Exhausted
from comention.documents.read import Reading, reason
from comention.domain import Document
from comention.errors import DocumentError
from comention.processes import GONE, answering

_ERRORS = {each.__name__: each for each in (Exhausted, DocumentError, OSError)}
_CHUNK = 1 << 16
_LONGER = 5  # seconds, in which the other process would have ended this one
_PAGES = Path("/proc/self/statm")
_LEAST = 300  # megabytes: the 250 that libraries take, and some articles


def serve() -> None:
    """Read what the process that started this one asks for, until it asks no more."""
    with suppress(*GONE), answering() as answers:
        line = _Line(sys.stdin.buffer, answers)
        given = {name: value for name, value in line.heard().items() if value is not None}
        config = override(Read(), given)
        _bound(config.max_memory_megabytes)
        logging.getLogger("comention").addHandler(_Warnings(line))
        line.say("ready")
        while True:
            _answer(line, config, **line.heard())


class _Line:
    """The pipes to the other process."""

    def __init__(self, requests: IO[bytes], answers: IO[bytes]) -> None:
        self._requests, self._answers = requests, answers

    def say(self, *values: object) -> None:
        self._answers.write(json.dumps(values).encode() + b"\n")
        self._answers.flush()

    def heard(self) -> dict[str, Any]:
        request: dict[str, Any] = json.loads(self._requests.readline() or "null")
        if request is None:
            raise EOFError
        return request

    def bytes(self, count: int) -> bytes:
        return self._requests.read(count)


class _Warnings(logging.Handler):
    """Passes on what is logged."""

    def __init__(self, line: _Line) -> None:
        super().__init__(logging.WARNING)
        self._line = line

    def emit(self, record: logging.LogRecord) -> None:
        self._line.say("warning", record.levelno, record.getMessage())


def _answer(line: _Line, config: Read, *, path: str | None, name: str, id: str, depth: int) -> None:
    """Say what is in a file, and whether another one may be read here."""
    try:
        with _opened(path, line) as file:
            reading = Reading(config, os.stat(path).st_size if path else None)
            _allow(config.max_seconds)
            for each in reading.within(file, name, id, depth):
                _allow(config.max_seconds)
                if isinstance(each, Document):
                    line.say("document", asdict(each.reference), each.text)
                else:
                    line.say("skipped", each.name, each.reason)
    except Exhausted as error:
        line.say("exhausted", error.message)
    except (OSError, MemoryError) as error:
        line.say("skipped", id, reason(error, config))
    line.say("done", not _is_swollen(config.max_memory_megabytes))


def _opened(path: str | None, line: _Line) -> io.BufferedReader:
    """A file that is to be read, or what the other process reads of it."""
    return open(path, "rb") if path else io.BufferedReader(_Asked(line), _CHUNK)


class _Asked(io.RawIOBase):
    """A file of which the other process gives the bytes that are asked for."""

    def __init__(self, line: _Line) -> None:
        self._line = line

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """How many bytes there were.

        Raises:
            DocumentError: They cannot be unpacked, or are too many.
            OSError: They cannot be read.
        """
        self._line.say("read", len(buffer))
        answer = self._line.heard()
        if "error" in answer:
            raise _ERRORS[answer["error"]](answer["reason"])
        data = self._line.bytes(answer["size"])
        buffer[: len(data)] = data
        return len(data)


def _bound(megabytes: int) -> None:
    """Let this process take no more memory, where the system holds one to that, and leave no core behind."""
    if sys.platform == "linux":
        _hold("RLIMIT_DATA", megabytes * MEGABYTE)
        _hold("RLIMIT_CORE", 0)


def _allow(seconds: int) -> None:
    """Let the system end this process where it goes on for ever and nobody is left to do so."""
    if sys.platform != "win32":
        _hold("RLIMIT_CPU", int(time.process_time()) + seconds + _LONGER)


def _hold(what: str, most: int) -> None:
    """Let the system give this process no more of something than is said here, or was before."""
    import resource  # which Windows has not

    kind = getattr(resource, what)
    least = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (most if least == resource.RLIM_INFINITY else min(most, least), least))


def _is_swollen(megabytes: int) -> bool:
    """Whether what earlier files left takes half of the memory, so that another one might have too little."""
    if sys.platform != "linux":
        return False
    data = int(_PAGES.read_text(encoding="ascii").split()[5])
    return data * os.sysconf("SC_PAGE_SIZE") > max(megabytes // 2, _LEAST) * MEGABYTE
