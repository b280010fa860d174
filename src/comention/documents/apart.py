"""Files are read in a process of its own, which may crash, swell or hang: that costs the one file.

What it answers is JSON, a line each, so that whoever takes it over by a file has no more to say than words.
"""

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, replace
from tempfile import TemporaryDirectory
from typing import Any, Self

from comention.config import Read
from comention.documents.draft import Skipped
from comention.documents.limits import Exhausted, path_of, too_slow
from comention.domain import Document, Reference
from comention.errors import DocumentError, WorkerError
from comention.processes import GONE, Process

_MOST = 1 << 20  # bytes of a file given at once
_GRACE = 2  # seconds by which it may itself be late in saying that something takes too long


class Apart:
    """Reads files in another process, which is started when it is first needed, and anew when it has ended.

    Args:
        config: The ceilings.
    """

    def __init__(self, config: Read) -> None:
        self._config = config
        self._process: Process | None = None
        self._folder: TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()
        if self._folder:
            self._folder.cleanup()

    def __call__(
        self, file: io.BufferedReader, name: str, id: str, depth: int
    ) -> Iterator[Document | Skipped]:
        """What is in a file that lies in ``depth`` others, and what in it was not read.

        Raises:
            Exhausted: The source of the file has given all that it may.
            WorkerError: No process can be started.
        """
        process = self._running()
        try:
            _tell(process, path=path_of(file), name=name, id=id, depth=depth)
            while each := self._next(process, file):
                yield each
        except GONE:
            skipped = Skipped(id, self._reason(process))
            self._end()
            yield skipped
        except BaseException:  # it is in the midst of its answer
            self._end()
            raise

    def _running(self) -> Process:
        """The process, ready to be asked."""
        if self._process and not self._process.is_alive():
            self._end()
        if self._process is None:
            self._process = self._started()
        return self._process

    def _started(self) -> Process:
        try:
            self._folder = self._folder or TemporaryDirectory()
            # What copies it makes are not left behind when it is killed.
            places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._folder.name)
            process = Process("comention.documents.serving", places)
        except OSError as error:
            reason = error.strerror or error
            raise WorkerError(f"No process that reads files can be started: {reason}.") from error
        _greet(process, self._config)
        return process

    def _end(self) -> None:
        if self._process:
            self._process.kill()
        self._process = None

    def _next(self, process: Process, file: io.BufferedReader) -> Document | Skipped | None:
        """What it says next of a file; None at the end."""
        with process.within(self._config.max_seconds + _GRACE):
            while True:
                kind, *values = _heard(process)
                if kind == "document":
                    return Document(reference=Reference(**values[0]), text=values[1])
                if kind == "skipped":
                    return Skipped(*values)
                if kind == "warning":
                    logging.getLogger("comention").log(values[0], "%s", values[1])
                elif kind == "read":
                    _give(process, file, values[0])
                elif kind == "exhausted":
                    raise Exhausted(values[0])
                else:
                    if not values[0]:
                        self._end()
                    return None

    def _reason(self, process: Process) -> str:
        """Why a file was not read over which the process ended."""
        if process.late:
            return too_slow(self._config.max_seconds)
        return (
            f"cannot be read: the process that read it ended {process.ended()}, as it does where a file is "
            f"damaged or takes more than {self._config.max_memory_megabytes:,} MB of memory"
        )


def _greet(process: Process, config: Read) -> None:
    """Tell a process its settings, and wait until it is ready."""
    try:
        _tell(process, **asdict(replace(config, columns=dict(config.columns))))
        with process.within(config.max_seconds + _GRACE):
            _heard(process)
    except GONE as error:
        how = process.ended()
        process.kill()
        raise WorkerError(f"The process that reads files ended {how} before it read any.") from error


def _tell(process: Process, **values: object) -> None:
    process.requests.write(json.dumps(values).encode() + b"\n")
    process.requests.flush()


def _heard(process: Process) -> list[Any]:
    line = process.answers.readline()
    if not line:
        raise EOFError
    answer: list[Any] = json.loads(line)
    return answer


def _give(process: Process, file: io.BufferedReader, size: int) -> None:
    """Give it the next bytes of a file, or say what came in their place."""
    try:
        data = file.read1(min(size, _MOST))
    except (DocumentError, OSError) as error:
        kind = next(each for each in (Exhausted, DocumentError, OSError) if isinstance(error, each))
        reason = getattr(error, "strerror", None) or str(error)
        _tell(process, error=kind.__name__, reason=reason)
        return
    _tell(process, size=len(data))
    process.requests.write(data)
    process.requests.flush()
