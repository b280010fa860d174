"""Commands as processes of their own, which can be interrupted."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Self

ROOT = Path(__file__).parents[2]
PATIENCE = 120  # seconds, on a machine however busy


class Lines:
    """The lines of a pipe as they come."""

    def __init__(self, pipe: IO[str]) -> None:
        self._lines: SimpleQueue[str] = SimpleQueue()
        self._reader = Thread(target=self._read, args=(pipe,))
        self._reader.start()

    def _read(self, pipe: IO[str]) -> None:
        with pipe:
            for line in pipe:
                self._lines.put(line)

    def until(self, words: str) -> str:
        """The next line that has some words."""
        read = []
        try:
            while words not in (line := self._lines.get(timeout=PATIENCE)):
                read.append(line)
        except Empty:
            raise AssertionError(f"{words!r} is not in {read}") from None
        return line

    def rest(self) -> list[str]:
        """The lines that were not read yet, to the end."""
        self._reader.join()
        return [self._lines.get() for _ in range(self._lines.qsize())]


class Running:
    """A command that runs."""

    def __init__(self, *arguments: object, seconds: float = 0) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.cli.program", str(seconds), *map(str, arguments)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"},
        )
        assert self._process.stdout
        assert self._process.stderr
        self.out, self.err = Lines(self._process.stdout), Lines(self._process.stderr)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._process.kill()
        self._process.wait()
        self.out.rest()
        self.err.rest()

    def stop(self, *signals: signal.Signals) -> tuple[int, str]:
        """The exit code after some signals, and the last line on standard error."""
        for each in signals:
            self._process.send_signal(each)
        return self.end(), self.err.rest()[-1]

    def end(self) -> int:
        """The exit code."""
        return self._process.wait(PATIENCE)
