"""How a command ends that is told to stop: by Ctrl-C, or by SIGTERM."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def stoppable(project: Path | None = None) -> Iterator[None]:
    """Within it a signal ends the program, with exit code 130 or 143 and one line.

    Args:
        project: In which what is being worked on is kept when it is done, unless a second signal comes.
    """
    heard: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        heard.append(number)
        if len(heard) > 1:  # an exception might be lost in what the first one is at
            os.write(2, f"{_said(project)}\n".encode())
            os._exit(128 + heard[0])
        if project:
            raise KeyboardInterrupt
        raise SystemExit(128 + number)  # nothing waits for its work to be done on account of this one

    before = {number: signal.signal(number, stop) for number in SIGNALS}
    try:
        yield
    except BaseException:
        # Libraries turn what was raised into errors of their own.
        if not heard:
            raise
        click.echo(_said(project), err=True)
        _end(128 + heard[0])
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _said(project: Path | None) -> str:
    """The line, which promises no more than there is."""
    if project and project.exists():
        return f"Stopped. What is done is kept in {project}; the same command goes on from there."
    return "Stopped."


def _end(code: int) -> None:
    """End the program without waiting for its threads."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
