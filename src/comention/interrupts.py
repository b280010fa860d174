"""A stretch of work that no interrupt cuts in two."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Within it signals wait that would raise an error; they are heard at its end."""
    if current_thread() is not main_thread():  # no other one hears them
        yield
        return
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    raising = {number: handler for number, handler in handlers.items() if callable(handler)}
    heard: list[tuple[int, FrameType | None]] = []
    for number in raising:
        signal.signal(number, lambda *told: heard.append(told))
    try:
        yield
    finally:
        for number, handler in raising.items():
            signal.signal(number, handler)
        for told, frame in heard:
            raising[signal.Signals(told)](told, frame)
