"""Documents to batches of like ones, and what was found in them back in the order of the documents."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Generic, TypeVar

from comention.domain import Document
from comention.stretches import stretches

Item = TypeVar("Item")
Result = TypeVar("Result")

# So many batches are read ahead, and their documents put to those of their language and length: what a
# pipeline reads together should end together.
AHEAD = 4
# No batch has more characters, unless a document alone has, for memory is needed for each.
CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents of one language, and the place of each among all documents."""

    places: tuple[int, ...]
    documents: tuple[Document, ...]


def batches(documents: Iterable[Document], size: int, characters: int = CHARACTERS) -> Iterator[Batch]:
    """The documents in batches of a language and of like lengths.

    Args:
        documents: What to read; some batches of it are held at a time.
        size: How many documents a batch has at most.
        characters: How many characters a batch of several documents has at most.
    """
    numbered = enumerate(documents)
    cut = partial(stretches, size_of=lambda each: len(each[1].text))
    for window in cut(numbered, count=AHEAD * size, size=AHEAD * characters):
        window.sort(key=lambda each: (each[1].lang, len(each[1].text)))
        for _, alike in groupby(window, key=lambda each: each[1].lang):
            for stretch in cut(alike, count=size, size=characters):
                yield Batch(*map(tuple, zip(*stretch, strict=True)))


class Line(Generic[Item, Result]):
    """Batches, or the like, that are worked on, a few at a time, by threads; the oldest is waited for first.

    Args:
        work: What is done with each.
        threads: With how many at once.
    """

    def __init__(self, work: Callable[[Item], Result], threads: int) -> None:
        self._work = work
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="comention")
        self._most = 2 * threads  # one waits for each that is worked on
        self._running: deque[tuple[Item, Future[Result]]] = deque()

    def through(self, batches: Iterable[Item]) -> Iterator[tuple[Item, Result]]:
        """Each batch with what came of it, in the order of the batches.

        An interrupt is answered when what is being worked on is done and given out.
        """
        try:
            for batch in batches:
                self._running.append((batch, self._pool.submit(self._work, batch)))
                if len(self._running) > self._most:
                    yield self._oldest()
            while self._running:
                yield self._oldest()
        except KeyboardInterrupt:
            self._give_up_what_waits()
            while self._running:
                yield self._oldest()
            raise

    def close(self) -> None:
        """Begin nothing more; who is not at the end does not wait for what was begun."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _oldest(self) -> tuple[Item, Result]:
        batch, future = self._running[0]
        result = future.result()
        self._running.popleft()
        return batch, result

    def _give_up_what_waits(self) -> None:
        self._running = deque((batch, future) for batch, future in self._running if not future.cancel())


def in_order(done: Iterable[tuple[Batch, Iterable[Result]]]) -> Iterator[tuple[Document, Result]]:
    """The documents of batches with what was found in each, in the order in which they were given.

    After an interrupt come those that are done, whatever is missing between them.
    """
    waiting: dict[int, tuple[Document, Result]] = {}
    place = 0
    try:
        for batch, results in done:
            waiting.update(zip(batch.places, zip(batch.documents, results, strict=True), strict=True))
            while place in waiting:
                yield waiting.pop(place)
                place += 1
    except KeyboardInterrupt:
        yield from (waiting[place] for place in sorted(waiting))
        raise
