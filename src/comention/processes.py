"""Processes that work for this one.

They are started as programs of their own and talk over pipes, so that the user's script is not run again in
each and needs no guard, on whatever system. They do not hear an interrupt from the keyboard, and end with
the process that started them, however that ends.
"""

import math
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from subprocess import PIPE
from threading import Event, Lock, Thread
from time import monotonic
from typing import IO, Any

# Each of these libraries would take all cores for one process.
_ONE_THREAD = dict.fromkeys(
    (
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "MKL_NUM_THREADS",
        "BLIS_NUM_THREADS",
        "VECLIB_MAXIMUM_THREADS",
        "NUMEXPR_NUM_THREADS",
    ),
    "1",
)
# What it is to find that the other end of a pipe is gone, or that this one was closed.
GONE = (EOFError, OSError, ValueError)
_LOOK = 0.2  # seconds between two looks at the clock
_MOMENT = 10


class Process:
    """A process, as the one that started it sees it.

    Args:
        module: Of its ``serve`` it is to run.
        environment: What it finds there beside what is here.

    Attributes:
        requests: What is written to it.
        answers: What it has written.
        late: Whether it was ended because it took too long.
    """

    def __init__(self, module: str, environment: Mapping[str, str] | None = None) -> None:
        apart: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
        path = os.pathsep.join(filter(None, sys.path))
        # Nothing is imported from the folder that one happens to be in.
        command = (sys.executable, "-P", "-c", f"from {module} import serve; serve()")
        around = {**os.environ, **_ONE_THREAD, "PYTHONPATH": path, **(environment or {})}
        self._process = subprocess.Popen(command, stdin=PIPE, stdout=PIPE, env=around, **apart)
        assert self._process.stdin
        assert self._process.stdout
        self.requests: IO[bytes] = self._process.stdin
        self.answers: IO[bytes] = self._process.stdout
        self.late = False
        self._until = math.inf
        self._over, self._one_at_a_time = Event(), Lock()
        self._watching: Thread | None = None

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """The body waits for an answer no longer than some seconds; then the process is ended."""
        if self._watching is None:
            self._watching = Thread(target=self._watch, daemon=True)
            self._watching.start()
        self._until = monotonic() + seconds
        try:
            yield
        finally:
            with self._one_at_a_time:
                self._until = math.inf

    def _watch(self) -> None:
        while not self._over.wait(_LOOK):
            with self._one_at_a_time:
                if monotonic() > self._until:
                    self.late = True
                    self._process.kill()
                    return

    def is_alive(self) -> bool:
        """Whether it still runs, and was not just told to end."""
        return not self.late and self._process.poll() is None

    def kill(self) -> None:
        """End the process at once."""
        self._over.set()
        with suppress(*GONE), self._process:
            self._process.kill()

    def ended(self) -> str:
        """How it ended, in words; it is given a moment to do so by itself."""
        try:
            code = self._process.wait(_MOMENT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        return f"by signal {-code}" if code < 0 else f"with exit code {code}"


@contextmanager
def answering() -> Iterator[IO[bytes]]:
    """Where a process writes its answers; what a library prints does not go among them."""
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)
        yield answers
