"""Processes that find mentions: each loads its pipelines once, and gives back spans and no spaCy objects.

They are started as programs of their own and talk over pipes, so that the user's script is not run again in
each and needs no guard, on whatever system. They do not hear an interrupt from the keyboard, and end with
the process that started them, however that ends.
"""

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from queue import SimpleQueue
from subprocess import PIPE
from typing import IO, Any

from comention import config as settings
from comention.errors import WorkerError
from comention.mentions.answers import answer, found_in, named
from comention.mentions.batches import Batch
from comention.mentions.recogniser import Found

# Nothing is imported from the folder that one happens to be in.
_COMMAND = (sys.executable, "-P", "-c", "from comention.mentions.workers import serve; serve()")
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
_GONE = (EOFError, OSError, ValueError, pickle.UnpicklingError)


class Crew:
    """Some workers, of which whichever is idle is given the next batch.

    Args:
        config: The pipelines.
        count: How many.
    """

    def __init__(self, config: settings.Detect, count: int) -> None:
        self._workers = [Worker(config) for _ in range(count)]
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)

    def __call__(self, batch: Batch) -> list[Found]:
        """What is found in each document of a batch.

        Raises:
            WorkerError: The process ended meanwhile.
            ComentionError: What it met.
        """
        worker = self._idle.get()
        try:
            return worker(batch)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """End all processes, whatever they are at."""
        for worker in self._workers:
            worker.kill()


class Worker:
    """A process, as the one that started it sees it.

    Args:
        config: The pipelines.
    """

    def __init__(self, config: settings.Detect) -> None:
        apart: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
        path = os.pathsep.join(filter(None, sys.path))
        environment = {**os.environ, **_ONE_THREAD, "PYTHONPATH": path}
        self._process = subprocess.Popen(_COMMAND, stdin=PIPE, stdout=PIPE, env=environment, **apart)
        self._config = replace(config, models=dict(config.models))  # a mapping that can be sent

    def __call__(self, batch: Batch) -> list[Found]:
        """What the process finds in each document of a batch."""
        lang, texts = batch.documents[0].lang, [document.text for document in batch.documents]
        try:
            _send(self._process.stdin, (lang, texts, self._config))
            received = _received(self._process.stdout)
        except _GONE as error:
            raise WorkerError(*_words(self._process.wait(), batch)) from error
        return found_in(batch, received)

    def kill(self) -> None:
        """End the process at once."""
        with suppress(*_GONE), self._process:
            self._process.kill()


def serve() -> None:
    """Answer the process that started this one until it has no more to ask."""
    with os.fdopen(os.dup(1), "wb") as answers, suppress(*_GONE):
        os.dup2(2, 1)  # what a library prints does not go among the answers
        while True:
            _send(answers, answer(*_received(sys.stdin.buffer)))


def _send(pipe: IO[bytes] | None, message: object) -> None:
    assert pipe
    pickle.dump(message, pipe, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _received(pipe: IO[bytes] | None) -> Any:
    assert pipe
    return pickle.load(pipe)


def _words(code: int, batch: Batch) -> tuple[str, str]:
    """What to say of a process that ended over a batch."""
    how = f"by signal {-code}" if code < 0 else f"with exit code {code}"
    return (
        f"A process that reads documents ended {how} while it read {named(batch)}.",
        "If memory was short, take fewer of them: --workers 1 takes none.",
    )
