"""Python's search for garbage, which takes as long as the work itself where millions of objects are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Within it no cycles of objects are sought: whatever has none is freed all the same.

    What is made of a large corpus is all in use and without cycles; to look through it again and again as it
    grows takes half of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
