"""Processes that find mentions: each loads its pipelines once, and gives back spans and no spaCy objects."""

import pickle
import sys
from contextlib import suppress
from dataclasses import replace
from queue import SimpleQueue
from typing import IO, Any

from comention import config as settings
from comention.errors import WorkerError
from comention.mentions.answers import answer, found_in, named
from comention.mentions.batches import Batch
from comention.mentions.recogniser import Found
from comention.processes import GONE, Process, answering

_GONE = (*GONE, pickle.UnpicklingError)


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
        self._process = Process(__name__)
        self._config = replace(config, models=dict(config.models))  # a mapping that can be sent

    def __call__(self, batch: Batch) -> list[Found]:
        """What the process finds in each document of a batch."""
        lang, texts = batch.documents[0].lang, [document.text for document in batch.documents]
        try:
            _send(self._process.requests, (lang, texts, self._config))
            received = _received(self._process.answers)
        except _GONE as error:
            raise WorkerError(*_words(self._process.ended(), batch)) from error
        return found_in(batch, received)

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()


def serve() -> None:
    """Answer the process that started this one until it has no more to ask."""
    with suppress(*_GONE), answering() as answers:
        while True:
            _send(answers, answer(*_received(sys.stdin.buffer)))


def _send(pipe: IO[bytes], message: object) -> None:
    pickle.dump(message, pipe, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _received(pipe: IO[bytes]) -> Any:
    return pickle.load(pipe)


def _words(how: str, batch: Batch) -> tuple[str, str]:
    """What to say of a process that ended over a batch."""
    return (
        f"A process that reads documents ended {how} while it read {named(batch)}.",
        "If memory was short, take fewer of them: --workers 1 takes none.",
    )
